/**
 * Selective answering: how the share of wrong answers falls when only the surest are given (El-Yaniv & Wiener 2010, JMLR 11;
 * Geifman & El-Yaniv 2017, arXiv:1705.08500).
 */

/** An answer that was given: how sure its giver was, and whether it was right. */
export interface SureAnswer {
  /** Higher is surer; only the order counts here. */
  readonly confidence: number;
  /** 1 right, 0 wrong; shares in between for partial credit. */
  readonly outcome: number;
  /** How often it counts, a whole number from 0; 1 when left out. */
  readonly weight?: number;
}

export interface RiskPoint {
  /** Share of the answers given, in (0, 1]. */
  readonly coverage: number;
  /** Mean of 1 − outcome among them. */
  readonly risk: number;
  /** The least confidence among them. */
  readonly confidence: number;
}

/** A point per distinct confidence, surest first: equally sure answers are given together. */
export function riskCoverage(answers: readonly SureAnswer[]): RiskPoint[] {
  const points: RiskPoint[] = [];
  let [given, wrong] = [0, 0];
  const total = answers.reduce((sum, { weight = 1 }) => sum + weight, 0);
  for (const { confidence, count, errors } of levels(answers)) {
    given += count;
    wrong += errors;
    points.push({ coverage: given / total, risk: wrong / given, confidence });
  }
  return points;
}

/**
 * Area under the risk–coverage curve: mean of the risk over giving 1, 2, … all answers; lower is better. Of equally sure
 * answers the mean over every order counts. In [0, 1]; null without an answer.
 */
export function areaUnderRisk(answers: readonly SureAnswer[]): number | null {
  let [given, wrong, area] = [0, 0, 0];
  for (const { count, errors } of levels(answers)) {
    for (let each = 1; each <= count; each += 1) area += (wrong + (errors * each) / count) / (given + each);
    given += count;
    wrong += errors;
  }
  return given === 0 ? null : area / given;
}

function levels(answers: readonly SureAnswer[]): { confidence: number; count: number; errors: number }[] {
  const found: { confidence: number; count: number; errors: number }[] = [];
  for (const { confidence, outcome, weight = 1 } of surestFirst(answers)) {
    if (weight === 0) continue;
    let level = found.at(-1);
    if (level?.confidence !== confidence) found.push((level = { confidence, count: 0, errors: 0 }));
    level.count += weight;
    level.errors += weight * (1 - outcome);
  }
  return found;
}

/** The bootstrap hands over the same order a thousand times. */
function surestFirst(answers: readonly SureAnswer[]): readonly SureAnswer[] {
  const sorted = answers.every(({ confidence }, index) => index === 0 || answers[index - 1]!.confidence >= confidence);
  return sorted ? answers : answers.toSorted((a, b) => b.confidence - a.confidence);
}
