import type { Answer, ArticleView, AskRequest, SearchHit, SearchRequest } from '#core/contract.ts';
import type { Converse } from '../ask-choice.ts';
import type { RunIndex } from '../run-record.ts';

/** What a run asks: this program in process, or a server over HTTP. Both go through the path that serves people. */
export interface Target {
  /** Base URL, or null in process. */
  readonly url: string | null;
  /** `extractive`, or `<kind>/<model>`. */
  readonly generator: string;
  readonly embedder: string;
  /** What reads the best passages again; null when nothing does. */
  readonly reranker: string | null;
  /** Generations that are asked, by collection. */
  readonly index: readonly RunIndex[];

  /**
   * @throws {BrokenReply} When this question broke the server and others may not.
   * @throws {AppError} When no question can be answered: no such collection, server gone.
   */
  ask(request: AskRequest, signal?: AbortSignal): Promise<Answer>;
  /** Otherwise as {@link ask}. */
  search(request: SearchRequest, signal?: AbortSignal): Promise<readonly SearchHit[]>;
  /** Otherwise as {@link ask}. */
  article(collection: string, id: string, signal?: AbortSignal): Promise<ArticleView>;
  /** Speaks to the model itself, past the articles; undefined without a model, and over HTTP, where only its answers can be asked for. */
  readonly converse?: Converse | undefined;
  close(): Promise<void>;
}

/** A question that the server could not answer, though it answers others. The run notes it and goes on. */
export class BrokenReply extends Error {
  override readonly name = 'BrokenReply';
}
