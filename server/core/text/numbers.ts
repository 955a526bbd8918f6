/**
 * Finds every number a text states, digits or words, English or Korean, and gives its value and unit in one form,
 * so that 519B, 519 billion and 5,190억 compare equal.
 *
 * Numbers inside a date belong to {@link datesIn}. A digit inside a name (F-35, K1, A.X, 5G) is part of the name. Clock
 * times, telephone numbers and versions (10:30, 02-123-4567, 1.2.3) are identifiers, not quantities, and are left out.
 */
import { datesIn, type DateMention } from './dates.ts';
import { ENGLISH_SCALES, canonicalUnit, isCurrency, unitPattern } from './number-units.ts';
import { ENGLISH_CARDINAL, ENGLISH_ORDINAL, KOREAN_FIGURE, NATIVE_NUMERAL, englishValue, koreanValue, nativeValue } from './number-words.ts';

export interface NumberMention {
  readonly value: number;
  /** Canonical name, e.g. `percent`, `krw`, `usd`, `days`, `people`, `km`, `items` (any Korean counter); null when none is stated. */
  readonly unit: string | null;
  readonly kind: 'cardinal' | 'ordinal' | 'percent' | 'money' | 'quantity';
  /** Half-open span in UTF-16 code units; includes the unit and the currency sign. */
  readonly start: number;
  readonly end: number;
  readonly text: string;
}

/**
 * @param known - The text's dates, where they were read already.
 * @returns Numbers in reading order, spans not overlapping. Of a range (10-15 days) both ends, the first with the second's unit.
 */
export function numbersIn(text: string, known: readonly DateMention[] = datesIn(text)): NumberMention[] {
  const dates = known.filter((date) => /\d/.test(date.text));
  const found: NumberMention[] = [];
  for (const { pattern, read } of WRITINGS) {
    // Not matchAll: it copies the pattern, and these are large.
    pattern.lastIndex = 0;
    for (let match = pattern.exec(text); match !== null; match = pattern.exec(text)) {
      if (match[0] === '') pattern.lastIndex += 1;
      const start = match.index;
      const end = start + match[0].length;
      const taken = (span: { start: number; end: number }) => start < span.end && span.start < end;
      if (end === start || found.some(taken) || dates.some(taken)) continue;
      const reading = read(match.groups ?? {});
      if (reading !== null) found.push({ ...reading, start, end, text: match[0] });
    }
  }
  return spreadOverRanges(found.sort((a, b) => a.start - b.start), text);
}

/**
 * How English and Korean texts write a value: 519e9 as `519 billion`, `519B`, `5190억`; for finding one by the other.
 * @returns Nothing below 1,000, where both languages write the same digits.
 */
export function numberWritings(value: number): string[] {
  if (!Number.isSafeInteger(value) || value < 1_000) return [];
  const written = [value.toLocaleString('en-US'), String(value)];
  for (const [name, scale] of [['trillion', 1e12], ['billion', 1e9], ['million', 1e6], ['thousand', 1e3]] as const) {
    const count = value / scale;
    if (count < 1 || count >= 10_000 || String(count).length > 6) continue;
    written.push(`${count} ${name}`, `${count}${name[0] === 't' && scale === 1e3 ? 'K' : name[0]!.toUpperCase()}`);
    break;
  }
  return [...written, ...koreanWritings(value)];
}

type Groups = Readonly<Record<string, string | undefined>>;
type Reading = Pick<NumberMention, 'value' | 'unit' | 'kind'>;
interface Writing {
  readonly pattern: RegExp;
  /** Null when the match turns out to be no number. */
  readonly read: (groups: Groups) => Reading | null;
}

const FREE = '(?<![\\p{L}\\p{N}_]|[\\p{L}\\p{N}][.&_/]|\\p{L}[-–]|\\p{N}[,:]|\\p{N}-(?=\\d+-)|\\d-\\d+-|#)';
// What may come next is asked first: the look-behind would else be tried at every letter, which takes ten times as long.
const AT_DIGIT = `(?=\\d)${FREE}`;
const AT_FIGURE = `(?=[\\d일이삼사오육칠팔구십백천만억조경])${FREE}`;
const AT_WORD = '\\b(?=[aefhnostz])';
const AT_NATIVE = '(?=[하한둘두셋세석넷네넉다여일아열스서마쉰예])(?<![\\p{L}\\p{N}])';
const DIGITS = '(?<digits>\\d{1,3}(?:,\\d{3})+(?:\\.\\d+)?|\\d+(?:\\.\\d+)?)';
const SIGN = '(?<sign>(?<![^\\s(\\[])[-−])?';
const CURRENCY = '(?<currency>US\\$|U\\.S\\.\\$|[$₩￦€£]|(?:USD|KRW|EUR|GBP|JPY|CNY)\\s?)';
const SCALE_WORD = '(?:hundred|thousand|million|billion|trillion)';
const SCALE = `[\\s-]?(?<scale>${SCALE_WORD}s?|mn|mln|bn|tn|trn)(?![\\p{L}\\p{N}])`;
const SCALE_LETTER = '(?<letter>[KMBT]|k)(?![\\p{L}\\p{N}])';
const MONEY_SCALE = `(?:[\\s-]?(?<scale>${SCALE_WORD}|mn|mln|bn|tn|trn)|(?<letter>[KMBTkmbt]))(?![\\p{L}\\p{N}])`;
const UNIT = `(?:[\\s-]?(?<unit>${unitPattern('latin')})(?![\\p{L}\\p{N}]))`;
const KOREAN_UNIT = `(?:여?\\s?(?<unit>${unitPattern('korean')}))`;
/** A unit that is one syllable ends the word or takes a particle; else 분 would be read in 분야. */
const AFTER_KOREAN = '(?![가-힣]{0,1}(?:야|석|류|단|위원|교육|반기)|\\p{N})';
const CLOSED = '(?![\\p{L}\\p{N}_]|[.:,/]\\d|-\\d+-)';

