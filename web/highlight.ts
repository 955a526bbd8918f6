import type { ArticleView, ParagraphView } from '#core/contract.ts';
import type { Place } from './state.ts';

/** A paragraph's text in three parts; `inside` is what to highlight, '' for nothing. */
export interface Cut {
  readonly before: string;
  readonly inside: string;
  readonly after: string;
}

/** What to show of a {@link Place}: half-open UTF-16 offsets into the article's text, or why there is nothing to show. */
export type Span = { readonly start: number; readonly end: number } | 'nowhere' | 'moved';

/**
 * Finds a place in the article as it is now. `moved` when the words at the cited offsets are not the quoted ones:
 * then nothing is highlighted, because a highlight on the wrong sentence is a false citation.
 */
export function spanOf(article: ArticleView, place: Place): Span {
  switch (place.kind) {
    case 'quote':
      return article.text.slice(place.start, place.end) === place.quote ? place : 'moved';
    case 'span':
      return place.start < place.end && place.end <= article.text.length ? place : 'moved';
    case 'paragraph':
      return article.paragraphs.find(({ id }) => id === place.paragraphId) ?? 'moved';
    case 'article':
      return 'nowhere';
  }
}

/** Cuts a paragraph at the span's borders, each clipped to the paragraph. */
export function cutParagraph(paragraph: ParagraphView, span: Span): Cut {
  if (typeof span === 'string') return { before: paragraph.text, inside: '', after: '' };
  const { length } = paragraph.text;
  const from = Math.min(Math.max(span.start - paragraph.start, 0), length);
  const to = Math.min(Math.max(span.end - paragraph.start, from), length);
  return { before: paragraph.text.slice(0, from), inside: paragraph.text.slice(from, to), after: paragraph.text.slice(to) };
}

/** The address as a link may carry it: http or https only, null for anything else (`javascript:`, `data:`, relative). */
export function linkAddress(url: string | null): string | null {
  if (url === null || !URL.canParse(url)) return null;
  const parsed = new URL(url);
  return parsed.protocol === 'http:' || parsed.protocol === 'https:' ? parsed.href : null;
}
