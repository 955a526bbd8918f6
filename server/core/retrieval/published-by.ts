import type { Store } from '../ports.ts';
import type { RowFilter } from '../types.ts';

interface Known {
  readonly dates: Promise<readonly (string | null)[]>;
  /** By date asked for. The same question gives the same filter, so that an index may keep what it made of it. */
  readonly filters: Map<string, RowFilter>;
}

const knownOf = new WeakMap<Store, Known>();

/** A filter holds one byte per row. */
const REMEMBERED_DATES = 16;

/**
 * Accepts rows of articles published on or before `date` (ISO 8601), and undated ones.
 * A date stated to the month or year counts from its first day.
 */
export async function publishedBy(store: Store, date: string): Promise<RowFilter> {
  let known = knownOf.get(store);
  if (!known) knownOf.set(store, (known = { dates: store.publicationDates(), filters: new Map() }));
  const published = await known.dates;
  let filter = known.filters.get(date);
  if (!filter) {
    // Both are cut to their common precision; ISO 8601 sorts as text.
    const accepted = Uint8Array.from(published, (day) => Number(day === null || day.slice(0, date.length) <= date));
    filter = (row) => accepted[row] !== 0;
    if (known.filters.size >= REMEMBERED_DATES) known.filters.clear();
    known.filters.set(date, filter);
  }
  return filter;
}
