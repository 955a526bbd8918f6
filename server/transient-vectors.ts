import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { VectorIndex } from '#core/ports.ts';
import { exactVectorIndex } from './adapters/exact-vector-index.ts';
import { buildHnsw, EXACT_LIMIT, openHnsw } from './adapters/hnsw-vector-index.ts';

/**
 * A vector index outside any collection, for benchmarks: chosen by size as `ingest --vector-index auto` would, unless named.
 * A graph goes through a temporary file, as in real life.
 * @param rows - Row-major unit vectors.
 */
export async function transientVectorIndex(
  rows: Float32Array,
  dimensions: number,
  kind: VectorIndex['kind'] | 'auto' = 'auto',
  onProgress?: (done: number) => void,
): Promise<VectorIndex> {
  const size = rows.length / dimensions;
  if (kind === 'exact' || (kind === 'auto' && size <= EXACT_LIMIT)) return exactVectorIndex(rows, dimensions);
  const folder = await mkdtemp(join(tmpdir(), 'parapet-vectors-'));
  try {
    const path = join(folder, 'vectors.hnsw');
    await buildHnsw(rows, dimensions, path, onProgress);
    return await openHnsw(path, dimensions, size);
  } finally {
    await rm(folder, { recursive: true });
  }
}
