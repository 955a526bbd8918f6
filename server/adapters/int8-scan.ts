import type { Hit, PassageRow } from '#core/types.ts';
import { createTopK, type TopK } from '#core/retrieval/top-k.ts';
import { BLOCK_ROWS, createInt8Kernel } from './int8-kernel.ts';
import { fineProduct, quantiseQuery, strideOf } from './int8-rows.ts';

/** Rows found by their high bytes for each one wanted; then scored in full and cut. */
const BREADTH = 2;
const LEAST_BREADTH = 64;

/** One question to a scan. */
export interface ScanQuery {
  readonly vector: Float32Array;
  /** At most this many hits. */
  readonly k: number;
  /** One byte per row, 0 where it may not be found; all may when undefined. */
  readonly accepts: Uint8Array | undefined;
}

/** The rows that one thread scans. */
export interface Int8Scan {
  /** High plane, to be filled before the first search. */
  readonly high: Int8Array;
  /** To be filled likewise. */
  readonly scales: Float32Array;
  /** @returns For each of up to {@link QUERIES} queries its rows, counted from 0 within the scan, best first, with their cosines. */
  search(queries: readonly ScanQuery[]): Hit[][];
}

/**
 * @param size - Number of rows.
 * @param lowPlane - Reads the low bytes of a row into the array given.
 */
export function createInt8Scan(size: number, dimensions: number, lowPlane: (row: PassageRow, into: Int8Array) => void): Int8Scan {
  const stride = strideOf(dimensions);
  const kernel = createInt8Kernel(size, stride);
  const scales = new Float32Array(size);
  const low = new Int8Array(stride);

  /** By the high bytes alone: the rows that may be among the best. */
  const find = (queries: readonly ScanQuery[]): TopK[] => {
    kernel.setQueries(queries.map(({ vector }) => quantiseQuery(vector, stride)));
    const found = queries.map(({ k }) => createTopK(k < 1 ? 0 : Math.max(BREADTH * k, LEAST_BREADTH)));
    for (let first = 0; first < size; first += BLOCK_ROWS) {
      const count = Math.min(BLOCK_ROWS, size - first);
      for (const [index, products] of kernel.multiply(first, count).entries()) offerBlock(found[index]!, first, products.subarray(0, count), scales, queries[index]!.accepts);
    }
    return found;
  };

  return {
    high: kernel.rows,
    scales,
    search: (queries) =>
      find(queries).map((found, index) => {
        const { vector, k } = queries[index]!;
        const best = createTopK(k);
        for (const { row } of found.ranked()) {
          lowPlane(row, low);
          best.offer(row, fineProduct(vector, scales[row]!, kernel.rows.subarray(row * stride, (row + 1) * stride), low));
        }
        return best.ranked();
      }),
  };
}

function offerBlock(top: TopK, first: number, products: Int32Array, scales: Float32Array, accepts: Uint8Array | undefined): void {
  let threshold = top.threshold();
  for (let index = 0; index < products.length; index += 1) {
    const score = products[index]! * scales[first + index]!;
    if (score < threshold || (accepts && accepts[first + index] === 0)) continue;
    top.offer(first + index, score);
    threshold = top.threshold();
  }
}