const WRITINGS: readonly Writing[] = [
  writing(`(?=제)${FREE}제\\s?(?<figure>\\d+|[일이삼사오육칠팔구십백]+)(?=\\s?(?:차|조|항|호|장|절|회|대|편|위|기|관|세대|군|사단|국|공화국|부|단계|\\d|\\s|$|[.,)]))`, ({ figure }) => ordinal(koreanValue(figure!))),
  writing(`${AT_DIGIT}(?<digits>\\d+)\\s?(?:번째|째(?!\\p{L})|위(?!\\p{L}{2})|차(?![가-힣]{2,}|량|원|이))`, ({ digits }) => ordinal(Number(digits))),
  writing(`(?=첫)(?<![\\p{L}\\p{N}])(?:첫\\s?번째|첫째)`, () => ordinal(1)),
  writing(`${AT_NATIVE}(?<numeral>${NATIVE_NUMERAL})\\s?번째|(?<![\\p{L}\\p{N}])(?<short>둘|셋|넷|다섯|여섯|일곱|여덟|아홉|열)째`, ({ numeral, short }) => ordinal(nativeValue((numeral ?? short)!))),
  writing(`${AT_DIGIT}(?<digits>\\d{1,3}(?:,\\d{3})+|\\d+)(?:st|nd|rd|th)(?![\\p{L}\\p{N}])`, ({ digits }) => ordinal(plain(digits!))),
  writing(`(?=[-−$₩￦€£UKEGJC])${SIGN}${FREE}${CURRENCY}\\s?${DIGITS}(?:${MONEY_SCALE})?(?![\\p{L}\\p{N}])`, digital),
  writing(`(?=[$₩￦€£])${FREE}(?<currency>[$₩￦€£])\\s?(?<figure>${KOREAN_FIGURE})`, korean),
  writing(`${AT_FIGURE}(?<figure>(?=[십백천만억조경]{0,6}\\d)${KOREAN_FIGURE})${KOREAN_UNIT}${AFTER_KOREAN}`, korean),
  writing(`${AT_FIGURE}(?<![\\p{L}\\p{N}])(?<figure>${KOREAN_FIGURE})${KOREAN_UNIT}${AFTER_KOREAN}`, koreanWords),
  writing(`(?=만)(?<![\\p{L}\\p{N}])(?<figure>만\\d[\\d천백십]*)${KOREAN_UNIT}?`, korean),
  writing(`${AT_DIGIT}(?<figure>(?=\\d[\\d,.]*\\s?[십백천만억조경])${KOREAN_FIGURE})(?![\\p{L}\\p{N}]|[.,]\\d|\\s?%)`, korean),
  writing(`${AT_DIGIT}(?<figure>(?=\\d)${KOREAN_FIGURE}(?<=[십백천만억조경]))`, korean),
  writing(`${AT_NATIVE}(?!한(?:주|척|해|대|배|장|분|통|권|쪽))(?<numeral>${NATIVE_NUMERAL})\\s?(?<unit>개월|시간|사람|가지|차례|마리|군데|명|개|건|곳|대|달|번|배|살|해|주|팀|권|장|분|척|쪽|통|벌|채|켤레|쌍)(?![가-힣]*(?:문|표|위))`, native),
  writing(`${AT_NATIVE}(?<numeral>(?:열|스물|서른|마흔|쉰|예순|일흔|여든|아흔)(?:하나|둘|셋|넷|다섯|여섯|일곱|여덟|아홉)|스물|다섯|여섯|일곱|여덟|아홉)(?=[은는이가을를의에도로]?(?:[^\\p{L}\\p{N}]|$))`, native),
  // A letter's case tells its scale: 10m is ten metres, 10M ten million.
  writing(`(?=[-−\\d])${SIGN}${FREE}${DIGITS}${SCALE_LETTER}${UNIT}?`, digital, 'gu'),
  writing(`(?=[-−\\d])${SIGN}${FREE}${DIGITS}(?:${SCALE})?${UNIT}`, digital),
  writing(`(?=[-−\\d])${SIGN}${FREE}${DIGITS}${SCALE}`, digital),
  writing(`(?=[-−\\d])${SIGN}${FREE}${DIGITS}${CLOSED}`, digital),
  writing(`${AT_DIGIT}${DIGITS}(?=[가-힣])`, digital),
  writing(`${AT_WORD}(?<![\\p{L}\\p{N}-])(?<words>half\\sa)\\s(?<scale>million|billion|trillion)${UNIT}?(?![\\p{L}\\p{N}])`, spelled),
  writing(`${AT_WORD}(?<![\\p{L}\\p{N}-])(?<words>${ENGLISH_CARDINAL}|a)[\\s-](?<scale>thousand|million|billion|trillion)${UNIT}?(?![\\p{L}\\p{N}])`, spelled),
  writing(`${AT_WORD}(?<![\\p{L}\\p{N}-])(?<words>${ENGLISH_CARDINAL})${UNIT}(?![\\p{L}\\p{N}])`, spelled),
  writing(`${AT_WORD}(?<![\\p{L}\\p{N}-])(?!one(?![\\s-]?(?:hundred|dozen)))(?<words>${ENGLISH_CARDINAL})(?![\\p{L}\\p{N}]|-\\p{L})`, spelled),
  writing(`${AT_WORD}(?<![\\p{L}\\p{N}-]|\\b(?:one|two|three|per|each|every|a)[\\s-])(?<words>${ENGLISH_ORDINAL})(?![\\p{L}\\p{N}])`, ({ words }) => ordinal(englishValue(words!))),
];

