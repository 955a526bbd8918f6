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
import type { Hit, PassageRow } from '../types.ts';
import { BUILTIN_SPACE } from './builtin-embedder.ts';
import { byScore } from './top-k.ts';

/**
 * Weight of the vector leg. The built-in embedder sees the same words as BM25, without their rarity, so it only mends what
 * stemming misses: 0.05 was best on half of the questions of four sets (BENCHMARKS.md). A trained encoder knows what
 * BM25 does not and gets half.
 */
const BUILTIN_VECTOR_WEIGHT = 0.05;
const TRAINED_VECTOR_WEIGHT = 0.5;

/**
 * α for vectors of the space; see {@link fuse}.
 *
 * @param known - Share of the query's words that the index holds, in [0, 1]. The built-in embedder knows only spellings: where a
 *   question is in another language than the articles, its cosines are noise. A trained encoder may know both languages.
 */
export function vectorWeight(space: string, known: number): number {
  return space === BUILTIN_SPACE ? BUILTIN_VECTOR_WEIGHT * known : TRAINED_VECTOR_WEIGHT;
}

/** Share of the distinct terms that some passage holds, in [0, 1]; 0 of none. */
export function knownShare(terms: Iterable<string>, index: Pick<LexicalIndex, 'documentFrequency'>): number {
  const distinct = [...new Set(terms)];
  return distinct.length === 0 ? 0 : distinct.filter((term) => index.documentFrequency(term) > 0).length / distinct.length;
}

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

/** A ranked list, cut anywhere. */
export interface Leg {
  readonly hits: readonly Hit[];
  /** Score that counts as 1. */
  readonly attainable: number;
}

/**
 * The BM25 score that no passage exceeds: every term of the query, without end. Its own terms count also where no passage holds them, so a
 * question about something else scores low however well its common words match; expansions that no passage holds say nothing.
 */
export function attainableScore(query: readonly WeightedTerm[], index: LexicalIndex, k1: number): number {
  const counted = query.filter(({ term, origin = 'query' }) => origin === 'query' || index.documentFrequency(term) > 0);
  return counted.reduce((sum, { term, weight }) => sum + weight * index.idf(term) * (k1 + 1), 0);
}

/**
 * @param alpha - Weight of the vector leg, in [0, 1].
 * @returns Every passage of either leg, best first. A leg adds nothing to a passage it did not rank; that favours what both
 *   legs rank, and measured no worse than scoring the missing ones.
 */
export function fuse(lexical: Leg, vector: Leg, alpha: number): FusedHit[] {
  const bm25 = new Map(lexical.hits.map(({ row, score }) => [row, score]));
  const cosines = new Map(vector.hits.map(({ row, score }) => [row, score]));
  return [...new Set([...bm25.keys(), ...cosines.keys()])]
    .map((row) => {
      const lexicalScore = bm25.get(row) ?? null;
      const vectorScore = cosines.get(row) ?? null;
      const score = alpha * share(vectorScore, vector) + (1 - alpha) * share(lexicalScore, lexical);
      return { row, score, lexical: lexicalScore, vector: vectorScore };
    })
    .sort(byScore);
}

function share(score: number | null, { attainable }: Leg): number {
  return score === null || attainable <= 0 ? 0 : Math.min(1, Math.max(0, score / attainable));
}
