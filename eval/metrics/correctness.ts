/**
 * Whether an answer holds what was expected. Three strictnesses: the same words, the same value in another writing, and
 * the overlap measures of reading comprehension.
 */
import { datesAgree, datesIn } from '#core/text/dates.ts';
import { numbersIn, type NumberMention } from '#core/text/numbers.ts';
import { comparable } from './answers.ts';

/** Each inner list is one thing to be said, in any of its alternatives. */
export type Expected = readonly (readonly string[])[];

/** Every list has an alternative in the answer, word for word; letter case, spaces and grouping commas aside. Null when nothing is expected. */
export function holdsLiterally(answer: string, expected: Expected): boolean | null {
  if (expected.length === 0) return null;
  const text = comparable(answer);
  return expected.every((list) => list.some((each) => text.includes(comparable(each))));
}

/**
 * As {@link holdsLiterally}, but an alternative that is nothing but a number or a date is held by its value: `519 billion` by
 * `5,190억`, `14 May 2026` by `2026. 5. 14.`, and `3` not by `3 million` or `2013`. A date must be as fine as the expected one,
 * a decade or century the same one; a number must have the expected unit, if one is expected. Null when nothing is expected.
 */
export function holdsValues(answer: string, expected: Expected): boolean | null {
  if (expected.length === 0) return null;
  const text = comparable(answer);
  return expected.every((list) => list.some((each) => statesValue(answer, each) ?? text.includes(comparable(each))));
}

/** Whether the answer is one of the alternatives and nothing else, punctuation and English articles aside (SQuAD: Rajpurkar et al. 2016, arXiv:1606.05250). */
export function matchesExactly(answer: string, alternatives: readonly string[]): boolean {
  const given = squadForm(answer);
  return alternatives.some((each) => squadForm(each) === given);
}

/**
 * Harmonic mean of the precision and recall of tokens, with repeats (SQuAD), against the alternatives of every list that fit
 * best, joined. Hangul counts by syllable, because particles are written joined to their words (KorQuAD: Lim et al. 2019,
 * arXiv:1909.07005). In [0, 1].
 */
export function tokenF1(answer: string, expected: Expected): number {
  const given = overlapTokens(answer);
  const wanted = expected.flatMap((list) => list.map(overlapTokens).reduce((best, next) => (f1Of(given, next) > f1Of(given, best) ? next : best)));
  return f1Of(given, wanted);
}

/** Lower case, without punctuation and the articles a, an, the; single spaces. */
export function squadForm(text: string): string {
  return text.normalize('NFKC').toLowerCase().replace(/[\p{P}\p{S}]/gu, ' ').replace(/\b(?:a|an|the)\b/g, ' ').replace(/\s+/g, ' ').trim();
}

function overlapTokens(text: string): string[] {
  return squadForm(text.replace(/(\d),(?=\d{3})/g, '$1')).match(/\p{Script=Hangul}|[^\s\p{Script=Hangul}]+/gu) ?? [];
}

function f1Of(given: readonly string[], wanted: readonly string[]): number {
  if (given.length === 0 || wanted.length === 0) return given.length === wanted.length ? 1 : 0;
  const left = new Map<string, number>();
  for (const token of wanted) left.set(token, (left.get(token) ?? 0) + 1);
  let common = 0;
  for (const token of given) {
    const count = left.get(token) ?? 0;
    if (count > 0) common += 1;
    left.set(token, count - 1);
  }
  return (2 * common) / (given.length + wanted.length);
}

/** Undefined when the alternative is no lone number or date. */
function statesValue(answer: string, alternative: string): boolean | undefined {
  const wanted = alternative.trim();
  const date = lone(datesIn(wanted), wanted);
  if (date !== undefined && date.iso !== null) return statesDate(answer, date.iso) || comparable(answer).includes(comparable(wanted));
  const number = lone(numbersIn(wanted), wanted);
  if (number === undefined) return undefined;
  const stated = numbersIn(answer);
  const isSame = (found: NumberMention): boolean =>
    found.value === number.value && (found.kind === 'ordinal') === (number.kind === 'ordinal') && (number.unit === null || found.unit === number.unit);
  return stated.some(isSame) || standsAlone(answer, wanted, stated.filter(({ value }) => value !== number.value));
}

/** As fine as wanted: with a day where a day is wanted, and so on. */
function statesDate(answer: string, wanted: string): boolean {
  const [year, month, day] = parts(wanted);
  return datesIn(answer).some(({ iso }) => {
    if (iso === null || !datesAgree(iso, wanted)) return false;
    if (/X/.test(wanted + iso)) return iso === wanted;
    const found = parts(iso);
    return (year === undefined || found[0] !== undefined) && (month === undefined || found[1] !== undefined) && (day === undefined || found[2] !== undefined);
  });
}

/** Whether a number is written in the answer as it is, not within a longer or another one: `35` in `F-35`. */
function standsAlone(answer: string, written: string, others: readonly NumberMention[]): boolean {
  const pattern = written.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
  const places = answer.matchAll(new RegExp(`(?<![\\d]|\\d[.,])${pattern}(?!\\d|[.,]\\d)`, 'giu'));
  return places.some(({ index }) => !others.some(({ start, end }) => start <= index && index < end));
}

/** Year, month (or quarter, half) and day as far as an ISO date states them. */
function parts(iso: string): readonly (string | undefined)[] {
  const [, year, month, day] = /^(-|[\dX]{4})-?([QH]?\d+)?-?(\d\d)?$/.exec(iso) ?? [];
  return [year === '-' ? undefined : year, month, day];
}

function lone<Mention extends { readonly text: string }>([first, ...others]: readonly Mention[], text: string): Mention | undefined {
  return others.length === 0 && first?.text === text ? first : undefined;
}
