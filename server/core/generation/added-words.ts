import { FOUND, foundShare, keysOf, wordsOf } from '../verdict/words.ts';

/**
 * The words of a sentence that its sources do not have, when they are too many for another wording of the same: two content words in a
 * row, more than one in four, or one with a digit in it. Empty when there is nothing to hold against it.
 *
 * A checker weighs a whole sentence, in which a true beginning can outweigh an invented end. What a model writes is not given that
 * benefit. Across languages words cannot be compared, and only the checker speaks.
 *
 * @param sources - Cited sentences, titles, and the question, whose words an answer may repeat.
 */
export function addedWords(text: string, sources: readonly string[]): string[] {
  const own = wordsOf(text).filter(({ content }) => content);
  const given = sources.flatMap((source) => wordsOf(source));
  if (own.some(({ korean }) => korean) && !given.some(({ korean, content }) => korean && content)) return [];
  if (!own.some(({ korean }) => korean) && !given.some(({ korean, content }) => !korean && content)) return [];
  const keys = keysOf(given);
  const added = own.map((word) => foundShare(word, keys) < FOUND);
  const inRow = added.some((here, index) => here && added[index + 1] === true);
  const withDigit = own.some(({ text: word }, index) => added[index] && /\p{N}/u.test(word));
  const share = added.filter(Boolean).length / (own.length || 1);
  return inRow || withDigit || share > MOST_ADDED ? own.filter((_, index) => added[index]).map(({ text: word }) => word) : [];
}

const MOST_ADDED = 0.25;
