import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { seededRandom } from '../../server/testing/random.ts';
import { bootstrap, figureOf, holm, pairedBootstrap, permutationTest, wilson, type Paired, type Shares } from './statistics.ts';

/** A case: what it adds above and below the line; nothing when it does not count. */
type Case = readonly [part: number, whole: number];

const VALUE = fc.constantFrom(0, 0.25, 0.5, 1);
const CASE: fc.Arbitrary<Case> = fc.oneof({ weight: 5, arbitrary: fc.tuple(VALUE, fc.constant(1)) }, { weight: 1, arbitrary: fc.constant<Case>([0, 0]) });
const PAIRS = (maxLength: number) => fc.array(fc.tuple(CASE, CASE), { minLength: 1, maxLength });

describe('a figure', () => {
  test('is the mean over the cases that count', () => {
    expect(figureOf(shares([[1, 1], [0, 1], [0, 0], [0.5, 1]]))).toBeCloseTo(0.5, 12);
  });

  test('of nothing is not measured', () => {
    expect(figureOf(shares([[0, 0]]))).toBeNull();
    expect(bootstrap(shares([[0, 0]]), seededRandom(1))).toBeNull();
  });
});

describe("Wilson's interval", () => {
  test.each([
    [0, 10, 0, 0.2775],
    [10, 10, 0.7225, 1],
    [81, 263, 0.2553, 0.3662],
  ])('%i of %i: %d to %d', (hits, cases, low, high) => {
    // The third is the worked example of Newcombe 1998 (Statistics in Medicine 17:857).
    expect(wilson(hits, cases)).toEqual({ low: expect.closeTo(low, 4), high: expect.closeTo(high, 4) });
  });

  test('ends where the share lies 1.96 standard errors of the limit away, by definition', () => {
    fc.assert(
      fc.property(fc.integer({ min: 2, max: 400 }).chain((cases) => fc.tuple(fc.integer({ min: 1, max: cases - 1 }), fc.constant(cases))), ([hits, cases]) => {
        for (const limit of Object.values(wilson(hits, cases))) {
          expect(Math.abs(hits / cases - limit) / Math.sqrt((limit * (1 - limit)) / cases)).toBeCloseTo(1.95996, 4);
        }
      }),
    );
  });
});

describe('the bootstrap', () => {
  test('cuts off a fortieth of all resamples on each side, as counting them all does', () => {
    fc.assert(
      fc.property(PAIRS(4), fc.integer(), (pairs, seed) => {
        const every = allResamples(pairs);
        fc.pre(every.length > 0);
        const { low, high } = pairedBootstrap(paired(pairs), seededRandom(seed), 4_000)!;
        const share = (holds: (difference: number) => boolean): number => every.filter(holds).length / every.length;
        expect(share((difference) => difference < low - 1e-9)).toBeLessThan(0.04);
        expect(share((difference) => difference <= low + 1e-9)).toBeGreaterThan(0.012);
        expect(share((difference) => difference > high + 1e-9)).toBeLessThan(0.04);
        expect(share((difference) => difference >= high - 1e-9)).toBeGreaterThan(0.012);
      }),
      { numRuns: 60 },
    );
  });

  test('of one run is that of its difference to nothing', () => {
    const run: Case[] = [[1, 1], [0, 1], [0.5, 1], [1, 1], [0, 1]];
    const zero = run.map(([, whole]): Case => [0, whole]);
    expect(bootstrap(shares(run), seededRandom(7))).toEqual(pairedBootstrap({ a: shares(zero), b: shares(run) }, seededRandom(7)));
  });

  test('of equal runs is a difference of 0, whatever is drawn', () => {
    const same = shares([[1, 1], [0, 1], [0.5, 1]]);
    expect(pairedBootstrap({ a: same, b: same }, seededRandom(3))).toEqual({ low: 0, high: 0 });
  });
});

