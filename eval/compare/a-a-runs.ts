/** Made-up pairs of runs whose truth is known, to see whether comparisons say it. */
import { gaussian, seededRandom } from '../../server/testing/random.ts';
import { metricNamed } from '../metrics/catalogue.ts';
import type { CaseRecord } from '../metrics/observation.ts';
import { compareRecords, LEVEL } from './compare-runs.ts';

export interface SimulationPlan {
  /** Pairs of runs. */
  readonly comparisons: number;
  /** Cases of each run. */
  readonly cases: number;
  /** What the second run is better by, in the chance of a right answer; 0 for an A/A comparison. */
  readonly gain: number;
  readonly seed: number;
}

export interface SimulationOutcome {
  /** Per metric the share of comparisons with p below the level. */
  readonly significant: Readonly<Record<string, number>>;
  /** Per metric the share whose 95 % interval leaves out 0. */
  readonly intervalsWithoutZero: Readonly<Record<string, number>>;
  /** Share with a verdict other than "no difference shown" on any metric, after Holm's adjustment. */
  readonly anyVerdict: number;
}

/** A share of right answers, a graded measure and a ratio of counts: the three kinds of figures. */
const TESTED = ['correct', 'token-f1', 'abstention-f1'].map((name) => metricNamed(name)!);

/** Every seventh case has no answer. */
const UNANSWERABLE_EVERY = 7;

/**
 * Cases differ in how hard they are, most are nearly always right or nearly always wrong, and each run answers each case by
 * chance of its own: what a model that samples does, and what two runs of one configuration look like.
 */
export function simulate({ comparisons, cases, gain, seed }: SimulationPlan): SimulationOutcome {
  const random = seededRandom(seed);
  const counts = { significant: new Map<string, number>(), interval: new Map<string, number>(), any: 0 };
  for (let at = 0; at < comparisons; at += 1) {
    const hardness = Array.from({ length: cases }, () => 1 / (1 + Math.exp(-(1 + 2 * gaussian(random)))));
    const [a, b] = [0, gain].map((better) => hardness.map((chance, id) => drawRecord(id, Math.min(1, chance + better), random)));
    const compared = compareRecords(a!, b!, TESTED, seed + at);
    for (const { metric, p, low, high } of compared) {
      if (p < LEVEL) counts.significant.set(metric, (counts.significant.get(metric) ?? 0) + 1);
      if (low !== null && high !== null && (low > 0 || high < 0)) counts.interval.set(metric, (counts.interval.get(metric) ?? 0) + 1);
    }
    if (compared.some(({ verdict }) => verdict !== 'no difference shown')) counts.any += 1;
  }
  const shares = (counted: ReadonlyMap<string, number>): Record<string, number> => Object.fromEntries(TESTED.map(({ name }) => [name, (counted.get(name) ?? 0) / comparisons]));
  return { significant: shares(counts.significant), intervalsWithoutZero: shares(counts.interval), anyVerdict: counts.any / comparisons };
}

/** @param chance - Of going about this case rightly. */
function drawRecord(id: number, chance: number, random: () => number): CaseRecord {
  const right = random() < chance;
  const answerable = id % UNANSWERABLE_EVERY !== 0;
  const abstained = answerable ? !right && random() < 0.5 : right;
  const values = answerable
    ? { answerable: 1, abstained: Number(abstained), correct: Number(right), 'token-f1': abstained ? 0 : Math.min(1, Math.max(0, chance + 0.2 * gaussian(random))) }
    : { answerable: 0, abstained: Number(abstained) };
  return { id: String(id), tags: [], language: 'en', part: null, failure: right ? 'ok' : 'cited-but-wrong', values };
}
