/** From a query to ranked passages: lexical and vector legs side by side, fused, over any number of collections. */
import type { RerankReport, RetrievalMode } from '../contract.ts';
import { AppError } from '../errors.ts';
import type { Embedder, Generation, LexicalIndex, WeightedTerm } from '../ports.ts';
import { terms } from '../text/tokens.ts';
import type { Article, ArticleId, Passage, PassageRow } from '../types.ts';
import { fuse, type FusedHit } from './fuse.ts';
import { publishedBy } from './published-by.ts';
import { rankingFor } from './ranking.ts';
import { RERANK_DEPTH, type RerankedPlace, type Reranking, rerankTop } from './rerank.ts';

export interface RankedPassage {
  readonly generation: Generation;
  readonly row: PassageRow;
  readonly passage: Passage;
  readonly article: Article;
  /** Hybrid: fused, in [0, 1]. Lexical: BM25. Vector: cosine. Higher is better. */
  readonly score: number;
  /** BM25, or null when that leg did not rank it. */
  readonly lexical: number | null;
  /** Cosine, or null when that leg did not rank it. */
  readonly vector: number | null;
  /** Present when a reranker read it: {@link score} is then that of its new place. */
  readonly reranked?: RerankedPlace;
}

export interface RetrievalRequest {
  readonly query: string;
  /** Passages wanted. */
  readonly k: number;
  readonly mode: RetrievalMode;
  /** ISO 8601 date: articles published later do not count; undated ones count always. */
  readonly asOf?: string;
  readonly signal?: AbortSignal;
  /** Told what the reranker did, when there is one. */
  readonly onRerank?: (report: RerankReport) => void;
  /** When given, a hybrid search goes on without vectors while the embedder cannot be asked or the vectors not be searched, and tells here why. */
  readonly onDegraded?: (reason: string) => void;
}

export interface RetrievalTools {
  readonly embedder: Embedder;
  /** What to look for beside, or instead of, the query's own words; see {@link plainTerms}. */
  readonly expand: (query: string, indexes: readonly LexicalIndex[]) => readonly WeightedTerm[];
  /** Reads the best of a hybrid ranking again. Single legs are shown as they are. */
  readonly reranking?: Reranking | undefined;
}

/** Each leg ranks at least this many, so that what one leg puts low can still be lifted by the other. */
const LEG_DEPTH = 100;

/** The query's own terms, weight 1 each. */
export function plainTerms(query: string): WeightedTerm[] {
  return terms(query).map((term) => ({ term, weight: 1 }));
}

/**
 * @returns At most `k` passages, best first; equal scores by collection, then row.
 * @throws {AppError} What the embedder and the vectors throw, unless the mode is `lexical`; see {@link RetrievalRequest.onDegraded}.
 */
export async function retrieve(generations: readonly Generation[], request: RetrievalRequest, tools: RetrievalTools): Promise<RankedPassage[]> {
  const reranking = request.mode === 'hybrid' ? tools.reranking : undefined;
  const query = request.mode === 'vector' ? [] : tools.expand(request.query, generations.map(({ lexical }) => lexical));
  const vector = request.mode === 'lexical' ? null : await orDegrade(request, () => tools.embedder.embedQuery(request.query, request.signal));
  const ranked = await Promise.all(
    generations.map(async (generation) => {
      const hits = await searchOne(generation, query, vector, request);
      return hits.map((hit) => ({ generation, hit }));
    }),
  );
  request.signal?.throwIfAborted();
  const best = ranked
    .flat()
    .sort((a, b) => b.hit.score - a.hit.score || compare(a.generation.collection, b.generation.collection) || a.hit.row - b.hit.row)
    .slice(0, reranking ? Math.max(request.k, RERANK_DEPTH) : request.k);
  const passages = await withPassages(best);
  if (!reranking) return passages;
  const reranked = await rerankTop(request.query, passages, reranking, request.signal);
  request.onRerank?.(reranked.report);
  return reranked.ranked.slice(0, request.k);
}

/** @returns Null when the vector leg failed and the search goes on without it. */
async function orDegrade<Value>({ mode, onDegraded }: RetrievalRequest, step: () => Promise<Value>): Promise<Value | null> {
  try {
    return await step();
  } catch (error) {
    if (!onDegraded || mode !== 'hybrid' || !(error instanceof AppError) || error.code !== 'upstream_unavailable') throw error;
    onDegraded(`Searched by words alone: ${error.message}`);
    return null;
  }
}

async function searchOne(generation: Generation, query: readonly WeightedTerm[], vector: Float32Array | null, request: RetrievalRequest): Promise<FusedHit[]> {
  const accept = request.asOf === undefined ? undefined : await publishedBy(generation.store, request.asOf);
  const depth = request.mode === 'hybrid' ? Math.max(LEG_DEPTH, request.k) : request.k;
  // First the one that may run in threads of its own.
  const nearest = vector ? orDegrade(request, () => generation.vectors.search(vector, depth, accept)) : null;
  const [found, lexical] = await Promise.all([nearest, generation.lexical.search(query, depth, accept)]);
  const near = found ?? [];
  if (request.mode === 'lexical') return lexical.map(({ row, score }) => ({ row, score, lexical: score, vector: null }));
  if (request.mode === 'vector') return near.map(({ row, score }) => ({ row, score, lexical: null, vector: score }));
  const ranking = rankingFor(request.query, query, generation);
  return fuse({ hits: lexical, attainable: ranking.attainable }, { hits: near, attainable: 1 }, ranking.vectorWeight);
}

interface Found {
  readonly generation: Generation;
  readonly hit: FusedHit;
}

/** Reads the passages of each generation at once, and each article once. */
async function withPassages(found: readonly Found[]): Promise<RankedPassage[]> {
  const texts = new Map<Generation, Map<PassageRow, { passage: Passage; article: Article }>>();
  for (const [generation, hits] of Map.groupBy(found, (one) => one.generation)) {
    texts.set(generation, await readRows(generation, hits.map(({ hit }) => hit.row)));
  }
  return found.map(({ generation, hit: { row, score, lexical, vector } }) => {
    const { passage, article } = texts.get(generation)!.get(row)!;
    return { generation, row, passage, article, score, lexical, vector };
  });
}

async function readRows({ store, collection, manifest }: Generation, rows: readonly PassageRow[]): Promise<Map<PassageRow, { passage: Passage; article: Article }>> {
  const passages = await store.passages(rows);
  const articles = new Map<ArticleId, Article | undefined>();
  for (const id of new Set(passages.map(({ articleId }) => articleId))) articles.set(id, await store.article(id));
  const read = new Map<PassageRow, { passage: Passage; article: Article }>();
  for (const [index, row] of rows.entries()) {
    const passage = passages[index];
    const article = passage && articles.get(passage.articleId);
    if (!passage || !article) {
      throw new AppError('index_damaged', `Passage ${row} of ${collection}/${manifest.generation} is missing; run \`parapet ingest\` again or roll back.`);
    }
    read.set(row, { passage, article });
  }
  return read;
}

function compare(a: string, b: string): number {
  return a < b ? -1 : Number(a > b);
}
