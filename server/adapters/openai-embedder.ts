import OpenAI from 'openai';
import { AppError } from '#core/errors.ts';
import type { Embedder } from '#core/ports.ts';
import { upstreamFailure, type Endpoint } from './upstream.ts';

const WHAT = 'embedding model';

/** Texts per request. */
const BATCH = 64;

/** Longer texts are cut, in UTF-16 code units: most models read no more than 8,192 tokens. */
const LONGEST_TEXT = 8_000;

/**
 * An embedding model behind any OpenAI-compatible endpoint (`/embeddings`). Sends one probe to learn the dimension.
 * @throws {AppError} `upstream_unavailable` when the probe fails.
 */
export async function openaiEmbedder({ baseUrl, apiKey, model, timeoutMs = 60_000 }: Endpoint): Promise<Embedder> {
  const client = new OpenAI({
    ...(baseUrl === undefined ? {} : { baseURL: baseUrl }),
    apiKey: apiKey || 'none',
    organization: null,
    project: null,
    maxRetries: 2,
    timeout: timeoutMs,
    logLevel: 'off',
    fetchOptions: { redirect: 'error' },
  });

  /** Vectors of unit length, in input order. */
  async function embed(input: readonly string[], size: number | undefined, signal?: AbortSignal): Promise<Float32Array[]> {
    try {
      const reply = await client.embeddings.create({ model, input: [...input], encoding_format: 'float' }, signal ? { signal } : {});
      return readVectors(reply, input.length, size);
    } catch (error) {
      signal?.throwIfAborted();
      throw upstreamFailure(WHAT, error);
    }
  }

  const [probe] = await embed(['dimension'], undefined);
  const dimensions = probe!.length;

  async function embedPassages(passages: readonly string[], signal?: AbortSignal): Promise<Float32Array[]> {
    signal?.throwIfAborted();
    const vectors: Float32Array[] = passages.map(() => new Float32Array(dimensions));
    // A text without a word keeps the zero vector: endpoints refuse empty input.
    const worded = passages.flatMap((text, index) => (/[\p{L}\p{N}]/u.test(text) ? [{ text: text.slice(0, LONGEST_TEXT), index }] : []));
    for (let from = 0; from < worded.length; from += BATCH) {
      const batch = worded.slice(from, from + BATCH);
      const embedded = await embed(batch.map(({ text }) => text), dimensions, signal);
      for (const [position, { index }] of batch.entries()) vectors[index] = embedded[position]!;
    }
    return vectors;
  }

  return {
    space: `openai/${model}`,
    dimensions,
    embedPassages,
    embedQuery: async (query, signal) => (await embedPassages([query], signal))[0]!,
  };
}

/** Trusts nothing: replies come in any order, and some servers send fewer vectors, other sizes or NaN. */
function readVectors(reply: unknown, count: number, size: number | undefined): Float32Array[] {
  const { data } = (reply ?? {}) as { readonly data?: unknown };
  if (!Array.isArray(data) || data.length !== count) throw wrong(`${count} vectors were asked for, and another number came`);
  const vectors: Float32Array[] = Array.from({ length: count });
  for (const [position, entry] of (data as readonly { readonly index?: unknown; readonly embedding?: unknown }[]).entries()) {
    const index = entry.index ?? position;
    if (!Number.isInteger(index) || Number(index) < 0 || Number(index) >= count || vectors[Number(index)]) throw wrong('its vectors are numbered wrongly');
    if (!Array.isArray(entry.embedding)) throw wrong('a vector is missing');
    vectors[Number(index)] = toUnitLength(Float32Array.from(entry.embedding), size);
  }
  return vectors;
}

function toUnitLength(vector: Float32Array, size: number | undefined): Float32Array {
  if (vector.length === 0 || (size !== undefined && vector.length !== size)) throw wrong(`a vector has ${vector.length} components, not ${size}`);
  const length = Math.sqrt(vector.reduce((sum, component) => sum + component * component, 0));
  if (!Number.isFinite(length) || length === 0) throw wrong('a vector has no direction');
  return vector.map((component) => component / length);
}

function wrong(what: string): AppError {
  return new AppError('upstream_unavailable', `The ${WHAT} sent an unusable reply (${what}); check that PARAPET_EMBEDDING_MODEL is an embedding model.`);
}
