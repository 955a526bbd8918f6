/** Whether a stated probability is borne out: of the answers given with 0.8, are 80 % right? */
import type { SureAnswer } from './risk-coverage.ts';

export interface ReliabilityBin {
  /** Half-open `[low, high)` of confidences; the last one takes in 1. */
  readonly low: number;
  readonly high: number;
  readonly count: number;
  /** Means over the bin; null when it is empty. */
  readonly confidence: number | null;
  readonly accuracy: number | null;
}

/** Bins of equal width over [0, 1]. @param bins - 10, as in the calibration literature. */
export function reliabilityBins(answers: readonly SureAnswer[], bins = 10): ReliabilityBin[] {
  const sums = Array.from({ length: bins }, () => ({ count: 0, confidence: 0, outcome: 0 }));
  for (const { confidence, outcome, weight = 1 } of answers) {
    const bin = sums[Math.min(bins - 1, Math.max(0, Math.floor(confidence * bins)))]!;
    bin.count += weight;
    bin.confidence += weight * confidence;
    bin.outcome += weight * outcome;
  }
  return sums.map(({ count, confidence, outcome }, index) => ({
    low: index / bins,
    high: (index + 1) / bins,
    count,
    confidence: count === 0 ? null : confidence / count,
    accuracy: count === 0 ? null : outcome / count,
  }));
}

/** Expected calibration error: mean gap between confidence and accuracy over the bins, by size (Naeini et al. 2015; Guo et al. 2017, arXiv:1706.04599). In [0, 1], lower is better; null without an answer. */
export function calibrationError(answers: readonly SureAnswer[], bins = 10): number | null {
  let [count, gap] = [0, 0];
  for (const bin of reliabilityBins(answers, bins)) {
    count += bin.count;
    gap += bin.count * Math.abs((bin.confidence ?? 0) - (bin.accuracy ?? 0));
  }
  return count === 0 ? null : gap / count;
}

/** Mean squared difference of confidence and outcome (Brier 1950, doi:10.1175/1520-0493(1950)078<0001:VOFEIT>2.0.CO;2). In [0, 1], lower is better; null without an answer. */
export function brierScore(answers: readonly SureAnswer[]): number | null {
  let [count, sum] = [0, 0];
  for (const { confidence, outcome, weight = 1 } of answers) {
    count += weight;
    sum += weight * (confidence - outcome) ** 2;
  }
  return count === 0 ? null : sum / count;
}
