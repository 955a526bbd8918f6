/** Which documents a collection consists of: those just read, and those known from the ingest before. */
import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { sep } from 'node:path';
import { pipeline as pipe } from 'node:stream/promises';
import { deflateSync, inflateSync } from 'node:zlib';
import { AppError } from '#core/errors.ts';
import type { ArticleId } from '#core/types.ts';
import { cleanDocument } from './clean/boilerplate.ts';
import { edgesOf, groupOf } from './clean/repeated.ts';
import type { SourceDocument } from './document.ts';
import type { Base, HeldOrigin } from './generation/base.ts';
import { listFiles } from './read/list-files.ts';
import { readDocument } from './read/read-file.ts';
import { PIPELINE } from './pipeline-version.ts';

/** A path that gave no article, and why. */
export interface Skipped {
  readonly path: string;
  readonly reason: string;
}

/** A document that was read, now or before; one from before is unpacked only when its text is needed. */
export interface StoredDocument {
  readonly path: string;
  /** File name without folder and extension. */
  readonly name: string;
  /** Documents of one group lose what they repeat; null when this one loses nothing. */
  readonly group: string | null;
  /** See `clean/repeated.ts`. */
  readonly edges: Float64Array;
  /** What became of it in the generation before. */
  readonly before: { readonly digest: string; readonly article: ArticleId } | null;
  read(): SourceDocument;
  /** What the next ingest needs in order not to read the document again. */
  packed(): Uint8Array;
}

/** A file with what was read from it. */
export interface Source {
  /** SHA-256, hex, of the file's bytes; empty for what did not come from a file. */
  readonly sha256: string;
  /** Version of the reading. */
  readonly pipeline: string;
  readonly documents: readonly StoredDocument[];
}

export type Sources = ReadonlyMap<string, Source>;

export interface ReadOptions {
  readonly signal?: AbortSignal | undefined;
  readonly onFile?: ((done: number, total: number) => void) | undefined;
}

/** The documents of a generation, as they were read. */
export function knownSources({ manifest, files, origins, document }: Base): Sources {
  const byPath = Map.groupBy(origins, ({ path }) => path);
  const stored = (origin: HeldOrigin): StoredDocument => {
    const packed = (): Uint8Array => document(origin);
    const read = (): SourceDocument => unpack(origin.path, packed());
    if (manifest.pipeline !== PIPELINE) return storedDocument(read(), origin.group !== null);
    const { path, name, group, edges, digest, article } = origin;
    return { path, name, group, edges, before: { digest, article }, read, packed };
  };
  return new Map(files.map(({ path, sha256, pipeline }) => [path, { sha256, pipeline, documents: (byPath.get(path) ?? []).map(stored) }]));
}

/**
 * Reads what lies under `paths` now. A file whose bytes and reading are known is not read again; one that is gone is left out;
 * one that can no longer be read stays as it was. Files elsewhere stay.
 * @param paths - Absolute.
 * @throws {AppError} `invalid_request` for a path that does not exist. Never for a single file: that goes into `skipped`.
 */
export async function readSources(paths: readonly string[], known: Sources, { signal, onFile }: ReadOptions = {}): Promise<{ sources: Sources; skipped: Skipped[] }> {
  const { files, skipped: unlisted } = await listFiles(paths);
  const skipped = [...unlisted];
  const sources = new Map([...known].filter(([path]) => !paths.some(covers(path)) || unlisted.some((one) => covers(path)(one.path))));
  for (const [index, path] of files.entries()) {
    signal?.throwIfAborted();
    const before = known.get(path);
    try {
      sources.set(path, await readSource(path, before, signal));
    } catch (error) {
      signal?.throwIfAborted();
      skipped.push({ path, reason: reasonOf(error) + (before ? ' The version read before is kept.' : '') });
      if (before) sources.set(path, before);
    }
    onFile?.(index + 1, files.length);
  }
  return { sources, skipped };
}

/** Documents that someone else has read already, as sources by their paths; their text is taken as it is. */
export function sourcesOf(documents: readonly SourceDocument[]): Sources {
  const byPath = Map.groupBy(documents, ({ path }) => path);
  return new Map(
    Array.from(byPath, ([path, own]) => [path, { sha256: '', pipeline: PIPELINE, documents: own.map((document) => storedDocument(document, false)) }]),
  );
}

/** SHA-256, hex, of all that an article is made from. */
export function digestOf({ title, source, url, publishedAt, language, author, blocks }: SourceDocument): string {
  return createHash('sha256').update(JSON.stringify([title, source, url, publishedAt, language, author, blocks])).digest('hex');
}

/** Whether a path is a file, or lies in the folder asked about. */
export function covers(path: string): (folder: string) => boolean {
  return (folder) => path === folder || path.startsWith(folder.endsWith(sep) ? folder : folder + sep);
}

/** @param dropsRepeated - Whether text that its neighbours repeat is boilerplate in it. */
function storedDocument(document: SourceDocument, dropsRepeated: boolean): StoredDocument {
  const { path, ...rest } = document;
  return {
    path,
    name: document.name,
    group: dropsRepeated ? groupOf(document) : null,
    edges: dropsRepeated ? edgesOf(document) : new Float64Array(),
    before: null,
    read: () => document,
    packed: () => deflateSync(JSON.stringify({ ...rest, dropped: [] }), { level: 1 }),
  };
}

function unpack(path: string, packed: Uint8Array): SourceDocument {
  return { path, ...(JSON.parse(inflateSync(packed).toString()) as Omit<SourceDocument, 'path'>) };
}

async function readSource(path: string, before: Source | undefined, signal: AbortSignal | undefined): Promise<Source> {
  const sha256 = await hashFile(path, signal);
  if (before?.sha256 === sha256 && before.pipeline === PIPELINE) return before;
  const documents = await readDocument(path, signal);
  if (documents.length === 0) throw new AppError('unreadable_document', 'It holds no article.');
  return { sha256, pipeline: PIPELINE, documents: documents.map((document) => storedDocument(cleanDocument(document), true)) };
}

async function hashFile(path: string, signal: AbortSignal | undefined): Promise<string> {
  const hash = createHash('sha256');
  await pipe(createReadStream(path), hash, { signal });
  return hash.digest('hex');
}

function reasonOf(error: unknown): string {
  if (error instanceof AppError) return error.message;
  const code = error instanceof Error && 'code' in error ? error.code : undefined;
  if (code === 'EACCES' || code === 'EPERM') return 'The file may not be read: change its permissions and ingest again.';
  if (code === 'ENOENT') return 'The file went away before it could be read: ingest again.';
  return `The file cannot be read (${error instanceof Error ? error.message : String(error)}).`;
}