function writing(source: string, read: Writing['read'], flags = 'giu'): Writing {
  return { pattern: new RegExp(source, flags), read };
}

function digital({ digits, scale, letter, unit, currency, sign }: Groups): Reading | null {
  // 5G is a generation of mobile networks; grams are written small.
  if (unit === 'G') return null;
  const factor = ENGLISH_SCALES[(scale ?? letter ?? '').toLowerCase().replace(/s$/, '')] ?? 1;
  const value = exact(plain(digits!) * factor) * (sign === undefined ? 1 : -1);
  return measured(value, canonicalUnit(currency ?? unit ?? ''));
}

function korean({ figure: written, unit, currency }: Groups): Reading | null {
  const value = koreanValue(written!);
  return value === null ? null : measured(value, canonicalUnit(currency ?? unit ?? ''));
}

/** Spelled without a digit: 이 원 is "this circle" and 천 is cloth, so a place syllable and a counting unit must be there. */
function koreanWords(groups: Groups): Reading | null {
  const written = groups['figure']!.replace(/\s/g, '');
  if (!/[십백천만억조]/.test(written) || /^[조경]/.test(written)) return null;
  // One syllable and a short counter are mostly another word: 만일 (if), 백일, 만점, 천장.
  return written.length > 1 || /^(?:원|명|달러|개|톤)$/.test(groups['unit']!) ? korean(groups) : null;
}

function native({ numeral, unit }: Groups): Reading {
  return measured(nativeValue(numeral!), canonicalUnit(unit ?? ''));
}

function spelled({ words, scale, unit }: Groups): Reading {
  const count = words === 'a' ? 1 : /^half/i.test(words!) ? 0.5 : englishValue(words!);
  return measured(count * (ENGLISH_SCALES[(scale ?? '').toLowerCase()] ?? 1), canonicalUnit(unit ?? ''));
}

function ordinal(value: number | null): Reading | null {
  return value === null ? null : { value, unit: null, kind: 'ordinal' };
}

function measured(value: number, unit: string | null): Reading {
  if (unit === null) return { value, unit, kind: 'cardinal' };
  if (unit === 'percent' || unit === 'percent_points') return { value, unit, kind: 'percent' };
  return { value, unit, kind: isCurrency(unit) ? 'money' : 'quantity' };
}

function plain(digits: string): number {
  return Number(digits.replaceAll(',', ''));
}

/** 2.7 × 10^6 in floating point is not always 2,700,000; fifteen digits are. */
function exact(value: number): number {
  return Number(value.toPrecision(15));
}

function spreadOverRanges(mentions: readonly NumberMention[], text: string): NumberMention[] {
  return mentions.map((mention, index) => {
    const next = mentions[index + 1];
    if (next === undefined || mention.unit !== null || mention.kind !== 'cardinal' || next.unit === null) return mention;
    if (!/^\s?(?:[-–—~∼〜]|to|and|or|에서|내지|부터)\s?$/.test(text.slice(mention.end, next.start))) return mention;
    return { ...mention, unit: next.unit, kind: next.kind };
  });
}

function koreanWritings(value: number): string[] {
  const groups = [[1e16, '경'], [1e12, '조'], [1e8, '억'], [1e4, '만'], [1, '']] as const;
  let rest = value;
  const digits: string[] = [];
  const words: string[] = [];
  for (const [scale, name] of groups) {
    const count = Math.floor(rest / scale);
    rest -= count * scale;
    if (count === 0) continue;
    digits.push(`${count}${name}`);
    words.push(`${count >= 1_000 && count % 1_000 === 0 ? `${count / 1_000}천` : count}${name}`);
  }
  return [...new Set([digits.join(' '), digits.join(''), words.join(' '), words.join('')])];
}
