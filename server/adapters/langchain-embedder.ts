import type { EmbeddingsInterface } from '@langchain/core/embeddings';
import { AppError } from '#core/errors.ts';
import type { Embedder } from '#core/ports.ts';
import { NO_PREFIXES, type Prefixes } from '#core/retrieval/prefixes.ts';
import { spaceWith } from './embedding-space.ts';
import { withRetries } from './retry.ts';
import { toUnitLength } from './unit-length.ts';
import { upstreamFailure, type Endpoint } from './upstream.ts';

const WHAT = 'embedding model';
const BATCH = 64;
const LONGEST_TEXT = 8_000;

export interface LangchainEmbedderOptions {
  /** Name of the vector space, e.g. `langchain/ollama:bge-m3`. */
  readonly space: string;
  readonly prefixes?: Prefixes | undefined;
}

/** The part of LangChain's `Embeddings` that is used; any provider's object fits. */
export type LangchainEmbeddings = Pick<EmbeddingsInterface, 'embedDocuments' | 'embedQuery'>;

/**
 * Any LangChain `Embeddings` as an {@link Embedder}. Sends one probe to learn the dimension. LangChain hears no abort while a
 * request runs, so one is heard between batches.
 * @throws {AppError} `upstream_unavailable` when the probe fails.
 */
export async function langchainEmbedder(embeddings: LangchainEmbeddings, { space, prefixes = NO_PREFIXES }: LangchainEmbedderOptions): Promise<Embedder> {
  const dimensions = (await ask(() => embeddings.embedQuery('dimension'))).length;

  const read = (vector: unknown): Float32Array => {
    if (!Array.isArray(vector) || vector.length !== dimensions || !vector.every((component) => typeof component === 'number')) {
      throw new AppError('upstream_unavailable', `The ${WHAT} sent a vector that is not ${dimensions} numbers; check that PARAPET_EMBEDDING_MODEL is an embedding model.`);
    }
    return toUnitLength(Float32Array.from(vector as readonly number[]));
  };

  return {
    space: spaceWith(space, prefixes),
    dimensions,
    async embedPassages(passages, signal) {
      signal?.throwIfAborted();
      const vectors: Float32Array[] = passages.map(() => new Float32Array(dimensions));
      const worded = [...passages.keys()].filter((index) => isWorded(passages[index]!));
      for (let from = 0; from < worded.length; from += BATCH) {
        const batch = worded.slice(from, from + BATCH);
        const embedded = await ask(() => embeddings.embedDocuments(batch.map((index) => prefixes.passage + passages[index]!.slice(0, LONGEST_TEXT))), signal);
        if (embedded.length !== batch.length) throw new AppError('upstream_unavailable', `The ${WHAT} sent ${embedded.length} vectors for ${batch.length} texts; check its provider.`);
        for (const [position, index] of batch.entries()) vectors[index] = read(embedded[position]);
      }
      return vectors;
    },
    async embedQuery(query, signal) {
      signal?.throwIfAborted();
      if (!isWorded(query)) return new Float32Array(dimensions);
      return read(await ask(() => embeddings.embedQuery(prefixes.query + query.slice(0, LONGEST_TEXT)), signal));
    },
  };
}

/**
 * An embedding model of a LangChain provider, named `<provider>:<model>`, e.g. `ollama:bge-m3`: the `…Embeddings` class of the
 * package `@langchain/<provider>`, which must be installed (`@langchain/openai` is). `baseUrl` and `apiKey` go to `openai` only.
 * @throws {AppError} `configuration` when there is no such package or class; otherwise as {@link langchainEmbedder}.
 */
export async function loadLangchainEmbedder({ baseUrl, apiKey, model, prefixes, timeoutMs = 60_000 }: Endpoint & { readonly prefixes?: Prefixes | undefined }): Promise<Embedder> {
  const [, provider = '', name = ''] = /^([a-z][\w-]*):(.+)$/.exec(model) ?? [];
  let embeddings: LangchainEmbeddings;
  try {
    const found = Object.entries((await import(`@langchain/${provider}`)) as Readonly<Record<string, unknown>>).find(([exported]) => exported.endsWith('Embeddings') && !exported.startsWith('Azure'));
    const Embeddings = found![1] as new (options: object) => LangchainEmbeddings;
    const openai = { apiKey: apiKey || 'none', configuration: { ...(baseUrl !== undefined && { baseURL: baseUrl }), logLevel: 'off', fetchOptions: { redirect: 'error' } } };
    embeddings = new Embeddings({ model: name, maxRetries: 1, timeout: timeoutMs, encodingFormat: 'float', ...(provider === 'openai' && openai) });
  } catch (cause) {
    throw new AppError('configuration', `LangChain cannot load the embeddings "${model}"; write PARAPET_EMBEDDING_MODEL as <provider>:<model> and install the package @langchain/<provider>.`, { cause });
  }
  return langchainEmbedder(embeddings, { space: `langchain/${model}`, prefixes });
}

async function ask<T>(work: () => Promise<T>, signal?: AbortSignal): Promise<T> {
  signal?.throwIfAborted();
  try {
    return await withRetries(work, { attempts: 2, signal });
  } catch (error) {
    signal?.throwIfAborted();
    throw upstreamFailure(WHAT, error);
  }
}

function isWorded(text: string): boolean {
  return /[\p{L}\p{N}]/u.test(text);
}
