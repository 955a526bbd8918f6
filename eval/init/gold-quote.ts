import type { DraftLine } from './draft-line.ts';

/** Most words of a paragraph that a set may hold: enough to name the paragraph, too few to be its sentence. */
const MOST_WORDS = 6;

/**
 * Names a paragraph by a few of its words around the answer, the fewest that no other paragraph of the article holds; by its id when
 * six words do not tell it apart, or when `byId` is asked for.
 *
 * @param siblings - Paragraphs of the same article.
 */
export function goldOf(
  paragraph: { readonly article: string; readonly id: string; readonly text: string },
  answer: string,
  siblings: readonly { readonly id: string; readonly text: string }[],
  byId: boolean,
): DraftLine['gold'][number] {
  const quote = byId ? null : quoteOf(paragraph, answer, siblings.filter(({ id }) => id !== paragraph.id));
  return { article: paragraph.article, ...(quote === null ? { paragraph: paragraph.id } : { contains: quote }) };
}

function quoteOf({ text }: { readonly text: string }, answer: string, siblings: readonly { readonly text: string }[]): string | null {
  const found = text.indexOf(answer);
  const at = found < 0 ? 0 : found;
  const spans = [...text.matchAll(/\S+/g)].map((match) => ({ start: match.index, end: match.index + match[0].length }));
  let first = Math.max(0, spans.findIndex(({ end }) => end > at));
  let last = Math.max(first, spans.findLastIndex(({ start }) => start < at + (found < 0 ? 1 : answer.length)));
  const isUnique = (quote: string) => siblings.every((sibling) => !sibling.text.includes(quote));
  if (found >= 0 && isUnique(answer)) return answer;
  for (let right = true; last - first < MOST_WORDS; right = !right) {
    const quote = text.slice(spans[first]!.start, spans[last]!.end);
    if (isUnique(quote)) return quote;
    if ((right || first === 0) && last < spans.length - 1) last += 1;
    else if (first > 0) first -= 1;
    else return null;
  }
  return null;
}
