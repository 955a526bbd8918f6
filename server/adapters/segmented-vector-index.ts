import { NO_ROW } from '#core/retrieval/bm25-segment.ts';
import type { VectorIndex } from '#core/ports.ts';
import { byScore } from '#core/retrieval/top-k.ts';
import type { RowFilter } from '#core/types.ts';

/** A segment's vectors, and which row of the whole each of its rows is; undefined where rows are as they are. */
export interface VectorSegment {
  readonly index: VectorIndex;
  readonly globalRows: Uint32Array | undefined;
}

/** Several vector indexes as one. @param size - Number of rows that were not removed. */
export function segmentedVectorIndex(segments: readonly VectorSegment[], size: number): VectorIndex {
  const largest = segments.reduce((a, b) => (b.index.size > a.index.size ? b : a));
  if (segments.length === 1 && largest.globalRows === undefined) return largest.index;
  const filters = segments.map(({ globalRows, index }) => rememberedFilter(globalRows, index.size));
  return {
    kind: largest.index.kind,
    dimensions: largest.index.dimensions,
    size,
    async search(vector, k, accept) {
      const found = await Promise.all(
        segments.map(async ({ index, globalRows }, at) => {
          const hits = await index.search(vector, k, filters[at]!(accept));
          return hits.map(({ row, score }) => ({ row: globalRows ? globalRows[row]! : row, score }));
        }),
      );
      return found.flat().sort(byScore).slice(0, Math.max(0, k));
    },
  };
}

/** The same filter gives the same function, so that an index can keep what it made of it. */
function rememberedFilter(globalRows: Uint32Array | undefined, size: number): (accept: RowFilter | undefined) => RowFilter | undefined {
  if (globalRows === undefined) return (accept) => accept;
  const isWhole = !globalRows.includes(NO_ROW);
  const isLive = (local: number): boolean => globalRows[local] !== NO_ROW;
  const known = new WeakMap<RowFilter, RowFilter>();
  return (accept) => {
    if (size === 0 || !accept) return isWhole ? undefined : isLive;
    let made = known.get(accept);
    if (!made) known.set(accept, (made = (local) => globalRows[local] !== NO_ROW && accept(globalRows[local]!)));
    return made;
  };
}
