import { join } from 'node:path';
import { AppError } from '#core/errors.ts';
import type { Manifest } from '#core/manifest.ts';
import type { Embedder, Generation, Library, VectorIndex } from '#core/ports.ts';
import { openBm25 } from '#core/retrieval/bm25.ts';
import { TOKENIZER_VERSION } from '#core/text/tokens.ts';
import { exactVectorIndex } from './exact-vector-index.ts';
import { currentGeneration, FILES, generationFolder, type GenerationPlace, listCollections, readManifest, readVerified, verifyFile } from './generation-files.ts';
import { openHnsw } from './hnsw-vector-index.ts';
import { openSqliteStore } from './sqlite-store.ts';

/**
 * The collections under `<dataDir>/index`. Each {@link Library.use} looks at CURRENT anew, so a swap is seen by the next one,
 * which waits until the new generation is checked and open; those at work keep the generation they have, and the last of
 * them closes it. Nothing is locked: an ingest may prune a generation that is open here, for its files are held open or in
 * memory.
 */
export function openFileLibrary({ dataDir, embedder }: { readonly dataDir: string; readonly embedder: Embedder }): Library {
  const held = new Map<string, Held>();
  let closed = false;

  function acquire(collection: string): Held {
    const generation = currentGeneration(dataDir, collection);
    if (generation === undefined) {
      throw new AppError('collection_not_found', `There is no collection "${collection}": list them with "parapet collections", or ingest articles into it.`);
    }
    let current = held.get(collection);
    if (current?.generation !== generation) {
      if (current) retire(current);
      current = { generation, opened: openGeneration({ dataDir, collection, generation }, embedder), users: 0, isRetired: false };
      current.opened.catch(() => undefined);
      held.set(collection, current);
    }
    current.users += 1;
    return current;
  }

  /** As {@link acquire}, opened. A generation that was swapped out and pruned before it was open is let go for its successor. */
  async function open(collection: string): Promise<{ entry: Held; generation: OpenGeneration }> {
    for (;;) {
      const entry = acquire(collection);
      try {
        return { entry, generation: await entry.opened };
      } catch (error) {
        if (held.get(collection) === entry) held.delete(collection);
        if (currentGeneration(dataDir, collection) === entry.generation) throw error;
      }
    }
  }

  async function use<T>(collections: readonly string[] | undefined, work: (generations: readonly Generation[]) => Promise<T>): Promise<T> {
    if (closed) throw new Error('The library is closed.');
    const names = [...new Set(collections ?? (await listCollections(dataDir)))];
    if (names.length === 0) throw new AppError('index_missing', `There is no index in ${dataDir}: run "parapet ingest <path>" first.`);
    const attempts = await Promise.allSettled(names.map(open));
    const opened = attempts.flatMap((attempt) => (attempt.status === 'fulfilled' ? [attempt.value] : []));
    try {
      const failed = attempts.find((attempt) => attempt.status === 'rejected');
      if (failed) throw failed.reason;
      return await work(opened.map(({ generation }) => generation));
    } finally {
      for (const { entry } of opened) release(entry);
    }
  }

  return {
    use,
    names: () => listCollections(dataDir),
    async close() {
      closed = true;
      for (const entry of held.values()) retire(entry);
      held.clear();
    },
  };
}

type OpenGeneration = Generation & { close(): void };

interface Held {
  readonly generation: string;
  readonly opened: Promise<OpenGeneration>;
  users: number;
  isRetired: boolean;
}

function retire(entry: Held): void {
  entry.isRetired = true;
  if (entry.users === 0) shut(entry);
}

function release(entry: Held): void {
  entry.users -= 1;
  if (entry.isRetired && entry.users === 0) shut(entry);
}

/** One that failed to open has nothing to close; its error went to those who asked for it. */
function shut(entry: Held): void {
  entry.opened.then(
    (generation) => generation.close(),
    () => undefined,
  );
}

async function openGeneration(place: GenerationPlace, embedder: Embedder): Promise<OpenGeneration> {
  const manifest = await readManifest(place);
  refuseMismatch(place.collection, manifest, embedder);
  const [lexicalBytes, vectors] = await Promise.all([
    readVerified(place, manifest, FILES.lexical),
    openVectors(place, manifest),
    verifyFile(place, manifest, FILES.articles),
  ]);
  const lexical = openBm25(lexicalBytes);
  const { close, ...store } = openSqliteStore(join(generationFolder(place), FILES.articles));
  return { collection: place.collection, manifest, store, lexical, vectors, close };
}

async function openVectors(place: GenerationPlace, manifest: Manifest): Promise<VectorIndex> {
  const { dimensions } = manifest.embedder;
  if (manifest.vectorIndex === 'exact') {
    const rows = await readVerified(place, manifest, FILES.vectors);
    return exactVectorIndex(new Float32Array(rows.buffer), dimensions);
  }
  const [graph] = await Promise.all([openGraph(place, manifest), verifyFile(place, manifest, FILES.vectors)]);
  return graph;
}

/** Checked first: native code reads it, and trusts what it reads. It does so beside the checks of the other files. */
async function openGraph(place: GenerationPlace, manifest: Manifest): Promise<VectorIndex> {
  await verifyFile(place, manifest, FILES.graph);
  return openHnsw(join(generationFolder(place), FILES.graph), manifest.embedder.dimensions, manifest.counts.passages);
}

function refuseMismatch(collection: string, { embedder: built, tokenizer }: Manifest, embedder: Embedder): void {
  const advice = `run "parapet ingest <path> --collection ${collection}" again with the present settings`;
  if (built.space !== embedder.space || built.dimensions !== embedder.dimensions) {
    const [theirs, ours] = [built, embedder].map(({ space, dimensions }) => `${space} (${dimensions} dimensions)`);
    throw new AppError('index_mismatch', `Collection "${collection}" was embedded with ${theirs}, but ${ours} is configured: set the embedder back, or ${advice}.`);
  }
  if (tokenizer !== TOKENIZER_VERSION) {
    throw new AppError('index_mismatch', `Collection "${collection}" was indexed with tokenizer ${tokenizer}, but this version uses ${TOKENIZER_VERSION}: ${advice}.`);
  }
}
