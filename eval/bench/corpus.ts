/** Made-up text with the statistics of language, for measuring speed at sizes that no bundled corpus has. */

import { seededRandom } from '../../server/testing/random.ts';

const VOCABULARY = 50_000;
const SYLLABLES = ['ba', 'ko', 'ri', 'tu', 'men', 'sal', 'dor', 'vex', 'lin', 'pra', 'go', 'hu'];

/** Word of a frequency rank, from 0: short for the common ones, as in any language. */
function wordOf(rank: number): string {
  let word = '';
  for (let rest = rank + 1; rest > 0; rest = Math.floor(rest / SYLLABLES.length)) word += SYLLABLES[rest % SYLLABLES.length]!;
  return word;
}

/**
 * Passages of about `length` words whose frequencies follow Zipf's law (exponent 1) over 50,000 words: the commonest
 * stands in nearly every passage, as "the" does.
 */
export function* zipfPassages(size: number, length = 120, seed = 1): Generator<string> {
  const random = seededRandom(seed);
  const words = Array.from({ length: VOCABULARY }, (_, rank) => wordOf(rank));
  const cumulative = new Float64Array(VOCABULARY);
  let total = 0;
  for (let rank = 0; rank < VOCABULARY; rank += 1) cumulative[rank] = total += 1 / (rank + 1);
  for (let row = 0; row < size; row += 1) {
    const count = Math.round(length * (0.5 + random()));
    yield Array.from({ length: count }, () => words[rankAt(cumulative, random() * total)]!).join(' ');
  }
}

/** Questions of `length` words drawn from random passages as they stand there, function words included. */
export function questionsOf(passages: readonly string[], count: number, length: number, seed = 2): string[] {
  const random = seededRandom(seed);
  return Array.from({ length: count }, () => {
    const words = passages[Math.floor(random() * passages.length)]!.split(' ');
    return Array.from({ length }, () => words[Math.floor(random() * words.length)]!).join(' ');
  });
}

function rankAt(cumulative: Float64Array, target: number): number {
  let low = 0;
  let high = cumulative.length - 1;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (cumulative[middle]! < target) low = middle + 1;
    else high = middle;
  }
  return low;
}
