import { Document } from '@langchain/core/documents';
import { BaseRetriever, type BaseRetrieverInput } from '@langchain/core/retrievers';
import type { RetrievalMode } from '#core/contract.ts';
import type { Searcher } from '#core/retrieval/search.ts';

/** What to search, for every question put to the retriever. */
export interface LangchainRetrieverOptions {
  readonly searcher: Searcher;
  /** All that the searcher can read when undefined. */
  readonly collections?: readonly string[];
  /** Documents per question, from 1 to 100. Default 10. */
  readonly k?: number;
  readonly mode?: RetrievalMode;
}

/** Where a document comes from, so that what is made of it can still be cited. */
export interface PassageMetadata {
  readonly passageId: string;
  readonly articleId: string;
  readonly collection: string;
  readonly title: string | null;
  readonly score: number;
  /** Half-open, in UTF-16 code units of the article's text. */
  readonly start: number;
  readonly end: number;
}

/**
 * Parapet's search as a LangChain retriever, for programs built on LangChain: give it to a chain or an agent in place of a
 * vector store's. Documents are passages, best first. LangChain wants a subclass here; this is the only one.
 */
export function langchainRetriever({ searcher, collections, k = 10, mode = 'hybrid' }: LangchainRetrieverOptions): BaseRetriever<PassageMetadata> {
  class ParapetRetriever extends BaseRetriever<PassageMetadata> {
    override lc_namespace = ['parapet', 'retrievers'];
    static override lc_name(): string {
      return 'ParapetRetriever';
    }

    override async _getRelevantDocuments(query: string): Promise<Document<PassageMetadata>[]> {
      const { hits } = await searcher.search({ query, k, mode, ...(collections && { collections: [...collections] }) });
      return hits.map(
        ({ passageId, articleId, collection, title, score, start, end, text }) =>
          new Document({ id: passageId, pageContent: text, metadata: { passageId, articleId, collection, title, score, start, end } }),
      );
    }
  }
  return new ParapetRetriever({} satisfies BaseRetrieverInput);
}
