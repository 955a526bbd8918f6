/**
 * Whether an answer holds what was expected. Three strictnesses: the same words, the same value in another writing, and
 * the overlap measures of reading comprehension.
 */
import { datesAgree, datesIn } from '#core/text/dates.ts';
import { numbersIn } from '#core/text/numbers.ts';
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
 * As {@link holdsLiterally}, but an alternative that is nothing but a number or a date is also held by the same value in
 * another writing: `519 billion` by `5,190억`, `14 May 2026` by `2026. 5. 14.`. A date must be as fine as the expected one;
 * units must not differ. Null when nothing is expected.
 */
export function holdsValues(answer: string, expected: Expected): boolean | null {
  if (expected.length === 0) return null;
  const text = comparable(answer);
  return expected.every((list) => list.some((each) => text.includes(comparable(each)) || statesValue(answer, each)));
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

function statesValue(answer: string, alternative: string): boolean {
  const wanted = alternative.trim();
  const [date, ...otherDates] = datesIn(wanted);
  if (date?.text === wanted && otherDates.length === 0) {
    const iso = date.iso;
    return iso !== null && datesIn(answer).some((found) => found.iso !== null && found.iso.length >= iso.length && datesAgree(found.iso, iso));
  }
  const [number, ...otherNumbers] = numbersIn(wanted);
  if (number?.text !== wanted || otherNumbers.length > 0) return false;
  return numbersIn(answer).some(
    (found) =>
      found.value === number.value &&
      (found.kind === 'ordinal') === (number.kind === 'ordinal') &&
      (number.unit === null || found.unit === null || found.unit === number.unit),
  );
}
