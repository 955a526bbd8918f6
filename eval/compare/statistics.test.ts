import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { seededRandom } from '../../server/testing/random.ts';
import type { CaseRecord } from '../metrics/observation.ts';
import { mean, ratio } from '../metrics/statistics.ts';
import { holm, pairedFigures, pairedMeans, permutationTest, type Random } from './statistics.ts';

/** Two results on one case; null where nothing was measured. */
type Pair = readonly [a: number | null, b: number | null];

const VALUE = fc.constantFrom(0, 0.25, 0.5, 1);
const MAYBE = fc.option(VALUE, { freq: 6 });
const PAIRS = (maxLength: number) => fc.array(fc.tuple(MAYBE, MAYBE), { minLength: 1, maxLength });

describe('the permutation test', () => {
  test('counts every assignment when few cases differ', () => {
    fc.assert(
      fc.property(PAIRS(9), (pairs) => {
        expect(testMeans(pairs, noChance)).toBeCloseTo(slowPermutation(pairs, meanOf), 12);
      }),
      { numRuns: 200 },
    );
  });

  test('counts them for any figure', () => {
    fc.assert(
      fc.property(PAIRS(7), (pairs) => {
        expect(testFigures(pairs, mean('correct'), noChance)).toBeCloseTo(slowPermutation(pairs, meanOf), 12);
        expect(testFigures(pairs, quadratic, noChance)).toBeCloseTo(slowPermutation(pairs, slowQuadratic), 12);
      }),
      { numRuns: 100 },
    );
  });

  test('of wins and losses alone is the exact test of McNemar', () => {
    fc.assert(
      fc.property(fc.nat(6), fc.nat(6), fc.nat(5), (wins, losses, ties) => {
        fc.pre(wins + losses + ties > 0);
        const pairs: Pair[] = [...repeated<Pair>(wins, [0, 1]), ...repeated<Pair>(losses, [1, 0]), ...repeated<Pair>(ties, [1, 1])];
        expect(testMeans(pairs, noChance)).toBeCloseTo(mcNemar(wins, losses), 12);
      }),
    );
  });

  test('draws assignments when many differ, and comes near to counting them', () => {
    fc.assert(
      fc.property(fc.array(fc.tuple(VALUE, VALUE), { minLength: 14, maxLength: 14 }), fc.integer(), (values, seed) => {
        const pairs = values.map(([a, b], at): Pair => [a, a === b ? a + (at % 2 === 0 ? 0.1 : -0.1) : b]);
        const exact = slowPermutation(pairs, meanOf);
        const drawn = testMeans(pairs, seededRandom(seed), 4_000);
        expect(Math.abs(drawn - exact)).toBeLessThan(5 * Math.sqrt((exact * (1 - exact)) / 4_000) + 0.002);
      }),
      { numRuns: 10 },
    );
  });

  test('is never 0, is 1 for equal runs, and does not care which run comes first', () => {
    const better = repeated<Pair>(40, [0, 1]);
    expect(testMeans(better, seededRandom(1), 999)).toBe(1 / 1_000);
    expect(testMeans(repeated<Pair>(40, [0, 0]), noChance)).toBe(1);
    fc.assert(
      fc.property(PAIRS(8), (pairs) => {
        expect(testMeans(pairs, noChance)).toBe(testMeans(pairs.map(([a, b]) => [b, a]), noChance));
      }),
      { numRuns: 50 },
    );
  });
});

test("Holm's p-values are the levels at which the step-down procedure rejects", () => {
  fc.assert(
    fc.property(fc.array(fc.double({ min: 0, max: 1, noNaN: true }), { maxLength: 8 }), fc.double({ min: 0.001, max: 0.999, noNaN: true }), (pValues, level) => {
      expect(holm(pValues).map((p) => p <= level)).toEqual(stepDown(pValues, level));
    }),
  );
});

function testMeans(pairs: readonly Pair[], random: Random, rounds?: number): number {
  const { differing, difference } = pairedMeans(pairs.map(([a]) => a), pairs.map(([, b]) => b));
  return permutationTest(differing, difference, random, rounds);
}

function testFigures(pairs: readonly Pair[], figure: ReturnType<typeof mean>, random: Random): number {
  const rows = [...pairs.keys()].filter((row) => pairs[row]![0] !== pairs[row]![1]);
  const records = [...pairs.map(([a]) => recordOf(a)), ...pairs.map(([, b]) => recordOf(b))];
  return permutationTest(rows.length, pairedFigures(figure(records), rows, pairs.length), random);
}

function recordOf(correct: number | null): CaseRecord {
  return { id: '', tags: [], language: 'en', part: null, failure: 'ok', values: { correct } };
}

/** Sum of squares over sum: a figure that is no mean. */
const quadratic = ratio(({ correct }) => (correct ?? null) && correct! ** 2, ({ correct }) => correct ?? null);

function slowQuadratic(values: readonly (number | null)[]): number | null {
  const known = values.filter((value) => value !== null);
  const whole = known.reduce((sum, value) => sum + value, 0);
  return whole === 0 ? null : known.reduce((sum, value) => sum + value * value, 0) / whole;
}

function meanOf(values: readonly (number | null)[]): number | null {
  const known = values.filter((value) => value !== null);
  return known.length === 0 ? null : known.reduce((sum, value) => sum + value, 0) / known.length;
}

/** Fails when a number is drawn: an exact test needs none. */
function noChance(): number {
  throw new Error('drew a number');
}

/** Share of all 2^n assignments with a difference at least as large, every case included. */
function slowPermutation(pairs: readonly Pair[], figure: (values: readonly (number | null)[]) => number | null): number {
  const differenceOf = (all: readonly Pair[]): number => {
    const [a, b] = [figure(all.map(([first]) => first)), figure(all.map(([, second]) => second))];
    return a === null || b === null ? 0 : b - a;
  };
  const observed = Math.abs(differenceOf(pairs));
  let extreme = 0;
  for (let mask = 0; mask < 2 ** pairs.length; mask += 1) {
    const assigned = pairs.map(([a, b], at): Pair => ((mask >> at) & 1 ? [b, a] : [a, b]));
    if (Math.abs(differenceOf(assigned)) >= observed - 1e-12) extreme += 1;
  }
  return extreme / 2 ** pairs.length;
}

/** Two-sided binomial test of wins among wins and losses. */
function mcNemar(wins: number, losses: number): number {
  const total = wins + losses;
  let tail = 0;
  for (let count = 0; count <= Math.min(wins, losses); count += 1) tail += choose(total, count) / 2 ** total;
  return Math.min(1, 2 * tail);
}

function choose(from: number, count: number): number {
  return count === 0 ? 1 : (choose(from - 1, count - 1) * from) / count;
}

/** Holm's procedure as he states it: from the smallest p on, reject while p ≤ level / (tests left). */
function stepDown(pValues: readonly number[], level: number): boolean[] {
  const rejected = pValues.map(() => false);
  for (const [rank, at] of [...pValues.keys()].sort((x, y) => pValues[x]! - pValues[y]!).entries()) {
    if (pValues[at]! * (pValues.length - rank) > level) break;
    rejected[at] = true;
  }
  return rejected;
}

function repeated<T>(times: number, value: T): T[] {
  return Array.from({ length: times }, () => value);
}
