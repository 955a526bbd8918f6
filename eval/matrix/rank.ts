/** Ranks runs over the same cases; those that no test tells apart share a rank. */
import { LEVEL } from '../compare/compare-runs.ts';
import { pValueOf } from '../compare/p-value.ts';
import { holm } from '../compare/statistics.ts';
import type { Metric } from '../metrics/catalogue.ts';
import type { CaseRecord } from '../metrics/observation.ts';

/** One pair of runs, tested. */
export interface PairTest {
  /** Positions of the two. */
  readonly a: number;
  readonly b: number;
  readonly p: number;
  /** After Holm's adjustment for all pairs. */
  readonly adjusted: number;
}

export interface Ranking {
  /** Per run 1 + the number of runs that are significantly better; null where it is not ranked, or the metric was not measured. */
  readonly ranks: readonly (number | null)[];
  readonly pairs: readonly PairTest[];
}

/** @param runs - Records of each run, all over the same cases in the same order; null for one that is not ranked. */
export function rankRuns(runs: readonly (readonly CaseRecord[] | null)[], metric: Metric, seed: number): Ranking {
  const values = runs.map((records) => records && metric.statistic(records).of(new Uint16Array(records.length).fill(1)));
  const tested: Omit<PairTest, 'adjusted'>[] = [];
  for (let a = 0; a < runs.length; a += 1) {
    for (let b = a + 1; b < runs.length; b += 1) if (values[a] !== null && values[b] !== null) tested.push({ a, b, p: pValueOf(runs[a]!, runs[b]!, metric, seed) });
  }
  const adjusted = holm(tested.map(({ p }) => p));
  const pairs = tested.map((pair, at) => ({ ...pair, adjusted: adjusted[at]! }));
  const beats = (one: number, other: number): boolean => (metric.better === 'lower' ? values[one]! < values[other]! : values[one]! > values[other]!);
  const isBetter = (one: number, other: number): boolean => pairs.some((pair) => pair.adjusted < LEVEL && ((pair.a === one && pair.b === other) || (pair.b === one && pair.a === other)) && beats(one, other));
  return { ranks: runs.map((_, at) => (values[at] === null ? null : 1 + runs.keys().filter((other) => isBetter(other, at)).toArray().length)), pairs };
}
