import type { RerankReport, SearchHit, SearchRequest, SearchResponse } from '../contract.ts';
import type { Library } from '../ports.ts';
import { explainHit } from './explain.ts';
import { rankingFor } from './ranking.ts';
import { retrieve, type RankedPassage } from './retrieve.ts';

/** Finds passages, without answering. */
export interface Searcher {
  /** @throws {AppError} as {@link Library.use} and the embedder do. */
  search(request: SearchRequest, signal?: AbortSignal): Promise<SearchResponse>;
}

export interface SearcherDeps {
  readonly library: Library;
  /** Embedder and query expansion, as {@link retrieve} takes them. */
  readonly tools: Parameters<typeof retrieve>[2];
  /** A clock, in milliseconds. */
  readonly now: () => number;
}

/** Retrieval as a service: the same path that answers questions, with its result shown as it is. */
export function createSearcher({ library, tools, now }: SearcherDeps): Searcher {
  return {
    async search({ query, collections, k = 10, mode = 'hybrid', explain = false }, signal) {
      const startedAt = now();
      return library.use(collections, async (generations) => {
        const retrieveStartedAt = now();
        let rerank: RerankReport | undefined;
        const onRerank = (report: RerankReport): void => void (rerank = report);
        let degraded: string | undefined;
        const onDegraded = (reason: string): void => void (degraded = reason);
        const ranked = await retrieve(generations, { query, k, mode, onRerank, onDegraded, ...(signal ? { signal } : {}) }, tools);
        const retrieveMs = now() - retrieveStartedAt;
        const found = await toSearchHits(ranked);
        const sought = explain ? tools.expand(query, generations.map(({ lexical }) => lexical)) : [];
        const hits = !explain ? found : found.map((hit, index) => ({ ...hit, explanation: explainHit(ranked[index]!, mode, rankingFor(query, sought, ranked[index]!.generation)) }));
        return { hits, timings: { retrieveMs, totalMs: now() - startedAt }, ...(rerank && { rerank }), ...(degraded !== undefined && { degraded }) };
      });
    },
  };
}

/** Ranked passages as they cross the border: with their text and paragraphs, ranks from 1. */
export async function toSearchHits(ranked: readonly RankedPassage[]): Promise<SearchHit[]> {
  return Promise.all(
    ranked.map(async ({ generation, passage, article, score }, index) => {
      const touched = new Set<string>(passage.paragraphIds);
      const paragraphs = await generation.store.paragraphs(article.id);
      return {
        passageId: passage.id,
        articleId: article.id,
        collection: generation.collection,
        title: article.title,
        ...(article.title === null && { name: article.name }),
        score,
        rank: index + 1,
        text: article.text.slice(passage.start, passage.end),
        start: passage.start,
        end: passage.end,
        paragraphs: paragraphs
          .filter(({ id }) => touched.has(id))
          .map(({ id, start, end, kind }) => ({ id, text: article.text.slice(start, end), start, end, kind })),
      };
    }),
  );
}
