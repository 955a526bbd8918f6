import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { ndcg, recall, reciprocalRank } from './ranking.ts';

const ID = fc.constantFrom(...'abcdefgh');
const RANKED = fc.uniqueArray(ID);
const JUDGEMENTS = fc.uniqueArray(fc.tuple(ID, fc.integer({ min: 0, max: 3 })), { selector: ([id]) => id, minLength: 1 }).map((pairs) => new Map(pairs));
const CUTOFF = fc.integer({ min: 1, max: 8 });

describe('ndcg', () => {
  test('a worked example', () => {
    // Gains 0, 2, 1 at ranks 1 to 3; the best order is 2, 1.
    const expected = (2 / Math.log2(3) + 1 / Math.log2(4)) / (2 + 1 / Math.log2(3));
    expect(ndcg(['x', 'a', 'b'], new Map([['a', 2], ['b', 1]]), 10)).toBeCloseTo(expected, 12);
  });

  test('equals the definition: gain over the best gain of any order', () => {
    fc.assert(
      fc.property(RANKED, JUDGEMENTS, CUTOFF, (ranked, judgements, k) => {
        const best = Math.max(...orders([...judgements.keys()].slice(0, 5)).map((order) => gainOf(order, judgements, k)));
        fc.pre(judgements.size <= 5);
        const expected = best === 0 ? 0 : gainOf(ranked, judgements, k) / best;
        expect(ndcg(ranked, judgements, k)).toBeCloseTo(expected, 10);
      }),
      { numRuns: 60 },
    );
  });
});

test('recall counts the relevant found', () => {
  expect(recall(['a', 'x', 'b'], new Map([['a', 1], ['b', 1], ['c', 1], ['d', 0]]), 2)).toBeCloseTo(1 / 3, 12);
  expect(recall(['a'], new Map([['d', 0]]), 2)).toBe(0);
});

test('reciprocal rank looks at the first relevant one alone', () => {
  expect(reciprocalRank(['x', 'b', 'a'], new Map([['a', 3], ['b', 1]]), 10)).toBe(0.5);
  expect(reciprocalRank(['x', 'y', 'a'], new Map([['a', 3]]), 2)).toBe(0);
});

test('every measure stays in [0, 1], and a relevant document put first never lowers it', () => {
  fc.assert(
    fc.property(RANKED, JUDGEMENTS, CUTOFF, (ranked, judgements, k) => {
      const relevant = [...judgements].find(([, gain]) => gain === Math.max(...judgements.values()))![0];
      const better = [relevant, ...ranked.filter((id) => id !== relevant)];
      for (const measure of [ndcg, recall, reciprocalRank]) {
        expect(measure(ranked, judgements, k)).toBeGreaterThanOrEqual(0);
        expect(measure(ranked, judgements, k)).toBeLessThanOrEqual(1 + 1e-12);
      }
      for (const measure of [ndcg, reciprocalRank]) {
        expect(measure(better, judgements, k)).toBeGreaterThanOrEqual(measure(ranked, judgements, k) - 1e-12);
      }
    }),
  );
});

function gainOf(order: readonly string[], judgements: ReadonlyMap<string, number>, k: number): number {
  let sum = 0;
  for (let rank = 1; rank <= Math.min(k, order.length); rank += 1) sum += (judgements.get(order[rank - 1]!) ?? 0) / Math.log2(rank + 1);
  return sum;
}

function orders(ids: readonly string[]): string[][] {
  if (ids.length <= 1) return [[...ids]];
  return ids.flatMap((id) => orders(ids.filter((other) => other !== id)).map((rest) => [id].concat(rest)));
}
