/**
 * A generalised additive model (Hastie & Tibshirani 1986): each feature goes through its own curve of straight pieces, and the sum is
 * turned into a probability. Curves whose feature has a sign never bend against it, so that more evidence never lowers a score.
 */

/** The curve of one feature: it is 0 up to the first knot, rises by `steps[i]` between knots i and i + 1, and stays after the last. */
export interface Curve {
  readonly knots: readonly number[];
  readonly steps: readonly number[];
}

export interface AdditiveModel {
  readonly intercept: number;
  /** One per feature, in order. */
  readonly curves: readonly Curve[];
}

/** @returns In (0, 1). */
export function probability({ intercept, curves }: AdditiveModel, values: readonly number[]): number {
  const sum = curves.reduce((total, curve, i) => total + heightOf(curve, values[i]!), intercept);
  return 1 / (1 + Math.exp(-sum));
}

/** Share of the way from `from` to `to` that a value has gone, in [0, 1]. */
export function ramp(value: number, from: number, to: number): number {
  return Math.min(1, Math.max(0, (value - from) / (to - from)));
}

function heightOf({ knots, steps }: Curve, value: number): number {
  return steps.reduce((height, step, i) => height + step * ramp(value, knots[i]!, knots[i + 1]!), 0);
}
