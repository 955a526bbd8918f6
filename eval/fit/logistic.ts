/** One labelled example: features without the intercept, and 1 or 0. */
export interface Example {
  readonly values: readonly number[];
  readonly label: 0 | 1;
  readonly weight: number;
}

/**
 * Fits a logistic regression with ridge penalty by iteratively reweighted least squares (Hastie, Tibshirani and Friedman,
 * "The Elements of Statistical Learning", 4.4.1). Features are standardised while fitting, and the penalty spares the intercept.
 *
 * @param ridge - Penalty on the squared standardised weights, per unit of example weight; > 0.
 * @returns Intercept, then one weight per feature, for features as given.
 */
export function fitLogistic(examples: readonly Example[], ridge: number, iterations = 25): number[] {
  const width = examples[0]!.values.length;
  const { means, deviations } = standardisation(examples, width);
  const rows = examples.map(({ values }) => [1, ...values.map((value, i) => (value - means[i]!) / deviations[i]!)]);
  const total = examples.reduce((sum, { weight }) => sum + weight, 0);

  let weights = Array.from({ length: width + 1 }, () => 0);
  for (let iteration = 0; iteration < iterations; iteration++) {
    const hessian = weights.map((_, i) => weights.map((__, j) => (i === j && i > 0 ? ridge * total : 0)));
    const gradient = weights.map((weight, i) => (i > 0 ? -ridge * total * weight : 0));
    for (const [n, row] of rows.entries()) {
      const { label, weight } = examples[n]!;
      const probability = 1 / (1 + Math.exp(-row.reduce((sum, value, i) => sum + value * weights[i]!, 0)));
      const curvature = weight * Math.max(probability * (1 - probability), 1e-6);
      for (const [i, value] of row.entries()) {
        gradient[i]! += weight * (label - probability) * value;
        for (let j = 0; j <= i; j++) hessian[i]![j]! += curvature * value * row[j]!;
      }
    }
    for (let i = 0; i < hessian.length; i++) for (let j = 0; j < i; j++) hessian[j]![i] = hessian[i]![j]!;
    const step = solve(hessian, gradient);
    weights = weights.map((weight, i) => weight + step[i]!);
    if (Math.max(...step.map(Math.abs)) < 1e-8) break;
  }
  const unscaled = weights.slice(1).map((weight, i) => weight / deviations[i]!);
  return [weights[0]! - unscaled.reduce((sum, weight, i) => sum + weight * means[i]!, 0), ...unscaled];
}

/**
 * As {@link fitLogistic}, but no weight may contradict what is known of its feature: of the weights with a forbidden sign the
 * largest is held at 0 and the rest fitted anew, until none is left. Guards small data against perverse correlations.
 *
 * @param signs - Per feature 1 (may only raise the probability), -1 (may only lower it) or 0 (free).
 */
export function fitLogisticWithSigns(examples: readonly Example[], ridge: number, signs: readonly (-1 | 0 | 1)[]): number[] {
  const held = new Set<number>();
  for (;;) {
    const masked = examples.map((example) => ({ ...example, values: example.values.map((value, i) => (held.has(i) ? 0 : value)) }));
    const weights = fitLogistic(masked, ridge);
    const wrong = signs.flatMap((sign, i) => (weights[i + 1]! * sign < -1e-9 ? [i] : []));
    if (wrong.length === 0) return weights.map((weight, i) => (held.has(i - 1) ? 0 : weight));
    held.add(wrong.reduce((worst, i) => (Math.abs(weights[i + 1]!) > Math.abs(weights[worst + 1]!) ? i : worst)));
  }
}

function standardisation(examples: readonly Example[], width: number) {
  const total = examples.reduce((sum, { weight }) => sum + weight, 0);
  const mean = (of: (example: Example) => number) => examples.reduce((sum, example) => sum + example.weight * of(example), 0) / total;
  const means = Array.from({ length: width }, (_, i) => mean(({ values }) => values[i]!));
  const deviations = means.map((center, i) => Math.sqrt(mean(({ values }) => (values[i]! - center) ** 2)) || 1);
  return { means, deviations };
}

/** Solves a symmetric positive definite system by Gaussian elimination with partial pivoting. */
function solve(matrix: readonly (readonly number[])[], right: readonly number[]): number[] {
  const rows = matrix.map((row, i) => [...row, right[i]!]);
  const size = rows.length;
  for (let column = 0; column < size; column++) {
    let pivot = column;
    for (let row = column + 1; row < size; row++) if (Math.abs(rows[row]![column]!) > Math.abs(rows[pivot]![column]!)) pivot = row;
    [rows[column], rows[pivot]] = [rows[pivot]!, rows[column]!];
    for (let row = 0; row < size; row++) {
      if (row === column) continue;
      const factor = rows[row]![column]! / rows[column]![column]!;
      for (let i = column; i <= size; i++) rows[row]![i]! -= factor * rows[column]![i]!;
    }
  }
  return rows.map((row, i) => row[size]! / row[i]!);
}

/** Area under the ROC curve of scores against labels: the chance that a positive scores above a negative; ties count half. */
export function areaUnderCurve(scored: readonly { readonly score: number; readonly label: 0 | 1 }[]): number {
  const sorted = [...scored].sort((a, b) => a.score - b.score);
  let negatives = 0;
  let wins = 0;
  for (let i = 0; i < sorted.length; ) {
    let end = i;
    let tiedNegatives = 0;
    let tiedPositives = 0;
    for (; end < sorted.length && sorted[end]!.score === sorted[i]!.score; end++) {
      if (sorted[end]!.label === 1) tiedPositives++;
      else tiedNegatives++;
    }
    wins += tiedPositives * (negatives + tiedNegatives / 2);
    negatives += tiedNegatives;
    i = end;
  }
  const positives = sorted.length - negatives;
  return wins / (positives * negatives);
}
