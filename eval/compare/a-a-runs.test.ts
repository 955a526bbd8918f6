import { describe, expect, test } from 'vitest';
import { simulate } from './a-a-runs.ts';

describe('200 comparisons of two runs of the same thing', () => {
  const { significant, intervalsWithoutZero, anyVerdict } = simulate({ comparisons: 200, cases: 100, gain: 0, seed: 1 });

  test.each(Object.keys(significant))('call a difference in %s significant in 5 ± 3 % of them', (metric) => {
    expect(significant[metric]).toBeGreaterThanOrEqual(0.02);
    expect(significant[metric]).toBeLessThanOrEqual(0.08);
    expect(intervalsWithoutZero[metric]).toBeLessThanOrEqual(0.1);
  });

  test('give a verdict on any metric no more often than once in twenty, within chance', () => {
    expect(anyVerdict).toBeLessThanOrEqual(0.08);
  });
});

test('a real gain is found', () => {
  expect(simulate({ comparisons: 10, cases: 150, gain: 0.2, seed: 1 }).significant['correct']).toBeGreaterThan(0.9);
});
