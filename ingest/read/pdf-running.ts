import type { Dropped } from '../document.ts';
import type { Fragment } from './pdf-lines.ts';

/** Share of the page height, at its top and at its bottom, where running heads and page numbers stand. */
const MARGIN = 0.12;

/** The pages without what stands at the same end of many of them, digits aside, and without page numbers. */
export function withoutRunningHeads(pages: readonly (readonly Fragment[])[], heights: readonly number[]): { readonly pages: Fragment[][]; readonly dropped: Dropped[] } {
  const seen = new Map<string, number>();
  for (const [index, fragments] of pages.entries()) {
    for (const key of new Set(fragments.flatMap((fragment) => keyOf(fragment, heights[index]!) ?? []))) seen.set(key, (seen.get(key) ?? 0) + 1);
  }
  const enough = pages.filter((page) => page.length > 0).length < 4 ? 2 : 3;
  const dropped = new Map<string, Set<string>>();
  const kept = pages.map((fragments, index) =>
    fragments.filter((fragment) => {
      const key = keyOf(fragment, heights[index]!);
      const reason = key === undefined ? undefined : isPageNumber(fragment, fragments, index + 1) ? 'page number' : seen.get(key)! >= enough ? 'running head or foot of the page' : undefined;
      if (reason) dropped.set(reason, (dropped.get(reason) ?? new Set()).add(fragment.text));
      return !reason;
    }),
  );
  return { pages: kept, dropped: [...dropped].map(([reason, texts]) => ({ text: [...texts].join('\n'), reason })) };
}

/** Place and text, digits aside, of a fragment in a margin; undefined elsewhere. Running heads keep their height on the page. */
function keyOf({ text, y }: Fragment, height: number): string | undefined {
  const place = y < MARGIN * height ? 'top' : y > (1 - MARGIN) * height ? 'bottom' : undefined;
  return place && `${Math.round(y / 4)} ${text.replaceAll(/\d+/g, '#')}`;
}

/** The outermost line of a page, when it is a number, or short and begins or ends with the number of the page in the file. */
function isPageNumber(fragment: Fragment, page: readonly Fragment[], ordinal: number): boolean {
  const own = fragment.text.length < 60 && new RegExp(`^${ordinal}\\s|\\s${ordinal}$`).test(fragment.text);
  if (!own && !/^[-–—\s[(|]*(?:page|p\.?)?\s*(?:\d{1,4}|[ivxlc]{1,7})(?:\s*(?:of|\/)\s*\d{1,4})?[-–—\s\])|]*$/i.test(fragment.text)) return false;
  const outermost = page.every(({ y }) => y <= fragment.y + 2) || page.every(({ y }) => y >= fragment.y - 2);
  return outermost && page.filter(({ y }) => Math.abs(y - fragment.y) < 2).length <= 2;
}
