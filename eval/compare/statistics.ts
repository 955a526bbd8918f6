/**
 * Paired statistics over the cases of two runs. Every figure is a ratio of sums over cases, which covers means (each case
 * adds its value over 1), shares, and precision, recall and F1 of a decision (each case adds its counts).
 */

/** What each case adds to a figure: the figure is the sum of `parts` over the sum of `wholes`. Both have one entry per case. */
export interface Shares {
  readonly parts: Float64Array;
  readonly wholes: Float64Array;
}

/** Two figures over the same cases, in the same order. */
export interface Paired {
  readonly a: Shares;
  readonly b: Shares;
}

export interface Interval {
  readonly low: number;
  readonly high: number;
}

/** A repeatable stream of numbers in [0, 1). */
export type Random = () => number;

/** Both limits of a 95 % interval cut off this share. */
const TAIL = 0.025;
/** Standard normal quantile at 1 - {@link TAIL}. */
const Z = 1.959963984540054;
/** Up to this many cases that differ, every assignment is counted instead of drawn: 2^12 of them. */
const EXACT_UP_TO = 12;
/** Sums of the same numbers in another order differ by rounding; that is no difference. */
const ROUNDING = 1e-12;

/** @returns The figure, or null when no case counts for it. */
export function figureOf({ parts, wholes }: Shares): number | null {
  const whole = sum(wholes);
  return whole === 0 ? null : sum(parts) / whole;
}

/**
 * 95 % interval of a share of `cases` by Wilson (1927, doi:10.1080/01621459.1927.10502953), which holds for few cases and for
 * shares of 0 and 1, where resampling would claim certainty.
 */
export function wilson(hits: number, cases: number): Interval {
  const share = hits / cases;
  const middle = (share + Z ** 2 / (2 * cases)) / (1 + Z ** 2 / cases);
  const half = (Z / (1 + Z ** 2 / cases)) * Math.sqrt((share * (1 - share)) / cases + Z ** 2 / (4 * cases ** 2));
  return { low: Math.max(0, middle - half), high: Math.min(1, middle + half) };
}

/**
 * 95 % percentile interval of a figure from resampled cases (Efron & Tibshirani 1993, ch. 13).
 * @returns Null when no resample has a case that counts.
 */
export function bootstrap(shares: Shares, random: Random, rounds = 2_000): Interval | null {
  return percentileInterval(resampled(shares.parts.length, random, rounds, [shares]).map(([figure]) => figure!));
}

/** 95 % interval of the difference b − a: each resample takes both runs' results on the same cases. Otherwise as {@link bootstrap}. */
export function pairedBootstrap({ a, b }: Paired, random: Random, rounds = 2_000): Interval | null {
  return percentileInterval(resampled(a.parts.length, random, rounds, [a, b]).map(([before, after]) => after! - before!));
}

/**
 * Two-sided p-value of the difference between two runs: how often a difference at least as large arises when, case by case, it
 * is a toss-up which run gave which result (Fisher's permutation test; Smucker, Allan & Carterette 2007,
 * doi:10.1145/1321440.1321528, on its use for rankings). Counts every assignment when at most {@link EXACT_UP_TO} cases differ;
 * otherwise draws `rounds` of them and adds one to both counts, so that p is never 0 (Phipson & Smyth 2010, doi:10.2202/1544-6115.1585).
 * @returns In (0, 1]; 1 when no case differs.
 */
export function permutationTest(paired: Paired, random: Random, rounds = 10_000): number {
  const { a, b } = paired;
  const differing = [...a.parts.keys()].filter((at) => a.parts[at] !== b.parts[at] || a.wholes[at] !== b.wholes[at]);
  if (differing.length === 0) return 1;
  const sums: Sums = [sum(a.parts), sum(a.wholes), sum(b.parts), sum(b.wholes)];
  const extreme = Math.abs(difference(sums)) - ROUNDING;
  const exact = differing.length <= EXACT_UP_TO;
  const count = exact ? 2 ** differing.length : rounds;
  let asExtreme = 0;
  for (let round = 0; round < count; round += 1) {
    const swapped = (position: number): boolean => (exact ? (round & (1 << position)) !== 0 : random() < 0.5);
    if (Math.abs(difference(assigned(sums, paired, differing, swapped))) >= extreme) asExtreme += 1;
  }
  return exact ? asExtreme / count : (1 + asExtreme) / (1 + count);
}

/**
 * Adjusts p-values for the number of tests (Holm 1979): the chance of any false alarm among them stays below the level.
 * @returns In the order given, each in [0, 1] and none below the one given.
 */
export function holm(pValues: readonly number[]): number[] {
  const order = [...pValues.keys()].sort((x, y) => pValues[x]! - pValues[y]!);
  const adjusted = Array.from(pValues, () => 0);
  let least = 0;
  for (const [rank, at] of order.entries()) {
    least = Math.min(1, Math.max(least, (pValues.length - rank) * pValues[at]!));
    adjusted[at] = least;
  }
  return adjusted;
}

/** Sums of parts and wholes of a, then of b. */
type Sums = readonly [number, number, number, number];

/** The sums after the two runs' results on the swapped cases have changed sides. */
function assigned([aParts, aWholes, bParts, bWholes]: Sums, { a, b }: Paired, differing: readonly number[], swapped: (position: number) => boolean): Sums {
  let moved = 0;
  let movedWholes = 0;
  for (let position = 0; position < differing.length; position += 1) {
    if (!swapped(position)) continue;
    const at = differing[position]!;
    moved += b.parts[at]! - a.parts[at]!;
    movedWholes += b.wholes[at]! - a.wholes[at]!;
  }
  return [aParts + moved, aWholes + movedWholes, bParts - moved, bWholes - movedWholes];
}

/** b − a; 0 where one of them has nothing to be measured on. */
function difference([aParts, aWholes, bParts, bWholes]: Sums): number {
  return aWholes === 0 || bWholes === 0 ? 0 : bParts / bWholes - aParts / aWholes;
}

/** Per round the figures of one resample of the cases; rounds in which one of them has no case are left out. */
function resampled(cases: number, random: Random, rounds: number, all: readonly Shares[]): number[][] {
  const figures: number[][] = [];
  for (let round = 0; round < rounds; round += 1) {
    const parts = all.map(() => 0);
    const wholes = all.map(() => 0);
    for (let drawn = 0; drawn < cases; drawn += 1) {
      const at = Math.floor(random() * cases);
      for (let which = 0; which < all.length; which += 1) {
        parts[which]! += all[which]!.parts[at]!;
        wholes[which]! += all[which]!.wholes[at]!;
      }
    }
    if (wholes.every((whole) => whole > 0)) figures.push(parts.map((part, which) => part / wholes[which]!));
  }
  return figures;
}

function percentileInterval(figures: readonly number[]): Interval | null {
  if (figures.length === 0) return null;
  const sorted = [...figures].sort((x, y) => x - y);
  const at = (share: number): number => sorted[Math.min(sorted.length - 1, Math.max(0, Math.ceil(share * sorted.length) - 1))]!;
  return { low: at(TAIL), high: at(1 - TAIL) };
}

function sum(values: Float64Array): number {
  let total = 0;
  for (const value of values) total += value;
  return total;
}
