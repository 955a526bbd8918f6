/** Shares of the 4-word shingles of one page: they sum to 1, so that long pages weigh no more than short ones. */
export interface PageScore {
  readonly truePositive: number;
  readonly falsePositive: number;
  readonly falseNegative: number;
}

export interface AverageScore {
  readonly pages: number;
  readonly precision: number;
  readonly recall: number;
  readonly f1: number;
}

/**
 * Compares an extracted body with the true one as multisets of 4-word shingles, exactly as `evaluate.py` of
 * scrapinghub/article-extraction-benchmark does. Words are runs of letters, digits and underscores.
 */
export function scorePage(truth: string, extracted: string): PageScore {
  const [expected, found] = [shingles(truth), shingles(extracted)];
  let [truePositive, falsePositive, falseNegative] = [0, 0, 0];
  for (const shingle of new Set([...expected.keys(), ...found.keys()])) {
    const [wanted, got] = [expected.get(shingle) ?? 0, found.get(shingle) ?? 0];
    truePositive += Math.min(wanted, got);
    falsePositive += Math.max(0, got - wanted);
    falseNegative += Math.max(0, wanted - got);
  }
  const sum = truePositive + falsePositive + falseNegative || 1;
  return { truePositive: truePositive / sum, falsePositive: falsePositive / sum, falseNegative: falseNegative / sum };
}

/** Mean precision over pages with an extracted text, mean recall over pages with a true text, and the F1 of the two means. */
export function averageScore(scores: readonly PageScore[]): AverageScore {
  const precision = mean(scores.filter((score) => score.truePositive + score.falsePositive > 0).map((score) => score.truePositive / (score.truePositive + score.falsePositive)));
  const recall = mean(scores.filter((score) => score.truePositive + score.falseNegative > 0).map((score) => score.truePositive / (score.truePositive + score.falseNegative)));
  return { pages: scores.length, precision, recall, f1: (2 * precision * recall) / (precision + recall || 1) };
}

function shingles(text: string): Map<string, number> {
  const words = text.match(/[\p{L}\p{N}_]+/gu) ?? [];
  const counts = new Map<string, number>();
  for (let start = 0; start < Math.max(1, words.length - 3); start += 1) {
    const shingle = words.slice(start, start + 4).join(' ');
    if (shingle) counts.set(shingle, (counts.get(shingle) ?? 0) + 1);
  }
  return counts;
}

function mean(values: readonly number[]): number {
  return values.length === 0 ? 0 : values.reduce((sum, value) => sum + value, 0) / values.length;
}
