import { describe, expect, test } from 'vitest';
import type { VectorIndex } from '#core/ports.ts';
import { clusteredVectors } from './random.ts';

/** @param rows - Row-major unit vectors. */
type Build = (rows: Float32Array, dimensions: number) => Promise<VectorIndex>;

const NORTH = Float32Array.of(0, 1);
const COMPASS = Float32Array.of(0, 1, Math.SQRT1_2, Math.SQRT1_2, 0, -1);

const DIMENSIONS = 32;
const DRAWN = clusteredVectors(2_040, DIMENSIONS, 40, 0.8, 1);
const CLUSTERED = DRAWN.slice(0, 2_000 * DIMENSIONS);
const QUERIES = DRAWN.slice(2_000 * DIMENSIONS);

/** What every {@link VectorIndex} must do. Each adapter's test file calls this once. */
export function vectorIndexContract(name: string, build: Build): void {
  describe(`${name} is a VectorIndex`, () => {
    test('the nearest comes first and scores highest', async () => {
      const hits = await (await build(COMPASS, 2)).search(NORTH, 3);
      expect(hits.map(({ row }) => row)).toEqual([0, 1, 2]);
      expect(hits.map(({ score }) => score)).toEqual([expect.closeTo(1, 5), expect.closeTo(Math.SQRT1_2, 5), expect.closeTo(-1, 5)]);
    });

    test('asking for more than there is returns what there is', async () => {
      expect(await (await build(COMPASS, 2)).search(NORTH, 10)).toHaveLength(3);
    });

    test('asking for none returns none', async () => {
      expect(await (await build(COMPASS, 2)).search(NORTH, 0)).toEqual([]);
    });

    test('an empty index finds nothing', async () => {
      const index = await build(new Float32Array(0), 2);
      expect(index.size).toBe(0);
      expect(await index.search(NORTH, 3)).toEqual([]);
    });

    test('it knows its size and dimensions', async () => {
      expect(await build(COMPASS, 2)).toMatchObject({ size: 3, dimensions: 2 });
    });

    test('a vector from another space is refused', async () => {
      const index = await build(COMPASS, 2);
      await expect(index.search(Float32Array.of(1, 0, 0), 1)).rejects.toMatchObject({ code: 'index_mismatch' });
    });

    test('a query of all zeros is answered with finite scores', async () => {
      const hits = await (await build(COMPASS, 2)).search(Float32Array.of(0, 0), 2);
      expect(hits.every(({ score }) => Number.isFinite(score))).toBe(true);
    });

    test('a query that is not all numbers finds nothing', async () => {
      expect(await (await build(COMPASS, 2)).search(Float32Array.of(Number.NaN, 0), 2)).toEqual([]);
    });

    test('rows that are not accepted are left out', async () => {
      const hits = await (await build(COMPASS, 2)).search(NORTH, 3, (row) => row !== 0);
      expect(hits.map(({ row }) => row)).toEqual([1, 2]);
    });

    test('recall@10 against a full scan is at least 0.97', async () => {
      const index = await build(CLUSTERED, DIMENSIONS);
      expect(await recallAtTen(index, () => true)).toBeGreaterThanOrEqual(0.97);
    });

    test('recall@10 stays at least 0.97 when one row in ten is accepted', async () => {
      const index = await build(CLUSTERED, DIMENSIONS);
      expect(await recallAtTen(index, (row) => row % 10 === 3)).toBeGreaterThanOrEqual(0.97);
    });
  });
}

async function recallAtTen(index: VectorIndex, accept: (row: number) => boolean): Promise<number> {
  let found = 0;
  for (let query = 0; query < QUERIES.length / DIMENSIONS; query += 1) {
    const vector = QUERIES.slice(query * DIMENSIONS, (query + 1) * DIMENSIONS);
    const nearest = new Set(nearestTen(vector, accept));
    const hits = await index.search(vector, 10, accept);
    found += hits.filter(({ row }) => nearest.has(row)).length;
  }
  return found / (10 * (QUERIES.length / DIMENSIONS));
}

/** The slow oracle: every cosine, sorted. */
function nearestTen(vector: Float32Array, accept: (row: number) => boolean): number[] {
  return Array.from({ length: CLUSTERED.length / DIMENSIONS }, (_, row) => row)
    .filter(accept)
    .map((row) => ({ row, cosine: vector.reduce((sum, value, index) => sum + value * CLUSTERED[row * DIMENSIONS + index]!, 0) }))
    .sort((a, b) => b.cosine - a.cosine)
    .slice(0, 10)
    .map(({ row }) => row);
}
