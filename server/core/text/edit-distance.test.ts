import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { editDistance } from './edit-distance.ts';

const word = fc.string({ unit: fc.constantFrom('a', 'b', 'c'), maxLength: 7 });

test.each([
  ['account', 'acount', 1],
  ['company', 'compnay', 1],
  ['dormant', 'dorment', 1],
  ['kitten', 'sitting', 3],
  ['', 'abc', 3],
])('%s and %s differ by %i', (a, b, distance) => {
  expect(editDistance(a, b, 3)).toBe(distance);
});

test('it equals the recursive definition, as far as the limit', () => {
  fc.assert(
    fc.property(word, word, fc.integer({ min: 0, max: 4 }), (a, b, limit) => {
      expect(editDistance(a, b, limit)).toBe(Math.min(slowly(a, b), limit + 1));
    }),
  );
});

/** Optimal string alignment by its recurrence. */
function slowly(a: string, b: string): number {
  if (a === '' || b === '') return a.length + b.length;
  const same = a.at(-1) === b.at(-1) ? 0 : 1;
  const swapped = a.length > 1 && b.length > 1 && a.at(-1) === b.at(-2) && a.at(-2) === b.at(-1) ? slowly(a.slice(0, -2), b.slice(0, -2)) + 1 : Infinity;
  return Math.min(slowly(a.slice(0, -1), b) + 1, slowly(a, b.slice(0, -1)) + 1, slowly(a.slice(0, -1), b.slice(0, -1)) + same, swapped);
}
