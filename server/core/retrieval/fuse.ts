/**
 * One ranking from two legs: a convex combination of normalised scores,
 *
 *   fused = α · cosine + (1 - α) · BM25 / attainable
 *
 * (Bruch, Gai & Ingber 2023, "An Analysis of Fusion Functions for Hybrid Retrieval", ACM TOIS, doi:10.1145/3596512), which keeps
 * how much better one passage is than the next; reciprocal ranks throw that away. Both scores are scaled by what is
 * possible in theory, not by the best hit at hand, so a fused score means the same in every collection.
 */
import type { LexicalIndex, WeightedTerm } from '../ports.ts';
import type { PassageRow } from '../types.ts';

/** Weight of the vector leg, for the built-in embedder: tuned on half of the SciFact and AutoRAG-ko questions; see BENCHMARKS.md. */
export const VECTOR_WEIGHT = 0.2;

/** A passage's score, with what it is made of; null where a leg did not rank it. */
export interface FusedHit {
  readonly row: PassageRow;
  /** In [0, 1]. */
  readonly score: number;
  /** BM25. */
  readonly lexical: number | null;
  /** Cosine. */
  readonly vector: number | null;
}

/**
 * The BM25 score that no passage exceeds: every term of the query, without end. Terms that no passage holds count, so a
 * question about something else scores low however well its common words match.
 */
export function attainableScore(query: readonly WeightedTerm[], index: LexicalIndex, k1: number): number {
  return query.reduce((sum, { term, weight }) => sum + weight * index.idf(term) * (k1 + 1), 0);
}

/** @returns The fused score, in [0, 1]; a leg that did not rank the passage adds nothing. */
export function fuseScores(lexical: number | null, attainable: number, vector: number | null, vectorWeight = VECTOR_WEIGHT): number {
  const lexicalShare = lexical === null || attainable <= 0 ? 0 : Math.min(1, lexical / attainable);
  const vectorShare = vector === null ? 0 : Math.min(1, Math.max(0, vector));
  return vectorWeight * vectorShare + (1 - vectorWeight) * lexicalShare;
}
