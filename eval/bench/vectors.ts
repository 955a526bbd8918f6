import type { VectorIndex } from '#core/ports.ts';
import { transientVectorIndex } from '../../server/transient-vectors.ts';
import { seededRandom } from '../../server/testing/random.ts';
import { zipfPassages } from './corpus.ts';
import { embedAll } from './embed.ts';
import { significant, timed, type Benchmark } from './report.ts';

const QUERIES = 55;
const DIMENSIONS = 512;
const CENTRES = 500;

/** Where the graph overtakes the scan, and what it costs; sets `EXACT_LIMIT`. */
export const vectorsBenchmark: Benchmark = {
  name: 'vectors',
  title: 'Exact scan and HNSW, 512 dimensions, top 10; "clustered" are 500 centres with noise, "text" the built-in embedder on made-up passages',
  async *run(note, sizes = [5_000, 20_000]) {
    for (const size of sizes) {
      for (const kind of ['clustered', 'text'] as const) {
        note(`${size} ${kind} vectors`);
        const rows = kind === 'clustered' ? clustered(size + QUERIES) : (await embedAll([...zipfPassages(size + QUERIES)])).rows;
        const queries = Array.from({ length: QUERIES }, (_, index) => rows.slice((size + index) * DIMENSIONS, (size + index + 1) * DIMENSIONS));
        const indexed = rows.subarray(0, size * DIMENSIONS);
        const exact = await transientVectorIndex(indexed, DIMENSIONS, 'exact');
        const scan = await timed(queries, (query) => exact.search(query, 10));
        const startedAt = performance.now();
        const graph = await transientVectorIndex(indexed, DIMENSIONS, 'hnsw');
        const seconds = (performance.now() - startedAt) / 1_000;
        const walk = await timed(queries, (query) => graph.search(query, 10));
        yield {
          vectors: size.toLocaleString('en'),
          kind,
          'exact p50 ms': significant(scan.p50),
          'HNSW p50 ms': significant(walk.p50),
          'HNSW recall@10': (await recall(graph, exact, queries)).toFixed(3),
          'HNSW build s': significant(seconds),
          'rows/s': significant(size / seconds),
        };
      }
    }
  },
};

async function recall(index: VectorIndex, oracle: VectorIndex, queries: readonly Float32Array[]): Promise<number> {
  let found = 0;
  for (const query of queries) {
    const nearest = new Set((await oracle.search(query, 10)).map(({ row }) => row));
    found += (await index.search(query, 10)).filter(({ row }) => nearest.has(row)).length;
  }
  return found / (10 * queries.length);
}

function clustered(size: number): Float32Array {
  const random = seededRandom(3);
  const noise = (): Float32Array => Float32Array.from({ length: DIMENSIONS }, () => random() + random() + random() - 1.5);
  const centres = Array.from({ length: CENTRES }, noise);
  const rows = new Float32Array(size * DIMENSIONS);
  for (let row = 0; row < size; row += 1) {
    const centre = centres[Math.floor(random() * CENTRES)]!;
    const off = noise();
    const vector = centre.map((value, index) => value + 0.8 * off[index]!);
    const length = Math.sqrt(vector.reduce((sum, value) => sum + value * value, 0));
    rows.set(vector.map((value) => value / length), row * DIMENSIONS);
  }
  return rows;
}
