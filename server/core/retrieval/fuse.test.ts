import { array, assert, double, integer, property, uniqueArray, tuple } from 'fast-check';
import { expect, test } from 'vitest';
import type { Hit } from '../types.ts';
import { BUILTIN_SPACE } from './builtin-embedder.ts';
import { fuse, knownShare, vectorWeight } from './fuse.ts';

const score = (max: number) => double({ min: 0, max, noNaN: true });
const leg = (max: number) =>
  uniqueArray(tuple(integer({ min: 0, max: 30 }), score(max)), { selector: ([row]) => row, maxLength: 20 }).map((pairs): Hit[] => pairs.map(([row, value]) => ({ row, score: value })));

test('equals the formula, row by row', () => {
  assert(
    property(leg(20), leg(1), score(1), (lexical, vector, alpha) => {
      const fused = fuse({ hits: lexical, attainable: 20 }, { hits: vector, attainable: 1 }, alpha);
      expect(fused.map(({ row }) => row).sort()).toEqual([...new Set([...lexical, ...vector].map(({ row }) => row))].sort());
      for (const hit of fused) {
        const bm25 = lexical.find(({ row }) => row === hit.row)?.score ?? null;
        const cosine = vector.find(({ row }) => row === hit.row)?.score ?? null;
        expect(hit).toMatchObject({ lexical: bm25, vector: cosine });
        expect(hit.score).toBeCloseTo(alpha * (cosine ?? 0) + (1 - alpha) * ((bm25 ?? 0) / 20), 12);
        expect(hit.score).toBeLessThanOrEqual(1 + 1e-12);
      }
    }),
  );
});

test('is ranked, best first, ties by row', () => {
  assert(
    property(leg(20), leg(1), (lexical, vector) => {
      const fused = fuse({ hits: lexical, attainable: 20 }, { hits: vector, attainable: 1 }, 0.5);
      for (const [index, hit] of fused.slice(1).entries()) {
        const before = fused[index]!;
        expect(before.score > hit.score || (before.score === hit.score && before.row < hit.row)).toBe(true);
      }
    }),
  );
});

test('a cosine below zero takes nothing away', () => {
  expect(fuse({ hits: [], attainable: 0 }, { hits: [{ row: 0, score: -1 }], attainable: 1 }, 1)[0]?.score).toBe(0);
});

test('the order of the hits handed in does not matter', () => {
  assert(
    property(leg(20), array(score(1)), (hits, noise) => {
      const shuffled = hits.map((hit, index) => ({ hit, key: noise[index] ?? 0 })).sort((a, b) => a.key - b.key).map(({ hit }) => hit);
      const none = { hits: [], attainable: 1 };
      expect(fuse({ hits: shuffled, attainable: 20 }, none, 0.1)).toEqual(fuse({ hits, attainable: 20 }, none, 0.1));
    }),
  );
});

test('a trained encoder is heard more than hashed words', () => {
  expect(vectorWeight('openai/text-embedding-3-small', 1)).toBeGreaterThan(vectorWeight(BUILTIN_SPACE, 1));
  expect(vectorWeight('openai/text-embedding-3-small', 0)).toBe(vectorWeight('openai/text-embedding-3-small', 1));
});

test('the built-in embedder counts as far as the index knows the words of the query', () => {
  const index = { documentFrequency: (term: string) => Number(term === 'moon') };
  expect(knownShare(['moon', 'moon', 'sea'], index)).toBe(0.5);
  expect(knownShare([], index)).toBe(0);
  expect(vectorWeight(BUILTIN_SPACE, 0.5)).toBe(vectorWeight(BUILTIN_SPACE, 1) / 2);
});
