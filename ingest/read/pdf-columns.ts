import type { Fragment } from './pdf-lines.ts';

/** Fewest lines on each side of a gutter. */
const COLUMN_LINES = 4;

/**
 * Splits a page into columns, in reading order. A gutter is a strip of the page that few fragments cross and whose
 * sides hold lines that fill their column, which cells of a table do not. Fragments that cross it (headings, wide
 * figures) part the page into bands; each band is read left column first.
 */
export function columnsOf(fragments: readonly Fragment[]): Fragment[][] {
  const gutter = widestGutter(fragments);
  if (gutter === undefined) return fragments.length > 0 ? [[...fragments]] : [];
  const columns: Fragment[][] = [];
  let [left, right, wide]: [Fragment[], Fragment[], Fragment[]] = [[], [], []];
  const endBand = (): void => {
    columns.push(...columnsOf(left), ...columnsOf(right));
    [left, right] = [[], []];
  };
  for (const fragment of fragments) {
    if (fragment.left < gutter && fragment.right > gutter) {
      endBand();
      wide.push(fragment);
    } else {
      if (wide.length > 0) columns.push(wide);
      wide = [];
      (fragment.right <= gutter ? left : right).push(fragment);
    }
  }
  endBand();
  if (wide.length > 0) columns.push(wide);
  return columns;
}

function widestGutter(fragments: readonly Fragment[]): number | undefined {
  if (fragments.length < 2 * COLUMN_LINES) return undefined;
  const start = Math.min(...fragments.map(({ left }) => left));
  const end = Math.max(...fragments.map(({ right }) => right));
  const candidates = fragments
    .map(({ left }) => left - 1)
    .filter((x) => x > start + 0.15 * (end - start) && x < end - 0.15 * (end - start));
  const scored = [...new Set(candidates.map(Math.round))].flatMap((x) => {
    const left = fragments.filter((fragment) => fragment.right <= x);
    const right = fragments.filter((fragment) => fragment.left >= x);
    const crossing = fragments.length - left.length - right.length;
    if (!isColumn(left) || !isColumn(right) || crossing > 0.25 * fragments.length) return [];
    return [{ x, crossing }];
  });
  return scored.reduce<{ x: number; crossing: number } | undefined>((best, candidate) => (best && best.crossing <= candidate.crossing ? best : candidate), undefined)?.x;
}

/** Lines of running text: most of them nearly as wide as their column. */
function isColumn(fragments: readonly Fragment[]): boolean {
  const lines = new Set(fragments.map(({ y }) => Math.round(y))).size;
  if (lines < COLUMN_LINES) return false;
  const left = Math.min(...fragments.map((fragment) => fragment.left));
  const right = Math.max(...fragments.map((fragment) => fragment.right));
  const full = fragments.filter((fragment) => fragment.right - fragment.left > 0.7 * (right - left));
  return full.length >= 0.5 * lines && (right - left) > 8 * fragments[0]!.size;
}
