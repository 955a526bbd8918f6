import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { VectorIndex } from '#core/ports.ts';
import { builtinEmbedder } from '#core/retrieval/builtin-embedder.ts';
import { buildHnsw, EXACT_LIMIT, openHnsw } from '../../server/adapters/hnsw-vector-index.ts';
import { exactVectorIndex } from '../../server/adapters/exact-vector-index.ts';

/** Embeds passages and indexes them as `ingest --vector-index auto` would. */
export async function buildVectors(passages: readonly string[], note: (text: string) => void): Promise<{ index: VectorIndex; seconds: number }> {
  const startedAt = performance.now();
  const { rows, dimensions } = await embedAll(passages);
  const index = passages.length > EXACT_LIMIT ? await graphOf(rows, dimensions, note) : exactVectorIndex(rows, dimensions);
  return { index, seconds: (performance.now() - startedAt) / 1_000 };
}

/** Row-major vectors of the built-in embedder. */
export async function embedAll(passages: readonly string[]): Promise<{ rows: Float32Array; dimensions: number }> {
  const embedder = builtinEmbedder();
  const rows = new Float32Array(passages.length * embedder.dimensions);
  for (const [row, passage] of passages.entries()) {
    const [vector] = await embedder.embedPassages([passage]);
    rows.set(vector!, row * embedder.dimensions);
  }
  return { rows, dimensions: embedder.dimensions };
}

/** An HNSW index, by way of a temporary file as in real life. */
export async function graphOf(rows: Float32Array, dimensions: number, note: (text: string) => void): Promise<VectorIndex> {
  const folder = await mkdtemp(join(tmpdir(), 'parapet-bench-'));
  try {
    const size = rows.length / dimensions;
    const path = join(folder, 'vectors.hnsw');
    await buildHnsw(rows, dimensions, path, (done) => {
      if (done % 8_192 === 0) note(`graph ${done}/${size}`);
    });
    return await openHnsw(path, dimensions, size);
  } finally {
    await rm(folder, { recursive: true });
  }
}
