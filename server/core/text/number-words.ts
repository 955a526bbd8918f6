/** Reads numbers spelled out in English ("twenty-one", "two hundred and five") and Korean (스물, 열두, 삼천이백, 5천2백만). */
import { LARGE_PLACES, SMALL_PLACES } from './number-units.ts';

const ONES = ['zero', 'one', 'two', 'three', 'four', 'five', 'six', 'seven', 'eight', 'nine', 'ten', 'eleven', 'twelve', 'thirteen', 'fourteen', 'fifteen', 'sixteen', 'seventeen', 'eighteen', 'nineteen'];
const TENS = ['', '', 'twenty', 'thirty', 'forty', 'fifty', 'sixty', 'seventy', 'eighty', 'ninety'];
const ORDINAL_ONES = ['', 'first', 'second', 'third', 'fourth', 'fifth', 'sixth', 'seventh', 'eighth', 'ninth', 'tenth', 'eleventh', 'twelfth', 'thirteenth', 'fourteenth', 'fifteenth', 'sixteenth', 'seventeenth', 'eighteenth', 'nineteenth'];
const ORDINAL_TENS = ['', '', 'twentieth', 'thirtieth', 'fortieth', 'fiftieth', 'sixtieth', 'seventieth', 'eightieth', 'ninetieth'];

const CARDINALS: ReadonlyMap<string, number> = new Map([
  ...ONES.map((word, value) => [word, value] as const),
  ...TENS.flatMap((word, ten) => (word === '' ? [] : [[word, ten * 10] as const])),
  ['dozen', 12],
]);
const ORDINALS: ReadonlyMap<string, number> = new Map([
  ...ORDINAL_ONES.flatMap((word, value) => (word === '' ? [] : [[word, value] as const])),
  ...ORDINAL_TENS.flatMap((word, ten) => (word === '' ? [] : [[word, ten * 10] as const])),
  ['hundredth', 100], ['thousandth', 1000],
]);

const UNITS_WORD = ONES.slice(1, 10).join('|');
const TENS_WORD = TENS.slice(2).join('|');
const BELOW_HUNDRED = `(?:(?:${TENS_WORD})(?:[-\\s](?:${UNITS_WORD}))?|${ONES.slice().sort((a, b) => b.length - a.length).join('|')})`;
const BELOW_THOUSAND = `(?:(?:(?:a|${UNITS_WORD})\\shundred(?:\\s(?:and\\s)?${BELOW_HUNDRED})?)|${BELOW_HUNDRED})`;

/** Alternatives for a spelled English cardinal, without thousands and beyond (scale words follow as with digits). */
export const ENGLISH_CARDINAL = `(?:(?:a|${UNITS_WORD})\\sdozen|${BELOW_THOUSAND}(?:\\sthousand\\s(?:and\\s)?(?:${BELOW_THOUSAND}))?)`;

/** Alternatives for a spelled English ordinal up to ninety-ninth. */
export const ENGLISH_ORDINAL = `(?:(?:(?:${TENS_WORD})-)?(?:${ORDINAL_ONES.slice(1).sort((a, b) => b.length - a.length).join('|')})|${ORDINAL_TENS.slice(2).join('|')}|hundredth|thousandth)`;

/** @returns The value of a match of {@link ENGLISH_CARDINAL} or {@link ENGLISH_ORDINAL}. */
export function englishValue(words: string): number {
  let total = 0;
  let current = 0;
  for (const word of words.toLowerCase().split(/[\s-]+/)) {
    if (word === 'and' || word === 'a') current += word === 'a' ? 1 : 0;
    else if (word === 'hundred') current *= 100;
    else if (word === 'dozen') current *= 12;
    else if (word === 'thousand') {
      total += current * 1000;
      current = 0;
    } else current += CARDINALS.get(word) ?? ORDINALS.get(word) ?? 0;
  }
  return total + current;
}

