/** Tests of a difference between two runs over the same cases. */
import type { Statistic } from '../metrics/estimate.ts';

/** A repeatable stream of numbers in [0, 1). */
export type Random = () => number;

/** The difference b − a when the cases whose entry is 1 have changed sides; 0 when one side has nothing to be measured on. */
export type DifferenceWhenSwapped = (isSwapped: Uint8Array) => number;

/** Up to this many cases that differ, every assignment is counted instead of drawn: 2^12 of them. */
const EXACT_UP_TO = 12;
/** Sums of the same numbers in another order differ by rounding; that is no difference. */
const ROUNDING = 1e-12;

/**
 * Two-sided p-value of the difference between two runs: how often a difference at least as large arises when, case by case, it
 * is a toss-up which run gave which result (Fisher's permutation test; Smucker, Allan & Carterette 2007,
 * doi:10.1145/1321440.1321528, on its use for rankings). Counts every assignment when at most {@link EXACT_UP_TO} cases differ;
 * otherwise draws `rounds` of them and adds one to both counts, so that p is never 0 (Phipson & Smyth 2010, doi:10.2202/1544-6115.1585).
 * @param differing - How many cases differ; the others cannot change anything.
 * @returns In (0, 1]; 1 when no case differs.
 */
export function permutationTest(differing: number, difference: DifferenceWhenSwapped, random: Random, rounds = 10_000): number {
  if (differing === 0) return 1;
  const isSwapped = new Uint8Array(differing);
  const extreme = Math.abs(difference(isSwapped)) - ROUNDING;
  const exact = differing <= EXACT_UP_TO;
  const count = exact ? 2 ** differing : rounds;
  let asExtreme = 0;
  for (let round = 0; round < count; round += 1) {
    for (let at = 0; at < differing; at += 1) isSwapped[at] = exact ? (round >> at) & 1 : Number(random() < 0.5);
    if (Math.abs(difference(isSwapped)) >= extreme) asExtreme += 1;
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

/** The difference of two means over the same cases. A value is null where the measure has no meaning for the case. */
export function pairedMeans(a: readonly (number | null)[], b: readonly (number | null)[]): { readonly differing: number; readonly difference: DifferenceWhenSwapped } {
  const rows = [...a.keys()].filter((row) => a[row] !== b[row]);
  const shift = Float64Array.from(rows, (row) => (b[row] ?? 0) - (a[row] ?? 0));
  const shiftOfCount = Float64Array.from(rows, (row) => Number(b[row] !== null) - Number(a[row] !== null));
  const [sumA, countA, sumB, countB] = [...totals(a), ...totals(b)] as const;
  return {
    differing: rows.length,
    difference(isSwapped) {
      let [moved, movedCount] = [0, 0];
      for (let at = 0; at < shift.length; at += 1) {
        if (isSwapped[at] === 0) continue;
        moved += shift[at]!;
        movedCount += shiftOfCount[at]!;
      }
      const [inA, inB] = [countA + movedCount, countB - movedCount];
      return inA === 0 || inB === 0 ? 0 : (sumB - moved) / inB - (sumA + moved) / inA;
    },
  };
}

/**
 * The difference of any figure over the same cases; slower than {@link pairedMeans}.
 * @param both - The figure over the cases of a, then those of b.
 * @param rows - The cases that differ, of `size`.
 */
export function pairedFigures(both: Statistic, rows: readonly number[], size: number): DifferenceWhenSwapped {
  const [first, second] = [new Uint16Array(2 * size), new Uint16Array(2 * size)];
  return (isSwapped) => {
    first.fill(1, 0, size).fill(0, size);
    second.fill(0, 0, size).fill(1, size);
    for (const [at, row] of rows.entries()) {
      if (isSwapped[at] === 0) continue;
      first[row] = second[size + row] = 0;
      first[size + row] = second[row] = 1;
    }
    const [a, b] = [both.of(first), both.of(second)];
    return a === null || b === null ? 0 : b - a;
  };
}

function totals(values: readonly (number | null)[]): [sum: number, count: number] {
  const known = values.filter((value) => value !== null);
  return [known.reduce((sum, value) => sum + value, 0), known.length];
}
