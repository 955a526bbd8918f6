/**
 * Index terms for what a text states in figures, one for all its writings: 519 billion, 519B and 5,190억 are `#519000000000`; 12 %
 * and 12퍼센트 are `%12`; 14 May 2026 and 2026년 5월 14일 are `@2026-05-14`, and `@2026-05` and `@--05-14` beside it, for questions that
 * leave out the day or the year. No word of a text is such a term.
 */
import { datesIn } from './dates.ts';
import { numbersIn, type NumberMention } from './numbers.ts';

/** Terms of a passage, in no particular order; each as often as the text states it. */
export function figureTerms(text: string): string[] {
  return stretchesWithFigures(text).flatMap((stretch) => {
    const dates = HOLDS_DATE.test(stretch) ? datesIn(stretch) : [];
    const numbers = HOLDS_NUMBER.test(stretch) ? numbersIn(stretch, dates) : [];
    return [...numberTerms(numbers), ...dates.flatMap(({ iso }) => (iso === null ? [] : dateTerms(iso)))];
  });
}

/** A figure of a question and where it stands. */
export interface AskedFigure {
  /** As {@link figureTerms}, but of a date only the whole, and its day in any year. Empty for small numbers. */
  readonly terms: readonly string[];
  /** Half-open span in UTF-16 code units. */
  readonly start: number;
  readonly end: number;
}

/** Figures of a question, numbers in words too. */
export function askedFigures(text: string): AskedFigure[] {
  const numbers = numbersIn(text).map((mention) => ({ terms: numberTerms([mention]), start: mention.start, end: mention.end }));
  const dates = datesIn(text).flatMap(({ iso, start, end }) => (iso === null ? [] : [{ terms: [...new Set([`@${iso}`, ...dateTerms(iso).filter((term) => term.startsWith('@--'))])], start, end }]));
  return [...numbers, ...dates].filter(({ terms }) => terms.length > 0);
}

/** Smaller numbers are written with the same digits everywhere. */
const LARGE = 1_000;

function numberTerms(mentions: readonly NumberMention[]): string[] {
  return mentions.flatMap(({ value, kind }) => {
    if (kind === 'percent') return [`%${value}`];
    return kind !== 'ordinal' && Math.abs(value) >= LARGE ? [`#${value}`] : [];
  });
}

function dateTerms(iso: string): string[] {
  const [, year, month, day] = /^(\d{4}|-)-(\d\d)(?:-(\d\d))?$/.exec(iso) ?? [];
  if (month === undefined) return [`@${iso}`];
  return [...new Set([`@${iso}`, ...(year === '-' ? [] : [`@${year}-${month}`]), ...(day === undefined ? [] : [`@--${month}-${day}`])])];
}

/** What every number and date that has a term holds, to be asked before the many patterns of {@link numbersIn} and {@link datesIn}. */
const HOLDS_NUMBER = /\d[\d,]{3}|[백천만억조경]|\d\s?[kmbt](?:[nr]|ln)?(?![a-z])|thousand|million|billion|trillion|[%％]|per ?cent|pct|퍼센트|프로/i;
const HOLDS_DATE = /(?:1[5-9]|20)\d|\d\s?월|jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec|quarter|q[1-4]|[1-4]q|분기|centur|세기/i;

/** Characters about an anchor in which its unit, scale or month may stand. */
const REACH = 20;

/** A digit, or a scale that a number in words has: fifteen thousand. */
const ANCHOR = /\d|\b(?:thousand|million|billion|trillion)\b/gi;

/** Reading numbers and dates costs more than splitting words, and most of a text holds none: only what stands about a figure is read. */
function stretchesWithFigures(text: string): string[] {
  const stretches: string[] = [];
  let start = 0;
  let end = -1;
  for (const { index } of text.matchAll(ANCHOR)) {
    if (index <= end) {
      end = Math.max(end, index + REACH);
      continue;
    }
    if (end >= 0) stretches.push(wholeWords(text, start, end));
    start = Math.max(0, index - REACH);
    end = index + REACH;
  }
  if (end >= 0) stretches.push(wholeWords(text, start, end));
  return stretches;
}

function wholeWords(text: string, start: number, end: number): string {
  let from = start;
  while (from > 0 && /\S/.test(text[from - 1]!) && start - from < REACH) from -= 1;
  let to = Math.min(end, text.length);
  while (to < text.length && /\S/.test(text[to]!) && to - end < REACH) to += 1;
  return text.slice(from, to);
}
