/** The ways a figure over cases is made of the measures of each. */
import type { Statistic } from './estimate.ts';
import type { CaseMeasure, CaseRecord, CaseValues } from './observation.ts';
import type { SureAnswer } from './risk-coverage.ts';

/** Makes a statistic over the records, in their order. */
export type StatisticOf = (records: readonly CaseRecord[]) => Statistic;

/** Mean over the cases that have the measure. @param isShare - Whether it lies in [0, 1] in each case. */
export function mean(measure: CaseMeasure, isShare = false): StatisticOf {
  return ratio((values) => values[measure] ?? null, (values) => (isKnown(values[measure]) ? 1 : null), isShare);
}

/** Sum of the parts over sum of the wholes; a case where either is null does not count. */
export function ratio(part: (values: CaseValues) => number | null, whole: (values: CaseValues) => number | null, isShare = false): StatisticOf {
  return (records) => {
    const parts = new Float64Array(records.length);
    const wholes = new Float64Array(records.length);
    for (const [row, { values }] of records.entries()) {
      const [p, w] = [part(values), whole(values)];
      if (p === null || w === null) continue;
      parts[row] = p;
      wholes[row] = w;
    }
    return { of: weightedRatio(parts, wholes), count: wholes.reduce((sum, each) => sum + (each > 0 ? 1 : 0), 0), isShare };
  };
}

/** Harmonic mean of precision and recall; null without recall, 0 where one of them is 0 or nothing was selected. */
export function f1(precision: StatisticOf, recall: StatisticOf): StatisticOf {
  return (records) => {
    const [p, r] = [precision(records), recall(records)];
    const of = (weights: Uint16Array): number | null => {
      const [selected, found] = [p.of(weights), r.of(weights)];
      if (found === null) return null;
      return selected === null || selected + found === 0 ? 0 : (2 * selected * found) / (selected + found);
    };
    return { of, count: r.count, isShare: true };
  };
}

/** Nearest-rank percentile of a measure. @param share - In (0, 1], e.g. 0.95. */
export function percentileOf(measure: CaseMeasure, share: number): StatisticOf {
  return (records) => {
    const known = records.flatMap(({ values }, row) => (isKnown(values[measure]) ? [{ row, value: values[measure] }] : [])).sort((a, b) => a.value - b.value);
    const of = (weights: Uint16Array): number | null => {
      let left = 0;
      for (const { row } of known) left += weights[row]!;
      if (left === 0) return null;
      left = Math.ceil(share * left);
      return known.find(({ row }) => (left -= weights[row]!) <= 0)!.value;
    };
    return { of, count: known.length, isShare: false };
  };
}

/** A figure over the answers that were given with a confidence. */
export function overAnswers(figure: (answers: readonly SureAnswer[]) => number | null): StatisticOf {
  return (records) => {
    const answers = records.flatMap(({ values }, row) => sureAnswer(values).map((answer) => ({ ...answer, row, weight: 1 }))).sort((a, b) => b.confidence - a.confidence);
    const of = (weights: Uint16Array): number | null => {
      for (const answer of answers) answer.weight = weights[answer.row]!;
      return figure(answers);
    };
    return { of, count: answers.length, isShare: false };
  };
}

function sureAnswer({ confidence, outcome }: CaseValues): SureAnswer[] {
  return isKnown(confidence) && isKnown(outcome) ? [{ confidence, outcome }] : [];
}

/** Over all rows, those that do not count included: reading them in order costs less than finding the others. */
function weightedRatio(parts: Float64Array, wholes: Float64Array): (weights: Uint16Array) => number | null {
  if (wholes.every((whole) => whole === 0)) return () => null;
  return (weights) => {
    let part = 0;
    let whole = 0;
    for (let row = 0; row < weights.length; row += 1) {
      const weight = weights[row]!;
      part += weight * parts[row]!;
      whole += weight * wholes[row]!;
    }
    return whole === 0 ? null : part / whole;
  };
}

function isKnown(value: number | null | undefined): value is number {
  return value !== null && value !== undefined;
}
