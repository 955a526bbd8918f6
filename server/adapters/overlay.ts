/**
 * What a generation says of its segments' contents, which never change themselves: what is no more, what has another name, and
 * which row of the whole each of their rows is. `overlay.json`, `rows.bin` (uint32 per row, segment after segment, little-endian).
 */
import { NO_ROW } from '#core/retrieval/bm25-segment.ts';
import type { Manifest, OverlayFacts } from '#core/manifest.ts';
import { AppError } from '#core/errors.ts';

/** Where each live row of a generation lies. */
export interface RowMap {
  /** By segment: the row of the whole for each row, {@link NO_ROW} where it was removed; undefined where rows are as they are. */
  readonly global: readonly (Uint32Array | undefined)[];
  /** @returns Segment and row within it, or undefined beyond the last row. */
  locate(row: number): { readonly segment: number; readonly local: number } | undefined;
}

/** An overlay that takes nothing away: that of a generation in one segment. */
export const NO_OVERLAY: OverlayFacts = { removedArticles: [[]], removedPaths: [[]], names: {} };

/** The rows of a generation that is one untouched segment. */
export function plainRows(size: number): RowMap {
  return { global: [undefined], locate: (row) => (row >= 0 && row < size ? { segment: 0, local: row } : undefined) };
}

/**
 * @param bytes - Contents of `rows.bin`.
 * @throws {AppError} `index_damaged` when they are not those of the manifest's segments.
 */
export function rowMapOf(bytes: Uint8Array<ArrayBuffer>, { segments, counts }: Pick<Manifest, 'segments' | 'counts'>): RowMap {
  const all = new Uint32Array(bytes.buffer);
  const global: Uint32Array[] = [];
  const segmentOf = new Uint8Array(counts.passages);
  const localOf = new Uint32Array(counts.passages);
  let offset = 0;
  let live = 0;
  for (const [segment, { counts: own }] of segments.entries()) {
    const rows = all.subarray(offset, offset + own.passages);
    offset += own.passages;
    global.push(rows);
    for (const [local, row] of rows.entries()) {
      if (row === NO_ROW) continue;
      segmentOf[row] = segment;
      localOf[row] = local;
      live += 1;
    }
  }
  if (offset !== all.length || live !== counts.passages) throw new AppError('index_damaged', 'The rows of the index are not whole; run `parapet ingest` again or roll back.');
  return { global, locate: (row) => (row >= 0 && row < counts.passages ? { segment: segmentOf[row]!, local: localOf[row]! } : undefined) };
}
