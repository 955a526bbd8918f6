/** Keeps what a costly embedder made while an index is built, so that a build that was interrupted need not begin again. */
import { createHash } from 'node:crypto';
import { mkdir, open, readdir, rm, type FileHandle } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { crc32 } from 'node:zlib';
import type { Embedder } from '#core/ports.ts';

/** An embedder that remembers; {@link close} it to let others write the file. */
export interface CachedEmbedder extends Embedder {
  close(): Promise<void>;
}

export interface CacheOptions {
  /** Texts between two writes: what an interruption costs at most. */
  readonly chunk: number;
  /** Told how many passages were embedded, or found, since the last call. */
  readonly onEmbedded?: ((count: number) => void) | undefined;
}

const PREFIX = '.embedded-';
const KEY_BYTES = 16;
const CHECK_BYTES = 4;

/**
 * Puts a cache in `folder` before an embedder: a file per vector space, one record per text, found by the SHA-256 of the text.
 * A record that is torn or damaged ends what is believed of the file, and is overwritten. One process at a time.
 */
export async function cachedEmbedder(embedder: Embedder, folder: string, { chunk, onEmbedded }: CacheOptions): Promise<CachedEmbedder> {
  const { space, dimensions } = embedder;
  const path = join(folder, PREFIX + createHash('sha256').update(`${space} ${dimensions}`).digest('hex').slice(0, 12));
  await mkdir(dirname(path), { recursive: true });
  const file = await open(path, 'a+');
  const recordBytes = KEY_BYTES + CHECK_BYTES + 4 * dimensions;
  const places = await readPlaces(file, recordBytes);
  let size = places.size * recordBytes;
  await file.truncate(size);

  async function remembered(key: string): Promise<Float32Array | undefined> {
    const place = places.get(key);
    if (place === undefined) return undefined;
    const vector = new Float32Array(dimensions);
    await file.read(new Uint8Array(vector.buffer), 0, 4 * dimensions, place + KEY_BYTES + CHECK_BYTES);
    return vector;
  }

  async function remember(keys: readonly string[], vectors: readonly Float32Array[]): Promise<void> {
    const records = vectors.map((vector, index) => recordOf(keys[index]!, vector));
    await file.appendFile(Buffer.concat(records));
    for (const key of keys) {
      places.set(key, size);
      size += recordBytes;
    }
  }

  return {
    space,
    dimensions,
    embedQuery: (query, signal) => embedder.embedQuery(query, signal),
    async embedPassages(passages, signal) {
      signal?.throwIfAborted();
      const keys = passages.map(keyOf);
      const missing = new Map(keys.flatMap((key, index) => (places.has(key) ? [] : [[key, passages[index]!] as const])));
      onEmbedded?.(passages.length - missing.size);
      const wanted = [...missing];
      for (let from = 0; from < wanted.length; from += chunk) {
        const next = wanted.slice(from, from + chunk);
        await remember(next.map(([key]) => key), await embedder.embedPassages(next.map(([, text]) => text), signal));
        onEmbedded?.(next.length);
      }
      const vectors: Float32Array[] = [];
      for (const key of keys) vectors.push((await remembered(key))!);
      return vectors;
    },
    close: () => file.close(),
  };
}

/** Removes the caches in a folder, of whatever space: the index that they were for is built. */
export async function discardEmbeddingCaches(folder: string): Promise<void> {
  for (const name of await readdir(folder)) if (name.startsWith(PREFIX)) await rm(join(folder, name), { force: true });
}

/** Where each key's record begins, for the whole records at the beginning of the file. */
async function readPlaces(file: FileHandle, recordBytes: number): Promise<Map<string, number>> {
  const places = new Map<string, number>();
  const record = Buffer.alloc(recordBytes);
  for (let place = 0; ; place += recordBytes) {
    const { bytesRead } = await file.read(record, 0, recordBytes, place);
    if (bytesRead < recordBytes || record.readUInt32LE(KEY_BYTES) !== checkOf(record)) return places;
    places.set(record.toString('hex', 0, KEY_BYTES), place);
  }
}

function recordOf(key: string, vector: Float32Array): Buffer {
  const record = Buffer.alloc(KEY_BYTES + CHECK_BYTES + vector.byteLength);
  record.write(key, 'hex');
  record.set(new Uint8Array(vector.buffer, vector.byteOffset, vector.byteLength), KEY_BYTES + CHECK_BYTES);
  record.writeUInt32LE(checkOf(record), KEY_BYTES);
  return record;
}

function checkOf(record: Buffer): number {
  return crc32(record.subarray(KEY_BYTES + CHECK_BYTES), crc32(record.subarray(0, KEY_BYTES)));
}

function keyOf(text: string): string {
  return createHash('sha256').update(text, 'utf8').digest('hex').slice(0, 2 * KEY_BYTES);
}
