import type { AdditiveModel, Curve } from '#core/verdict/additive-model.ts';
import { ramp } from '#core/verdict/additive-model.ts';
import type { Example } from './logistic.ts';

export interface AdditiveOptions {
  /** Pieces per curve at most; features with few values get fewer. */
  readonly pieces: number;
  /** Penalty on the squared standardised steps, per unit of example weight; > 0. */
  readonly ridge: number;
  /** Per feature 1 (its curve only rises), -1 (only falls) or 0 (free). */
  readonly signs: readonly (-1 | 0 | 1)[];
}

/**
 * Fits the curves of an {@link AdditiveModel} by penalised maximum likelihood. Knots lie at quantiles. Steps are found one at a time, each
 * by a Newton step against a bound of the curvature and cut off at its sign (coordinate descent for a convex problem with bounds:
 * Wright 2015, doi:10.1007/s10107-015-0892-3).
 */
export function fitAdditive(examples: readonly Example[], { pieces, ridge, signs }: AdditiveOptions, sweeps = 150): AdditiveModel {
  const knots = signs.map((_, feature) => quantiles(examples.map(({ values }) => values[feature]!), pieces));
  const total = examples.reduce((sum, { weight }) => sum + weight, 0);
  const columns = knots.flatMap((at, feature) =>
    at.slice(1).map((to, i) => standardised(examples, total, signs[feature]!, ({ values }) => ramp(values[feature]!, at[i]!, to))),
  );
  const steps = new Float64Array(columns.length);
  const margins = new Float64Array(examples.length);
  let intercept = 0;
  const slope = (of: (n: number) => number): number => examples.reduce((sum, { label, weight }, n) => sum + weight * (label - 1 / (1 + Math.exp(-margins[n]!))) * of(n), 0) / total;

  for (let sweep = 0; sweep < sweeps; sweep++) {
    const shift = 4 * slope(() => 1);
    intercept += shift;
    for (let n = 0; n < margins.length; n++) margins[n]! += shift;
    let largest = Math.abs(shift);
    for (const [j, { values, sign }] of columns.entries()) {
      const wanted = steps[j]! + (slope((n) => values[n]!) - ridge * steps[j]!) / (0.25 + ridge);
      const step = sign * wanted < 0 ? 0 : wanted;
      const change = step - steps[j]!;
      if (change === 0) continue;
      steps[j] = step;
      for (let n = 0; n < margins.length; n++) margins[n]! += change * values[n]!;
      largest = Math.max(largest, Math.abs(change));
    }
    if (largest < 1e-4) break;
  }
  return unstandardised(knots, columns, steps, intercept);
}

interface Column {
  /** Mean 0 and deviation 1 over the examples. */
  readonly values: Float64Array;
  readonly mean: number;
  readonly deviation: number;
  readonly sign: -1 | 0 | 1;
}

function standardised(examples: readonly Example[], total: number, sign: -1 | 0 | 1, of: (example: Example) => number): Column {
  const mean = examples.reduce((sum, example) => sum + example.weight * of(example), 0) / total;
  const deviation = Math.sqrt(examples.reduce((sum, example) => sum + example.weight * (of(example) - mean) ** 2, 0) / total) || 1;
  return { values: Float64Array.from(examples, (example) => (of(example) - mean) / deviation), mean, deviation, sign };
}

function unstandardised(knots: readonly (readonly number[])[], columns: readonly Column[], steps: Float64Array, intercept: number): AdditiveModel {
  let next = 0;
  let constant = intercept;
  const curves = knots.map((at): Curve => {
    const own = at.slice(1).map(() => {
      const { mean, deviation } = columns[next]!;
      const step = steps[next++]! / deviation;
      constant -= step * mean;
      return step;
    });
    return { knots: at, steps: own };
  });
  return { intercept: constant, curves };
}

/** Distinct quantiles from least to most; two different ones at least. */
function quantiles(values: readonly number[], pieces: number): number[] {
  const sorted = [...values].sort((a, b) => a - b);
  const at = Array.from({ length: pieces + 1 }, (_, i) => sorted[Math.round((i * (sorted.length - 1)) / pieces)]!);
  const distinct = [...new Set([sorted[0]!, ...at, sorted.at(-1)!])].sort((a, b) => a - b);
  return distinct.length > 1 ? distinct : [distinct[0]!, distinct[0]! + 1];
}
