import { datesAgree, datesIn } from '../text/dates.ts';
import { numbersIn } from '../text/numbers.ts';

/** What two sentences put in the same place. */
export interface Difference {
  readonly one: string;
  readonly other: string;
}

/** Share of their words that two sentences must have in common, in the same order, to be taken for one statement told twice. */
const SHARED = 0.65;
/** And words at least: "It rose to 5" and "It rose to 6" may speak of two things. */
const LEAST_SHARED = 4;
/** Words that a value may have, and other words that may differ beside it. */
const LONGEST_VALUE = 5;
const LOOSE = 3;

/**
 * The value in which two sentences differ that otherwise say the same in the same words: "… was signed on 14 May …" beside
 * "… was signed on 2 June …". A value is a number, a date or a name.
 *
 * @returns The two values; undefined when the sentences are not one frame, or differ in more than one value, or in words alone.
 */
export function differenceOf(one: string, other: string): Difference | undefined {
  const [a, b] = [wordsOf(one), wordsOf(other)];
  // The cheap bound first: no common subsequence is longer than the shorter sentence.
  if (Math.min(a.length, b.length) * 2 < SHARED * (a.length + b.length)) return undefined;
  const pairs = commonSubsequence(a, b);
  if (pairs.length < LEAST_SHARED || pairs.length * 2 < SHARED * (a.length + b.length)) return undefined;

  const values: Difference[] = [];
  let loose = 0;
  for (const [mine, theirs] of gaps(a, b, pairs)) {
    if (mine.length > 0 && theirs.length > 0 && isValue(mine) && isValue(theirs)) values.push({ one: written(one, mine), other: written(other, theirs) });
    else loose += Math.max(mine.length, theirs.length);
  }
  const [first, ...rest] = values;
  if (first === undefined || loose > LOOSE) return undefined;
  const alike = rest.every((each) => fold(each.one) === fold(first.one) && fold(each.other) === fold(first.other));
  return alike && !sameValue(first) ? first : undefined;
}

interface Word {
  readonly key: string;
  readonly text: string;
  readonly start: number;
  readonly end: number;
}

function wordsOf(text: string): Word[] {
  return Array.from(text.matchAll(/[$€£₩]?[\p{L}\p{N}](?:[\p{L}\p{N}'’&%-]|[.,](?=\p{N}))*/gu), ({ 0: word, index }) => ({ key: fold(word), text: word, start: index, end: index + word.length }));
}

function fold(text: string): string {
  return text.toLowerCase();
}

/** Longest common subsequence, as pairs of indices. */
function commonSubsequence(a: readonly Word[], b: readonly Word[]): (readonly [number, number])[] {
  const width = b.length + 1;
  const longest = new Uint16Array((a.length + 1) * width);
  for (let i = a.length - 1; i >= 0; i--) {
    for (let j = b.length - 1; j >= 0; j--) {
      longest[i * width + j] = a[i]!.key === b[j]!.key ? longest[(i + 1) * width + j + 1]! + 1 : Math.max(longest[(i + 1) * width + j]!, longest[i * width + j + 1]!);
    }
  }
  const pairs: [number, number][] = [];
  for (let i = 0, j = 0; i < a.length && j < b.length; ) {
    if (a[i]!.key === b[j]!.key) pairs.push([i++, j++]);
    else if (longest[(i + 1) * width + j]! >= longest[i * width + j + 1]!) i++;
    else j++;
  }
  return pairs;
}

/** What stands between the common words on either side. */
function gaps(a: readonly Word[], b: readonly Word[], pairs: readonly (readonly [number, number])[]): (readonly [Word[], Word[]])[] {
  const found: [Word[], Word[]][] = [];
  let [i, j] = [0, 0];
  for (const [nextA, nextB] of [...pairs, [a.length, b.length] as const]) {
    if (nextA > i || nextB > j) found.push([a.slice(i, nextA), b.slice(j, nextB)]);
    [i, j] = [nextA + 1, nextB + 1];
  }
  return found;
}

/** A figure, or a name: every longer word in capitals. */
function isValue(words: readonly Word[]): boolean {
  if (words.length > LONGEST_VALUE) return false;
  return words.some(({ text }) => /\p{N}/u.test(text)) || words.every(({ text }) => /^\p{Lu}/u.test(text) || text.length <= 2);
}

/** The words as they stand, or rather the date or amount that they are part of or hold beside a particle. */
function written(text: string, words: readonly Word[]): string {
  const [start, end] = [words[0]!.start, words.at(-1)!.end];
  const figure = [...datesIn(text), ...numbersIn(text)].find((each) => each.start < end && start < each.end && (words.length === 1 || each.end - each.start > end - start));
  return figure?.text ?? text.slice(start, end);
}

/** Other writings of one figure, or a name and a part of it. */
function sameValue({ one, other }: Difference): boolean {
  const [a, b] = [fold(one), fold(other)];
  if (a.includes(b) || b.includes(a)) return true;
  const [dateA, dateB] = [datesIn(one)[0]?.iso, datesIn(other)[0]?.iso];
  if (dateA != null && dateB != null) return datesAgree(dateA, dateB);
  const [numberA, numberB] = [numbersIn(one)[0], numbersIn(other)[0]];
  return numberA !== undefined && numberB !== undefined && numberA.value === numberB.value;
}
