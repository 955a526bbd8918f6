import { setTimeout as delay } from 'node:timers/promises';
import { z } from 'zod';
import { Problem, type Answer, type ArticleView, type SearchHit } from '#core/contract.ts';
import { AppError } from '#core/errors.ts';
import { RecordedAnswer } from '../run-record.ts';
import { BrokenReply, type Target } from './target.ts';

export interface HttpTargetOptions {
  /** Pause before the first repetition, doubled for each further one. */
  readonly pauseMs?: number;
}

/** A request is repeated this often when the server is overloaded, restarting or not there. */
const REPETITIONS = 4;
/** Longest pause that a `Retry-After` is obeyed for, in seconds. */
const MOST_PATIENCE_S = 30;

/** What a run needs of a server's replies, so that servers of other versions can be asked too. */
const AnyAnswer = RecordedAnswer.extend({ conversationId: z.string(), question: z.string(), conflicts: z.array(z.unknown()), alsoReportedBy: z.array(z.unknown()) });
const AnyParagraph = z.looseObject({ id: z.string(), text: z.string() });
const AnyHit = z.looseObject({ passageId: z.string(), articleId: z.string(), collection: z.string(), title: z.string().nullable(), score: z.number(), rank: z.int(), text: z.string(), paragraphs: z.array(AnyParagraph) });
const AnySearch = z.looseObject({ hits: z.array(AnyHit) });
const AnyArticle = z.looseObject({ id: z.string(), name: z.string(), title: z.string().nullable(), paragraphs: z.array(AnyParagraph) });
const AnyCollection = z.looseObject({ name: z.string(), generation: z.string(), articles: z.int(), passages: z.int() });
const AnyHealth = z.looseObject({ embedder: z.string(), generator: z.string(), reranker: z.string().optional(), collections: z.array(AnyCollection) });

/**
 * A running server, asked over HTTP like any client.
 * @param url - Base of the server, e.g. `http://127.0.0.1:8080`.
 * @throws {AppError} `upstream_unavailable` when there is no Parapet server, `collection_not_found` when it lacks a collection.
 */
export async function httpTarget(url: string, collections?: readonly string[], { pauseMs = 500 }: HttpTargetOptions = {}): Promise<Target> {
  const base = url.replace(/\/+$/, '');
  const call = async <Schema extends z.ZodType>(schema: Schema, path: string, body?: unknown, signal?: AbortSignal): Promise<z.output<Schema>> => {
    const parsed = schema.safeParse(await reply(base, path, body, pauseMs, signal));
    if (parsed.success) return parsed.data;
    throw new AppError('upstream_unavailable', `${base}${path} answers, but not as a Parapet server does; check --url.`, { cause: parsed.error });
  };
  const { embedder, generator, reranker = null, collections: served } = await call(AnyHealth, '/api/health');
  const missing = collections?.find((name) => !served.some((each) => each.name === name));
  if (missing !== undefined) throw new AppError('collection_not_found', `The server at ${base} has no collection "${missing}"; it has ${served.map(({ name }) => name).join(', ') || 'none'}.`);
  return {
    url: base,
    generator,
    embedder,
    reranker,
    index: served
      .filter(({ name }) => collections?.includes(name) ?? true)
      .map(({ name, generation, articles, passages }) => ({ collection: name, generation, articles, passages, corpusHash: null, files: null })),
    ask: async (request, signal) => (await call(AnyAnswer, '/api/ask', request, signal)) as unknown as Answer,
    search: async (request, signal) => (await call(AnySearch, '/api/search', request, signal)).hits as unknown as SearchHit[],
    article: async (collection, id, signal) => (await call(AnyArticle, `/api/articles/${encodeURIComponent(id)}?collection=${encodeURIComponent(collection)}`, undefined, signal)) as unknown as ArticleView,
    close: async () => {},
  };
}

/** The JSON of a reply, after repetitions where they help. */
async function reply(base: string, path: string, body: unknown, pauseMs: number, signal?: AbortSignal): Promise<unknown> {
  for (let repetition = 0; ; repetition += 1) {
    const outcome = await attempt(base, path, body, signal);
    if ('json' in outcome) return outcome.json;
    if (repetition === REPETITIONS) throw outcome.failure;
    await delay(outcome.retryAfterMs ?? pauseMs * 2 ** repetition, undefined, signal && { signal });
  }
}

/** A reply, or a failure that repeating may mend. Other failures are thrown. */
type Attempt = { readonly json: unknown } | { readonly failure: AppError | BrokenReply; readonly retryAfterMs: number | null };

async function attempt(base: string, path: string, body: unknown, signal?: AbortSignal): Promise<Attempt> {
  const response = await send(base, path, body, signal);
  if (response instanceof AppError) return { failure: response, retryAfterMs: null };
  const json: unknown = await response.json().catch((cause: unknown) => {
    signal?.throwIfAborted();
    throw new BrokenReply(`The server broke off or sent no JSON (status ${response.status}).`, { cause });
  });
  if (response.ok) return { json };
  const problem = Problem.safeParse(json);
  const detail = problem.success ? (problem.data.detail ?? problem.data.title) : `status ${response.status}`;
  if (response.status === 429 || response.status === 503) {
    const seconds = Number(response.headers.get('retry-after') ?? Number.NaN);
    return { failure: new AppError('upstream_unavailable', `The server at ${base} is overloaded or not ready: ${detail}`), retryAfterMs: Number.isFinite(seconds) ? Math.min(seconds, MOST_PATIENCE_S) * 1_000 : null };
  }
  if (response.status === 404) throw new AppError('collection_not_found', `The server at ${base} refuses ${path}: ${detail}`);
  if (response.status === 401 || response.status === 403) throw new AppError('configuration', `The server at ${base} does not let us in: ${detail}`);
  throw new BrokenReply(`The server answered with status ${response.status}: ${detail}`);
}

async function send(base: string, path: string, body: unknown, signal?: AbortSignal): Promise<Response | AppError> {
  const request: RequestInit = body === undefined ? {} : { method: 'POST', body: JSON.stringify(body) };
  const headers = { accept: 'application/json', ...(body === undefined ? {} : { 'content-type': 'application/json' }) };
  try {
    return await fetch(`${base}${path}`, { ...request, headers, redirect: 'error', ...(signal && { signal }) });
  } catch (cause) {
    signal?.throwIfAborted();
    return new AppError('upstream_unavailable', `The server at ${base} cannot be reached; check that it runs, then continue with --resume.`, { cause });
  }
}
