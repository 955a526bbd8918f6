import { seededRandom } from '../../server/testing/random.ts';
import type { Metric } from '../metrics/catalogue.ts';
import type { CaseRecord } from '../metrics/observation.ts';
import { pairedFigures, pairedMeans, permutationTest } from './statistics.ts';

/** Draws where each one costs a pass over all cases. */
const SLOW_ROUNDS = 2_000;

/** Whether a metric of two runs differs: two-sided, by the permutation test. Both have the same cases in the same order. */
export function pValueOf(a: readonly CaseRecord[], b: readonly CaseRecord[], { name, caseMeasure, statistic }: Metric, seed: number): number {
  const random = seededRandom(seed);
  if (caseMeasure !== null && caseMeasure === name) {
    const { differing, difference } = pairedMeans(a.map(({ values }) => values[caseMeasure] ?? null), b.map(({ values }) => values[caseMeasure] ?? null));
    return permutationTest(differing, difference, random);
  }
  const rows = [...a.keys()].filter((row) => JSON.stringify(a[row]!.values) !== JSON.stringify(b[row]!.values));
  return permutationTest(rows.length, pairedFigures(statistic([...a, ...b]), rows, a.length), random, SLOW_ROUNDS);
}