const DIGITS = '영일이삼사오육칠팔구';

const PLACES = '[십백천]';
const FIGURE_DIGITS = '\\d[\\d,]{0,24}(?:\\.\\d{1,12})?';
const GROUP = `(?:(?:(?:${FIGURE_DIGITS}|[일이삼사오육칠팔구])?${PLACES}){1,4}(?:\\d{1,3}|[일이삼사오육칠팔구])?|${FIGURE_DIGITS}|[일이삼사오육칠팔구])`;
/**
 * A Korean figure with at least one place syllable: 7만3천, 1조 2천억, 만5천, 삼백만. Anchored by the caller.
 *
 * Large places in their falling order, each at most once: a free repetition would backtrack without end on 만 억 조 만 억 조 …
 */
export const KOREAN_FIGURE = `(?=[\\d일이삼사오육칠팔구십백천만억조경])(?:${GROUP}?\\s?경\\s?)?(?:${GROUP}?\\s?조\\s?)?(?:${GROUP}?\\s?억\\s?)?(?:${GROUP}?\\s?만\\s?)?${GROUP}?(?<!\\s)`;

/** @returns The value of a Korean figure such as 1조 2천억, or null when it is not well formed (places must fall). */
export function koreanValue(figure: string): number | null {
  if (figure.trim() === '') return null;
  let total = 0;
  let group = 0;
  let pending: number | null = null;
  let lastLarge = Infinity;
  let lastSmall = Infinity;
  for (const [token] of figure.replace(/[\s,]/g, '').matchAll(/\d+(?:\.\d+)?|./g)) {
    if (/^\d/.test(token) || DIGITS.includes(token)) {
      if (pending !== null) return null;
      pending = /^\d/.test(token) ? Number(token) : DIGITS.indexOf(token);
    } else if (token in SMALL_PLACES) {
      const place = SMALL_PLACES[token]!;
      if (place >= lastSmall) return null;
      group += (pending ?? 1) * place;
      lastSmall = place;
      pending = null;
    } else {
      const place = LARGE_PLACES[token];
      if (place === undefined || place >= lastLarge) return null;
      const count = group + (pending ?? 0);
      total += (count === 0 ? 1 : count) * place;
      lastLarge = place;
      lastSmall = Infinity;
      group = 0;
      pending = null;
    }
  }
  return Number((total + group + (pending ?? 0)).toPrecision(15));
}

const NATIVE_ONES: Readonly<Record<string, number>> = { 하나: 1, 한: 1, 둘: 2, 두: 2, 셋: 3, 세: 3, 석: 3, 넷: 4, 네: 4, 넉: 4, 다섯: 5, 여섯: 6, 일곱: 7, 여덟: 8, 아홉: 9 };
const NATIVE_TENS: Readonly<Record<string, number>> = { 열: 10, 스물: 20, 스무: 20, 서른: 30, 마흔: 40, 쉰: 50, 예순: 60, 일흔: 70, 여든: 80, 아흔: 90 };
const NATIVE_TENS_WORD = Object.keys(NATIVE_TENS).join('|');
const NATIVE_ONES_WORD = Object.keys(NATIVE_ONES).sort((a, b) => b.length - a.length).join('|');

/** A native Korean numeral, 1 to 99: 세, 열두, 스물다섯. */
export const NATIVE_NUMERAL = `(?:(?:${NATIVE_TENS_WORD})(?:${NATIVE_ONES_WORD})?|${NATIVE_ONES_WORD})`;

/** @returns The value of a match of {@link NATIVE_NUMERAL}. */
export function nativeValue(numeral: string): number {
  const tens = Object.keys(NATIVE_TENS).find((word) => numeral.startsWith(word));
  const rest = tens === undefined ? numeral : numeral.slice(tens.length);
  return (tens === undefined ? 0 : NATIVE_TENS[tens]!) + (NATIVE_ONES[rest] ?? 0);
}
