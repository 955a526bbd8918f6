import { z } from 'zod';

/** Version of the files in a generation's folder. A reader refuses any other. */
export const FORMAT_VERSION = 1;

/** Describes a generation: what it was built from and with, and a checksum for each file. */
export const Manifest = z.strictObject({
  formatVersion: z.literal(FORMAT_VERSION),
  collection: z.string(),
  generation: z.string(),
  /** Generation it was derived from. */
  parent: z.string().nullable(),
  builtAt: z.iso.datetime(),
  embedder: z.strictObject({ space: z.string(), dimensions: z.int().positive() }),
  /** Version of {@link terms}; a query is split as the passages were. */
  tokenizer: z.string(),
  /** Version of reading, cleaning and segmentation; a change re-reads every article. */
  pipeline: z.string(),
  vectorIndex: z.enum(['exact', 'int8', 'hnsw']),
  counts: z.strictObject({
    articles: z.int().nonnegative(),
    paragraphs: z.int().nonnegative(),
    sentences: z.int().nonnegative(),
    passages: z.int().nonnegative(),
  }),
  /** SHA-256, hex, over the sorted article content hashes. */
  corpusHash: z.string(),
  files: z.record(z.string(), z.strictObject({ sha256: z.string(), bytes: z.int().nonnegative() })),
});
export type Manifest = z.output<typeof Manifest>;

/** Collection names become folder names, so they are plain: letters, digits, `-` and `_`, at most 64. */
export const CollectionName = z
  .string()
  .regex(/^[a-z0-9][a-z0-9_-]{0,63}$/, 'A collection name has 1 to 64 lower-case letters, digits, "-" or "_", and starts with a letter or digit.');
