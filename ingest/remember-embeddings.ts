/** What a build owes to an embedder that takes its time: to say so, to keep what it made, and to go on from there. */
import type { Manifest } from '#core/manifest.ts';
import { BUILTIN_SPACE } from '#core/retrieval/builtin-embedder.ts';
import { cachedEmbedder, type CachedEmbedder, collectionFolder, discardEmbeddingCaches } from '../server/index-files.ts';
import type { IngestOptions, Progress } from './ingest.ts';

/** Options of a build whose embedder remembers. */
export interface Remembering extends AsyncDisposable {
  readonly options: IngestOptions;
  /** Throws away what was remembered: call it when the generation is there. */
  discard(): Promise<void>;
}

/** A model server gets several requests side by side; a model that runs here computes one text after another. */
const REMOTE_CHUNK = 256;
const LOCAL_CHUNK = 32;

/**
 * Lets the embedder remember what it made in a file of the collection's folder, whatever ends the build, so that a later one finds
 * it there; and lets progress move with every chunk. The built-in embedder is faster than a file and stays as it is.
 * @param before - Manifest that is built upon; when it names another space, that is told.
 */
export function rememberEmbeddings(options: IngestOptions, before: Manifest | undefined): Remembering {
  const { dataDir, collection, embedder, onProgress } = options;
  const folder = collectionFolder(dataDir, collection);
  if (before && before.embedder.space !== embedder.space) {
    const note = `Collection "${collection}" was embedded with ${before.embedder.space}; all its passages are embedded anew with ${embedder.space}.`;
    onProgress?.({ stage: 'note', done: 0, total: 0, note });
  }
  if (embedder.space === BUILTIN_SPACE) {
    return { options, discard: () => discardEmbeddingCaches(folder), [Symbol.asyncDispose]: async () => {} };
  }

  let indexed: Progress | undefined;
  let since = 0;
  const onEmbedded = (count: number): void => {
    since += count;
    if (indexed) onProgress?.({ ...indexed, done: Math.min(indexed.total, indexed.done + since) });
  };
  const chunk = embedder.space.startsWith('local/') ? LOCAL_CHUNK : REMOTE_CHUNK;
  // Opened with the first passage, when the collection has a folder.
  let cache: Promise<CachedEmbedder> | undefined;
  return {
    options: {
      ...options,
      embedder: {
        ...embedder,
        async embedPassages(passages, signal) {
          cache ??= cachedEmbedder(embedder, folder, { chunk, onEmbedded });
          return (await cache).embedPassages(passages, signal);
        },
      },
      onProgress(progress) {
        if (progress.stage === 'index') [indexed, since] = [progress, 0];
        onProgress?.(progress);
      },
    },
    discard: () => discardEmbeddingCaches(folder),
    [Symbol.asyncDispose]: async () => (await cache)?.close(),
  };
}
