import { array, assert, integer, property } from 'fast-check';
import { expect, test } from 'vitest';
import { byScore, createTopK } from './top-k.ts';

test('keeps what sorting everything would put first', () => {
  assert(
    property(array(integer({ min: -3, max: 3 })), integer({ min: 0, max: 12 }), (scores, k) => {
      const top = createTopK(k);
      for (const [row, score] of scores.entries()) top.offer(row, score);
      const sorted = scores.map((score, row) => ({ row, score })).sort(byScore);
      expect(top.ranked()).toEqual(sorted.slice(0, k));
      expect(top.threshold()).toBe(k === 0 ? Infinity : (sorted[k - 1]?.score ?? -Infinity));
    }),
  );
});