describe('the permutation test', () => {
  test('counts every assignment when few cases differ', () => {
    fc.assert(
      fc.property(PAIRS(9), (pairs) => {
        expect(permutationTest(paired(pairs), noChance)).toBeCloseTo(slowPermutation(pairs), 12);
      }),
      { numRuns: 200 },
    );
  });

  test('of wins and losses alone is the exact test of McNemar', () => {
    fc.assert(
      fc.property(fc.nat(6), fc.nat(6), fc.nat(5), (wins, losses, ties) => {
        const pairs: [Case, Case][] = [...repeated<[Case, Case]>(wins, [[0, 1], [1, 1]]), ...repeated<[Case, Case]>(losses, [[1, 1], [0, 1]]), ...repeated<[Case, Case]>(ties, [[1, 1], [1, 1]])];
        fc.pre(pairs.length > 0);
        expect(permutationTest(paired(pairs), noChance)).toBeCloseTo(mcNemar(wins, losses), 12);
      }),
    );
  });

  test('draws assignments when many differ, and comes near to counting them', () => {
    fc.assert(
      fc.property(fc.array(fc.tuple(VALUE, VALUE), { minLength: 14, maxLength: 14 }), fc.integer(), (values, seed) => {
        const pairs = values.map(([a, b], at): [Case, Case] => [[a, 1], [a === b ? (at % 2 === 0 ? a + 0.1 : a - 0.1) : b, 1]]);
        const exact = slowPermutation(pairs);
        const drawn = permutationTest(paired(pairs), seededRandom(seed), 4_000);
        expect(Math.abs(drawn - exact)).toBeLessThan(5 * Math.sqrt((exact * (1 - exact)) / 4_000) + 0.002);
      }),
      { numRuns: 15 },
    );
  });

  test('is never 0, is 1 for equal runs, and does not care which run comes first', () => {
    const better = Array.from({ length: 40 }, (): [Case, Case] => [[0, 1], [1, 1]]);
    expect(permutationTest(paired(better), seededRandom(1), 999)).toBe(1 / 1_000);
    expect(permutationTest(paired(better.map(([a]) => [a, a])), noChance)).toBe(1);
    const { a, b } = paired(better.slice(0, 5));
    expect(permutationTest({ a, b }, noChance)).toBe(permutationTest({ a: b, b: a }, noChance));
  });
});

test("Holm's p-values are the levels at which the step-down procedure rejects", () => {
  fc.assert(
    fc.property(fc.array(fc.double({ min: 0, max: 1, noNaN: true }), { maxLength: 8 }), fc.double({ min: 0.001, max: 0.999, noNaN: true }), (pValues, level) => {
      expect(holm(pValues).map((p) => p <= level)).toEqual(stepDown(pValues, level));
    }),
  );
});

function shares(cases: readonly Case[]): Shares {
  return { parts: Float64Array.from(cases, ([part]) => part), wholes: Float64Array.from(cases, ([, whole]) => whole) };
}

function paired(pairs: readonly (readonly [Case, Case])[]): Paired {
  return { a: shares(pairs.map(([a]) => a)), b: shares(pairs.map(([, b]) => b)) };
}

/** Fails when a number is drawn: an exact test needs none. */
function noChance(): number {
  throw new Error('drew a number');
}

/** b − a, or null when one of them has nothing to be measured on. */
function differenceOf(pairs: readonly (readonly [Case, Case])[]): number | null {
  const [a, b] = [figureOf(shares(pairs.map(([first]) => first))), figureOf(shares(pairs.map(([, second]) => second)))];
  return a === null || b === null ? null : b - a;
}

/** The difference of each of the n^n resamples. */
function allResamples(pairs: readonly (readonly [Case, Case])[]): number[] {
  const grow = (chosen: readonly (readonly [Case, Case])[]): number[] => {
    if (chosen.length < pairs.length) return pairs.flatMap((pair) => grow([...chosen, pair]));
    const difference = differenceOf(chosen);
    return difference === null ? [] : [difference];
  };
  return grow([]);
}

/** Share of all 2^n assignments with a difference at least as large, every case included. */
function slowPermutation(pairs: readonly (readonly [Case, Case])[]): number {
  const observed = Math.abs(differenceOf(pairs) ?? 0);
  let extreme = 0;
  for (let mask = 0; mask < 2 ** pairs.length; mask += 1) {
    const assigned = pairs.map(([a, b], at): [Case, Case] => ((mask >> at) & 1 ? [b, a] : [a, b]));
    if (Math.abs(differenceOf(assigned) ?? 0) >= observed - 1e-12) extreme += 1;
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
