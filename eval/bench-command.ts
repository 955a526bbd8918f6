/** `parapet bench <beir-dir>`: a public test collection through the retrieval that answers questions. */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { RetrievalMode } from '#core/contract.ts';
import type { Embedder } from '#core/ports.ts';
import { retrieve } from '#core/retrieval/retrieve.ts';
import { compose, createEmbedder, type Parapet } from '../server/compose.ts';
import { readConfig } from '../server/config.ts';
import { readBeir, type BeirDocument, type BeirSet } from './beir.ts';
import { ndcg, recall, reciprocalRank } from './metrics/ranking.ts';
import { percentile } from './percentile.ts';

/** One document as `ingest` takes it when reading is done already. */
export interface BenchDocument {
  readonly path: string;
  readonly name: string;
  readonly title: string | null;
  readonly source: null;
  readonly url: string;
  readonly publishedAt: null;
  readonly language: null;
  readonly author: null;
  readonly blocks: readonly { readonly kind: 'text'; readonly text: string }[];
  readonly dropped: readonly [];
}

/** What `bench` borrows from `ingest`, which it must not import. */
export interface BenchTools {
  ingestDocuments(
    documents: Iterable<BenchDocument>,
    options: { readonly dataDir: string; readonly collection: string; readonly embedder: Embedder; readonly signal?: AbortSignal | undefined },
  ): Promise<unknown>;
}

export interface BenchOptions {
  /** Default `hybrid`. */
  readonly mode?: RetrievalMode | undefined;
  /** Cut-off of nDCG, MRR and the first recall; default 10. */
  readonly k?: number | undefined;
}

const COLLECTION = 'bench';
/** The second recall, which says what a reranker could still find. */
const DEEP = 100;

/** Measures and prints one JSON line. @returns The exit code. @throws {AppError} as {@link benchmark}. */
export async function benchCommand(folder: string, options: BenchOptions, tools: BenchTools, signal?: AbortSignal): Promise<number> {
  process.stdout.write(`${JSON.stringify(await benchmark(folder, options, tools, signal))}\n`);
  return 0;
}

/**
 * Ingests the set into a temporary data folder and asks every judged query. A document counts at the place of its best
 * passage (max-P). Latency is that of a search for `k` passages.
 * @returns `{dataset, mode, queries, ndcg@k, recall@k, recall@100, mrr@k, recall@1, hit@k, p50_ms, p95_ms, ingest_seconds}`, means over the queries.
 * @throws {AppError} `invalid_request` when the folder is not in the BEIR form.
 */
export async function benchmark(folder: string, options: BenchOptions, tools: BenchTools, signal?: AbortSignal): Promise<Record<string, string | number>> {
  const set = await readBeir(folder);
  const { mode = 'hybrid', k = 10 } = options;
  const dataDir = await mkdtemp(join(tmpdir(), 'parapet-bench-'));
  try {
    const config = readConfig({ dataDir });
    const startedAt = performance.now();
    await tools.ingestDocuments(toDocuments(set), { dataDir, collection: COLLECTION, embedder: await createEmbedder(config), signal });
    const ingestSeconds = (performance.now() - startedAt) / 1_000;
    const parapet = await compose(config);
    try {
      const measured = await measure(set, parapet, mode, k, signal);
      return { dataset: set.name, mode, ...measured, ingest_seconds: round(ingestSeconds, 2) };
    } finally {
      await parapet.close();
    }
  } finally {
    await rm(dataDir, { recursive: true, force: true });
  }
}

async function measure(set: BeirSet, parapet: Parapet, mode: RetrievalMode, k: number, signal?: AbortSignal): Promise<Record<string, number>> {
  const sums = { ndcg: 0, recall: 0, deepRecall: 0, reciprocalRank: 0, first: 0, hits: 0 };
  const milliseconds: number[] = [];
  for (const { text, judgements } of set.queries) {
    signal?.throwIfAborted();
    const startedAt = performance.now();
    await passages(parapet, text, mode, k, signal);
    milliseconds.push(performance.now() - startedAt);

    const ranked = await rankDocuments(parapet, text, mode, k, signal);
    sums.ndcg += ndcg(ranked, judgements, k);
    sums.recall += recall(ranked, judgements, k);
    sums.first += recall(ranked, judgements, 1);
    sums.hits += Number(reciprocalRank(ranked, judgements, k) > 0);
    sums.reciprocalRank += reciprocalRank(ranked, judgements, k);
    sums.deepRecall += recall(await rankDocuments(parapet, text, mode, DEEP, signal), judgements, DEEP);
  }
  const mean = (sum: number): number => round(sum / set.queries.length, 4);
  return {
    queries: set.queries.length,
    [`ndcg@${k}`]: mean(sums.ndcg),
    [`recall@${k}`]: mean(sums.recall),
    [`recall@${DEEP}`]: mean(sums.deepRecall),
    [`mrr@${k}`]: mean(sums.reciprocalRank),
    'recall@1': mean(sums.first),
    [`hit@${k}`]: mean(sums.hits),
    p50_ms: round(percentile(milliseconds, 0.5), 2),
    p95_ms: round(percentile(milliseconds, 0.95), 2),
  };
}

/** The best `count` documents; reads as many passages as that takes. */
async function rankDocuments(parapet: Parapet, query: string, mode: RetrievalMode, count: number, signal?: AbortSignal): Promise<string[]> {
  for (let depth = Math.max(DEEP, 3 * count); ; depth *= 2) {
    const ranked = await passages(parapet, query, mode, depth, signal);
    const documents = new Set(ranked.map(({ article }) => decodeURIComponent(article.url!.slice(ID_PREFIX.length))));
    if (documents.size >= count || ranked.length < depth) return [...documents];
  }
}

function passages({ library, embedder, expand, reranking }: Parapet, query: string, mode: RetrievalMode, k: number, signal?: AbortSignal) {
  return library.use([COLLECTION], (generations) => retrieve(generations, { query, k, mode, ...(signal && { signal }) }, { embedder, expand, reranking }));
}

/** The id goes into the URL, which counts for the content hash, so documents with equal text stay apart; encoded, so that NFC leaves it alone. */
const ID_PREFIX = 'urn:beir:';

function* toDocuments({ documents }: BeirSet): Generator<BenchDocument> {
  for (const { _id, title, text } of documents) yield toDocument(_id, title, text);
}

function toDocument(id: string, title: BeirDocument['title'], text: string): BenchDocument {
  return {
    path: `/${ID_PREFIX}${id}`,
    name: id,
    title: title.trim() || null,
    source: null,
    url: ID_PREFIX + encodeURIComponent(id),
    publishedAt: null,
    language: null,
    author: null,
    blocks: text.split(/\n\s*\n/).map((block) => ({ kind: 'text', text: block })),
    dropped: [],
  };
}

function round(value: number, digits: number): number {
  return Number(value.toFixed(digits));
}
