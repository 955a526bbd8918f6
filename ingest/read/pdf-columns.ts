import type { Fragment } from './pdf-lines.ts';

/** Fewest lines on each side of a gutter. */
const COLUMN_LINES = 4;

/**
 * Splits a page into columns, in reading order. A gutter is a strip of the page that few fragments cross and whose
 * sides hold lines of running text, which cells of a table do not. Fragments that cross it (headings, wide figures)
 * part the page into bands; each band is read left column first.
 */
export function columnsOf(fragments: readonly Fragment[]): Fragment[][] {
  const gutter = clearestGutter(fragments);
  if (gutter === undefined) return fragments.length > 0 ? [[...fragments]] : [];
  const columns: Fragment[][] = [];
  let [left, right, wide]: [Fragment[], Fragment[], Fragment[]] = [[], [], []];
  const endBand = (): void => {
    columns.push(...columnsOf(left), ...columnsOf(right));
    [left, right] = [[], []];
  };
  for (const fragment of fragments) {
    if (isWide(fragment, gutter, fragments)) {
      endBand();
      wide.push(fragment);
      continue;
    }
    if (wide.length > 0) columns.push(wide);
    wide = [];
    (fragment.left < gutter ? left : right).push(fragment);
  }
  endBand();
  if (wide.length > 0) columns.push(wide);
  return columns;
}

/** Groups fragments into lines, each from left to right. */
export function linesOf(fragments: readonly Fragment[]): Fragment[][] {
  const lines: Fragment[][] = [];
  for (const fragment of fragments) {
    const line = lines.at(-1);
    if (line && Math.abs(line[0]!.y - fragment.y) < 0.45 * fragment.size) line.push(fragment);
    else lines.push([fragment]);
  }
  return lines.map((line) => line.sort((a, b) => a.left - b.left));
}

/** Crosses the gutter, with nothing beside it: a large title may overhang its column and yet have text at its side. */
function isWide(fragment: Fragment, gutter: number, fragments: readonly Fragment[]): boolean {
  if (fragment.left >= gutter || fragment.right <= gutter) return false;
  return !fragments.some((other) => other.left > fragment.right && Math.abs(other.y - fragment.y) < fragment.size);
}

function clearestGutter(fragments: readonly Fragment[]): number | undefined {
  if (fragments.length < 2 * COLUMN_LINES) return undefined;
  const start = Math.min(...fragments.map(({ left }) => left));
  const end = Math.max(...fragments.map(({ right }) => right));
  const places = new Set(fragments.map(({ left }) => Math.round(left - 1)));
  let best: { readonly x: number; readonly crossing: number } | undefined;
  for (const x of places) {
    if (x < start + 0.2 * (end - start) || x > end - 0.2 * (end - start)) continue;
    const left = fragments.filter((fragment) => fragment.right <= x + 1);
    const right = fragments.filter((fragment) => fragment.left >= x);
    const crossing = fragments.length - left.length - right.length;
    if (crossing > 0.25 * fragments.length || (best && best.crossing <= crossing)) continue;
    if (holdsText(left) && holdsText(right)) best = { x, crossing };
  }
  return best?.x;
}

/** Enough lines of running text: wide, with little white space inside, and many of them reaching across the column. */
function holdsText(fragments: readonly Fragment[]): boolean {
  const lines = linesOf(fragments).map((line) => {
    const extent = line.at(-1)!.right - line[0]!.left;
    const ink = line.reduce((sum, { left, right }) => sum + right - left, 0);
    return { extent, ems: extent / line[0]!.size, filled: ink / (extent || 1) };
  });
  if (lines.length < COLUMN_LINES) return false;
  const width = Math.max(...fragments.map(({ right }) => right)) - Math.min(...fragments.map(({ left }) => left));
  const full = lines.filter(({ extent }) => extent > 0.7 * width).length;
  const ems = average(lines.map((line) => line.ems));
  return average(lines.map(({ filled }) => filled)) > 0.85 && (ems > 10 || (ems > 7 && full >= 0.5 * lines.length));
}

function average(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / values.length;
}
