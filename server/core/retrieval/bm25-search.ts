import type { Hit, RowFilter } from '../types.ts';
import { FREQUENCY_STEPS, seek, type Postings } from './postings.ts';
import { createTopK } from './top-k.ts';

/** One query term's postings, with what it can bring. */
export interface TermList {
  readonly start: number;
  readonly end: number;
  /** weight · idf · (k1 + 1) */
  readonly factor: number;
  /** No row gets more from this term. */
  readonly bound: number;
}

/**
 * Term at a time, the weightiest first (rare words of the question before common ones, expansions last), adding scores up per
 * row. Once the terms still to come could not lift a new row above the k-th best, they are only looked up for rows that may
 * still win (the MaxScore idea of Turtle & Flood 1995, doi:10.1016/0306-4573(95)00020-H): "of" and "the" cost a few look-ups,
 * not a walk through every passage.
 *
 * @param norms - Per row, k1 · (1 - b + b · |d| / avg).
 * @returns The search: lists, those that bring most first, to at most `k` rows, best first.
 */
export function createSearch(postings: Postings, norms: Float32Array): (lists: readonly TermList[], k: number, accept?: RowFilter) => Hit[] {
  const { rows, frequencies } = postings;
  // Kept between searches, zero again after each: a search runs to its end without yielding.
  const scores = new Float64Array(norms.length);
  const touched = new Uint32Array(norms.length);
  let count = 0;

  const addAll = ({ start, end, factor }: TermList): void => {
    for (let position = start; position < end; position += 1) {
      const row = rows[position]!;
      const frequency = frequencies[position]! / FREQUENCY_STEPS;
      if (scores[row] === 0) touched[count++] = row;
      scores[row]! += (factor * frequency) / (frequency + norms[row]!);
    }
  };

  const addTo = (candidates: Uint32Array, { start, end, factor }: TermList): void => {
    let position = start;
    for (const row of candidates) {
      position = seek(rows, position, end, row);
      if (position === end) return;
      if (rows[position] !== row) continue;
      const frequency = frequencies[position]! / FREQUENCY_STEPS;
      scores[row]! += (factor * frequency) / (frequency + norms[row]!);
    }
  };

  const best = (among: Uint32Array, k: number, accept?: RowFilter) => {
    const top = createTopK(k);
    let threshold = top.threshold();
    for (const row of among) {
      const score = scores[row]!;
      if (score < threshold || (accept && !accept(row))) continue;
      top.offer(row, score);
      threshold = top.threshold();
    }
    return top;
  };

  const run = (lists: readonly TermList[], k: number, accept?: RowFilter): Hit[] => {
    let rest = lists.reduce((sum, { bound }) => sum + bound, 0);
    let candidates: Uint32Array | undefined;
    for (const list of lists) {
      if (worthPruning(list, candidates?.length ?? count)) {
        const threshold = best(candidates ?? touched.subarray(0, count), k, accept).threshold();
        if (rest < threshold) {
          const mayWin = (row: number): boolean => scores[row]! + rest >= threshold;
          candidates = candidates ? candidates.filter(mayWin) : touched.subarray(0, count).filter(mayWin).sort();
        }
      }
      if (candidates) addTo(candidates, list);
      else addAll(list);
      rest -= list.bound;
    }
    return best(candidates ?? touched.subarray(0, count), k, accept).ranked();
  };

  return (lists, k, accept) => {
    if (k < 1) return [];
    try {
      return run(lists, k, accept);
    } finally {
      for (let index = 0; index < count; index += 1) scores[touched[index]!] = 0;
      count = 0;
    }
  };
}

/** Looking for the k-th best costs a pass over the rows seen: not worth it before a short list. */
function worthPruning({ start, end }: TermList, seen: number): boolean {
  return seen > 0 && end - start > seen / 4;
}
