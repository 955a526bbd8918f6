import type { Generation, WeightedTerm } from '../ports.ts';
import { terms } from '../text/tokens.ts';
import { BM25_DEFAULTS } from './bm25.ts';
import { attainableScore, knownShare, vectorWeight } from './fuse.ts';

/** How one collection is searched for one query: what is sought, and how the two legs are fused. */
export interface Ranking {
  readonly query: readonly WeightedTerm[];
  /** BM25 score that no passage exceeds; see {@link attainableScore}. */
  readonly attainable: number;
  /** α of {@link fuse}, in [0, 1]. */
  readonly vectorWeight: number;
}

/** @param text - The query as asked. @param query - Its terms, expanded. */
export function rankingFor(text: string, query: readonly WeightedTerm[], { lexical, manifest }: Generation): Ranking {
  return {
    query,
    attainable: attainableScore(query, lexical, BM25_DEFAULTS.k1),
    vectorWeight: vectorWeight(manifest.embedder.space, knownShare(terms(text), lexical)),
  };
}
