import type { Store } from '../ports.ts';
import type { RowFilter } from '../types.ts';

const datesOf = new WeakMap<Store, Promise<readonly (string | null)[]>>();

/**
 * Accepts rows of articles published on or before `date` (ISO 8601), and undated ones.
 * A date stated to the month or year counts from its first day.
 */
export async function publishedBy(store: Store, date: string): Promise<RowFilter> {
  let dates = datesOf.get(store);
  if (!dates) {
    dates = store.publicationDates();
    datesOf.set(store, dates);
  }
  const published = await dates;
  // Both are cut to their common precision; ISO 8601 sorts as text.
  return (row) => {
    const day = published[row]?.slice(0, date.length);
    return day === undefined || day <= date;
  };
}
