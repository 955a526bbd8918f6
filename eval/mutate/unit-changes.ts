import { numbersIn } from '#core/text/numbers.ts';
import type { Change } from './mutate.ts';

/** Units that measure something else, or another amount of it. Pairs go both ways. */
const PAIRS: readonly (readonly [string, string])[] = [
  ['days', 'weeks'], ['day', 'week'], ['hours', 'days'], ['hour', 'day'], ['minutes', 'hours'], ['minute', 'hour'], ['months', 'years'], ['month', 'year'], ['weeks', 'months'], ['seconds', 'minutes'],
  ['km', 'miles'], ['kilometres', 'miles'], ['kilometers', 'miles'], ['metres', 'feet'], ['meters', 'feet'], ['kg', 'tonnes'], ['percent', 'percentage points'], ['per cent', 'percentage points'], ['million', 'billion'], ['billion', 'trillion'],
  ['KRW', 'USD'], ['won', 'dollars'], ['dollars', 'euros'], ['MW', 'GW'], ['GB', 'TB'],
  ['일', '주'], ['시간', '일'], ['분', '시간'], ['개월', '년'], ['주', '개월'], ['원', '달러'], ['달러', '유로'], ['명', '대'], ['대', '명'], ['개', '명'], ['건', '명'], ['킬로미터', '마일'], ['km', '마일'], ['톤', '킬로그램'], ['%', '배'], ['퍼센트', '배'], ['억', '조'], ['만', '억'],
];

/** Another unit for each number that has one. The figure stays. */
export function unitChanges(sentence: string): Change[] {
  const korean = /[가-힣]/.test(sentence);
  return numbersIn(sentence).flatMap(({ start, text, unit }): Change[] => {
    if (!/\d/.test(text) || (unit === null && !/[a-z억만]/i.test(text))) return [];
    const tail = /(?<=[\d\s.,-])([^\d\s.,-][^\d]*)$/u.exec(text) ?? /^(?:KRW|USD)/.exec(text);
    if (tail === null) return [];
    const swaps = PAIRS.flatMap(([a, b]) => [[a, b], [b, a]] as const).filter(([from, to]) => tail[0].endsWith(from) && !/[a-z][a-z]$/i.test(tail[0].slice(0, -from.length) + (/[a-z]/i.test(from) ? from[0] : '')) && /[가-힣]/.test(to) <= korean);
    const [swap] = swaps.sort((a, b) => b[0].length - a[0].length);
    if (swap === undefined || (swap[0].length < 2 && /[a-z]/i.test(swap[0]))) return [];
    return [{ start: start + tail.index + tail[0].length - swap[0].length, from: swap[0], to: swap[1] }];
  });
}
