/** Builds the next generation of a collection. */
import { createHash } from 'node:crypto';
import { writeFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { AppError } from '#core/errors.ts';
import type { Embedder } from '#core/ports.ts';
import { TOKENIZER_VERSION } from '#core/text/tokens.ts';
import { buildHnsw, createArticleWriter, EXACT_LIMIT, FILES, type OriginRow } from '../server/index-files.ts';
import { type Membership, writeArticles } from './articles.ts';
import type { SourceDocument } from './document.ts';
import { type Base, findBase } from './generation/base.ts';
import { indexRows } from './generation/index-rows.ts';
import { withCollectionLock } from './generation/lock.ts';
import { type Draft, publishGeneration } from './generation/publish.ts';
import { createNearDuplicateFinder } from './near-duplicates.ts';
import { PIPELINE } from './pipeline-version.ts';
import { knownSources, readSources, type Skipped, type Sources, sourcesOf } from './sources.ts';
import { asStorageError } from './storage-error.ts';
import { countChanges, countHidden, type IngestSummary } from './summary.ts';

export type { IngestSummary } from './summary.ts';

/** A step of the work; `total` is 0 while it is not known. */
export interface Progress {
  readonly stage: 'read' | 'segment' | 'index' | 'graph' | 'write' | 'note';
  readonly done: number;
  readonly total: number;
  /** What to tell, when the stage is `note`. */
  readonly note?: string;
}

export interface IngestOptions {
  readonly dataDir: string;
  readonly collection: string;
  readonly embedder: Embedder;
  /** `auto` scans exactly up to {@link EXACT_LIMIT} passages and builds an HNSW graph above. Default `auto`. */
  readonly vectorIndex?: 'auto' | 'hnsw' | 'exact' | undefined;
  readonly signal?: AbortSignal | undefined;
  readonly onProgress?: ((progress: Progress) => void) | undefined;
}

/**
 * Brings a collection up to what lies under `paths`: adds and updates articles, and removes those whose file under `paths` is gone.
 * Writes no generation when nothing changed. Whatever fails or is aborted, the collection stays as it was.
 * @throws {AppError} `invalid_request` for a path that does not exist, `unreadable_document` when a new collection would hold
 *   nothing, `index_locked` when another ingest is at it, `configuration` when the disk is full or not writable.
 */
export async function ingest(paths: readonly string[], options: IngestOptions): Promise<IngestSummary> {
  const targets = paths.map((path) => resolve(path));
  return rebuild(options, async (known) => {
    const onFile = (done: number, total: number) => options.onProgress?.({ stage: 'read', done, total });
    return readSources(targets, known, { signal: options.signal, onFile });
  });
}

/**
 * Adds or updates documents that are read already, one article each, keyed by `path`; nothing is cleaned or removed.
 * @throws {AppError} As {@link ingest}.
 */
export async function ingestDocuments(documents: AsyncIterable<SourceDocument> | Iterable<SourceDocument>, options: IngestOptions): Promise<IngestSummary> {
  return rebuild(options, async (known) => {
    const given: SourceDocument[] = [];
    for await (const document of documents) given.push(document);
    return { sources: new Map([...known, ...sourcesOf(given)]), skipped: [] };
  });
}

/** Rebuilds a collection from the sources that `choose` makes of those it has. Otherwise as {@link ingest}. */
export async function rebuild(options: IngestOptions, choose: (known: Sources, base: Base | undefined) => Promise<{ sources: Sources; skipped: readonly Skipped[] }>): Promise<IngestSummary> {
  const startedAt = performance.now();
  const { dataDir, collection, onProgress } = options;
  try {
    return await withCollectionLock(dataDir, collection, async () => {
      const base = await findBase(dataDir, collection, (note) => onProgress?.({ stage: 'note', done: 0, total: 0, note }));
      const { sources, skipped } = await choose(base ? knownSources(base.origins) : new Map(), base);
      let membership: Membership | undefined;
      const written = await publishGeneration(dataDir, collection, async (folder) => {
        const built = await build(folder, sources, base, options, skipped);
        membership = built.membership;
        return built.draft;
      });
      if (written) onProgress?.({ stage: 'write', done: 1, total: 1 });
      const { generation, counts } = written ?? base!.manifest;
      const { articles, paragraphs, passages } = counts;
      const changes = countChanges(base?.origins.origins ?? [], membership!.origins);
      const seconds = Math.round(performance.now() - startedAt) / 1000;
      return { collection, generation, articles, paragraphs, passages, ...changes, skipped: [...skipped, ...membership!.skipped], hidden: countHidden(sources), seconds };
    });
  } catch (error) {
    throw asStorageError(error, dataDir);
  }
}

interface Built {
  readonly membership: Membership;
  /** Undefined when the base already is what would be built. */
  readonly draft: Draft | undefined;
}

async function build(folder: string, sources: Sources, base: Base | undefined, options: IngestOptions, skipped: readonly Skipped[]): Promise<Built> {
  const { embedder, signal, onProgress } = options;
  const finder = createNearDuplicateFinder();
  const writer = createArticleWriter(join(folder, FILES.articles));
  try {
    const onDocument = (done: number, total: number) => onProgress?.({ stage: 'segment', done, total });
    const membership = await writeArticles(sources, writer, { base, finder, signal, onDocument });
    if (!base && membership.origins.length === 0) throw nothingToRead([...skipped, ...membership.skipped]);
    if (base && isSame(base, membership, options)) {
      writer.abandon();
      return { membership, draft: undefined };
    }
    if (base) writer.carryOver(base.database, membership.carried);
    for (const [article, name] of membership.names) writer.rename(article, name);
    const counts = writer.assignRows();
    for (const [a, b] of finder.link(writer.signatures())) writer.link(a, b);
    signal?.throwIfAborted();

    const carriedVectors = await vectorsToKeep(base, membership, embedder);
    const onPassages = (done: number, total: number) => onProgress?.({ stage: 'index', done, total });
    const { lexical, vectors } = await indexRows(writer, { embedder, size: counts.passages, carriedVectors, signal, onPassages });
    const corpusHash = createHash('sha256').update(writer.contentHashes().join('\n')).digest('hex');
    onProgress?.({ stage: 'write', done: 0, total: 1 });
    writer.finish();
    await writeFile(join(folder, FILES.lexical), lexical);
    await writeFile(join(folder, FILES.vectors), new Uint8Array(vectors.buffer));
    const vectorIndex = indexKind(options, counts.passages);
    if (vectorIndex === 'hnsw') {
      await buildHnsw(vectors, embedder.dimensions, join(folder, FILES.graph), (done) => onProgress?.({ stage: 'graph', done, total: counts.passages }), signal);
    }
    signal?.throwIfAborted();
    const draft = {
      parent: base?.manifest.generation ?? null,
      embedder: { space: embedder.space, dimensions: embedder.dimensions },
      tokenizer: TOKENIZER_VERSION,
      pipeline: PIPELINE,
      vectorIndex,
      counts,
      corpusHash,
    };
    return { membership, draft };
  } catch (error) {
    writer.abandon();
    throw error;
  }
}

/** True when the base is served, whole, made with the same parts, and holds the same articles under the same names and paths. */
function isSame(base: Base, { origins, names }: Membership, options: IngestOptions): boolean {
  const { manifest, mayStay } = base;
  const sameParts =
    manifest.embedder.space === options.embedder.space &&
    manifest.embedder.dimensions === options.embedder.dimensions &&
    manifest.tokenizer === TOKENIZER_VERSION &&
    manifest.pipeline === PIPELINE &&
    manifest.vectorIndex === indexKind(options, manifest.counts.passages);
  const before = new Set(base.origins.origins.map(keyOf));
  return (
    mayStay &&
    sameParts &&
    before.size === origins.length &&
    origins.every((origin) => before.has(keyOf(origin))) &&
    Array.from(names).every(([article, name]) => base.origins.names.get(article) === name)
  );
}

function keyOf({ path, position, article, digest }: Omit<OriginRow, 'document'>): string {
  return JSON.stringify([path, position, article, digest]);
}

function indexKind({ vectorIndex = 'auto' }: IngestOptions, passages: number): 'exact' | 'hnsw' {
  if (vectorIndex !== 'auto') return vectorIndex;
  return passages > EXACT_LIMIT ? 'hnsw' : 'exact';
}

/** Vectors carry over when the same embedder made them from the same passages. */
async function vectorsToKeep(base: Base | undefined, { carried }: Membership, { space, dimensions }: Embedder): Promise<(article: string) => Float32Array | undefined> {
  const fits = base && carried.length > 0 && base.manifest.embedder.space === space && base.manifest.embedder.dimensions === dimensions;
  const vectors = fits ? await base.vectors() : undefined;
  if (!fits || !vectors) return () => undefined;
  const kept = new Set(carried);
  return (article) => {
    const firstRow = base.origins.firstRows.get(article);
    return kept.has(article) && firstRow !== undefined ? vectors.subarray(firstRow * dimensions) : undefined;
  };
}

function nothingToRead(skipped: readonly Skipped[]): AppError {
  const [first] = skipped;
  const why = first ? `; the first of ${skipped.length} skipped: ${first.path}: ${first.reason}` : '.';
  return new AppError('unreadable_document', `No article could be read, so no collection was made: give files or folders with txt, md, html, pdf or docx files${why}`);
}
