/** Measures of a ranked list against judgements, as trec_eval computes them. Each lies in [0, 1]. */

/** Gain of each relevant document; a document that is absent, or judged 0 or less, is not relevant. */
export type Judgements = ReadonlyMap<string, number>;

/**
 * Normalised discounted cumulative gain (Järvelin & Kekäläinen 2002, doi:10.1145/582415.582418) with linear gains and a
 * discount of log2(rank + 1), relative to the best order of all judged documents.
 */
export function ndcg(ranked: readonly string[], judgements: Judgements, k: number): number {
  const ideal = [...judgements.values()].filter((gain) => gain > 0).sort((a, b) => b - a);
  const best = discounted(ideal.slice(0, k));
  return best === 0 ? 0 : discounted(ranked.slice(0, k).map((id) => Math.max(0, judgements.get(id) ?? 0))) / best;
}

/** Share of the relevant documents that are among the first `k`. */
export function recall(ranked: readonly string[], judgements: Judgements, k: number): number {
  const relevant = [...judgements].filter(([, gain]) => gain > 0);
  const found = new Set(ranked.slice(0, k));
  return relevant.length === 0 ? 0 : relevant.filter(([id]) => found.has(id)).length / relevant.length;
}

/** 1 / rank of the first relevant document among the first `k`, else 0. */
export function reciprocalRank(ranked: readonly string[], judgements: Judgements, k: number): number {
  const first = ranked.slice(0, k).findIndex((id) => (judgements.get(id) ?? 0) > 0);
  return first < 0 ? 0 : 1 / (first + 1);
}

/** 1 when a relevant document is among the first `k`, else 0. */
export function hit(ranked: readonly string[], judgements: Judgements, k: number): number {
  return reciprocalRank(ranked, judgements, k) > 0 ? 1 : 0;
}

/** 1 when every relevant document is among the first `k`, else 0: what a question over several articles needs (Tang & Yang 2024, arXiv:2401.15391). */
export function allEvidence(ranked: readonly string[], judgements: Judgements, k: number): number {
  return recall(ranked, judgements, k) === 1 ? 1 : 0;
}

function discounted(gains: readonly number[]): number {
  return gains.reduce((sum, gain, index) => sum + gain / Math.log2(index + 2), 0);
}
