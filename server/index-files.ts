/** What `ingest` may use of the adapters: the layout of a generation and the writers of its files. */
export { cachedEmbedder, discardEmbeddingCaches } from './adapters/cached-embedder.ts';
export {
  collectionFolder,
  currentGeneration,
  FILES,
  generationFolder,
  type GenerationPlace,
  isMissing,
  listCollections,
  listGenerations,
  measureFile,
  pointTo,
  readManifest,
  readVerified,
  sealManifest,
  sequenceOf,
  syncFolder,
  verifyFile,
} from './adapters/generation-files.ts';
export { buildHnsw, EXACT_LIMIT } from './adapters/hnsw-vector-index.ts';
export { type Origins, readOrigins } from './adapters/sqlite-origins.ts';
export { type ArticleWriter, type Counts, createArticleWriter, type OriginRow } from './adapters/sqlite-writer.ts';
