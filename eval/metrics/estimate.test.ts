import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { seededRandom } from '../../server/testing/random.ts';
import { estimates, wilsonInterval, type Statistic } from './estimate.ts';

const VALUES = [0.1, 0.4, 0.35, 0.8, 0.9, 0.2, 0.6, 0.55];

test('the figure is that of the cases as they are', () => {
  const [mean] = estimates([meanOf(VALUES)], VALUES.length);
  expect(mean!.value).toBeCloseTo(0.4875, 10);
  expect(mean!.count).toBe(8);
});

test('the interval is that of a slow bootstrap of its own', () => {
  const random = seededRandom(99);
  const drawn = Array.from({ length: 20_000 }, () => average(VALUES.map(() => VALUES[Math.floor(random() * VALUES.length)]!))).sort((a, b) => a - b);
  const [mean] = estimates([meanOf(VALUES)], VALUES.length, { draws: 20_000 });
  expect(mean!.low).toBeCloseTo(drawn[Math.round(0.025 * 19_999)]!, 1.7);
  expect(mean!.high).toBeCloseTo(drawn[Math.round(0.975 * 19_999)]!, 1.7);
});

test('holds the truth about as often as it says', () => {
  const random = seededRandom(5);
  let held = 0;
  for (let trial = 0; trial < 300; trial += 1) {
    const values = Array.from({ length: 40 }, () => (random() < 0.7 ? 1 : 0));
    const [share] = estimates([meanOf(values)], 40, { draws: 200, seed: trial });
    if (share!.low! <= 0.7 && 0.7 <= share!.high!) held += 1;
  }
  expect(held / 300).toBeGreaterThan(0.89);
  expect(held / 300).toBeLessThan(0.99);
});

test('one seed gives one interval', () => {
  expect(once(7)).toEqual(once(7));
  expect(once(7)).not.toEqual(once(8));
});

describe('what drawing anew cannot tell', () => {
  test('a figure that was not measured has no bounds either', () => {
    expect(estimates([{ of: () => null, count: 0, isShare: true }], 3)).toEqual([{ value: null, low: null, high: null, count: 0 }]);
  });

  test('a share that all agree on is not certain', () => {
    const [all, none] = estimates([meanOf([1, 1, 1, 1]), meanOf([0, 0, 0, 0])], 4);
    expect(all).toMatchObject({ value: 1, low: expect.closeTo(0.51, 2), high: 1 });
    expect(none).toMatchObject({ value: 0, low: 0, high: expect.closeTo(0.49, 2) });
  });

  test('one case has no spread', () => {
    expect(estimates([{ ...meanOf([3]), isShare: false }], 1)).toEqual([{ value: 3, low: null, high: null, count: 1 }]);
  });
});

test('Wilson’s interval solves its equation: the share is 1.96 deviations off at either bound', () => {
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 500 }).chain((count) => fc.tuple(fc.integer({ min: 0, max: count }), fc.constant(count))), ([hits, count]) => {
      const [low, high] = wilsonInterval(hits, count);
      for (const bound of [low, high].filter((each) => each > 1e-9 && each < 1 - 1e-9)) {
        expect(Math.abs(hits / count - bound) / Math.sqrt((bound * (1 - bound)) / count)).toBeCloseTo(1.959964, 4);
      }
      expect(low).toBeLessThanOrEqual(hits / count + 1e-12);
      expect(high).toBeGreaterThanOrEqual(hits / count - 1e-12);
    }),
  );
});

function once(seed: number) {
  return estimates([meanOf(VALUES)], VALUES.length, { seed });
}

function meanOf(values: readonly number[]): Statistic {
  const of = (weights: Uint16Array) => values.reduce((sum, value, index) => sum + value * weights[index]!, 0) / weights.reduce((a, b) => a + b, 0);
  return { of, count: values.length, isShare: values.every((value) => value === 0 || value === 1) };
}

function average(values: readonly number[]): number {
  return values.reduce((a, b) => a + b, 0) / values.length;
}
