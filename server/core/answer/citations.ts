import type { Citation } from '../contract.ts';
import type { EvidenceSentence } from './evidence.ts';

/**
 * Seals a citation: the quote is copied from the article by its offsets, never taken from elsewhere.
 *
 * @param hash - SHA-256 of a text in UTF-8, in hex.
 */
export function cite(marker: number, { block, sentence }: EvidenceSentence, hash: (text: string) => string): Citation {
  const { article, generation, passage, paragraph } = block;
  const quote = article.text.slice(sentence.start, sentence.end);
  return {
    marker,
    articleId: article.id,
    paragraphId: paragraph.id,
    passageId: passage.id,
    collection: generation.collection,
    title: article.title,
    ...(article.title === null && { name: article.name }),
    source: article.source,
    url: article.url,
    publishedAt: article.publishedAt,
    quote,
    start: sentence.start,
    end: sentence.end,
    sha256: hash(quote),
  };
}

/** What keeps a citation from standing in an article, or null when it stands. Offsets are UTF-16 code units. */
export function citationFault(citation: Pick<Citation, 'quote' | 'start' | 'end' | 'sha256'>, articleText: string, hash: (text: string) => string): string | null {
  const { start, end, quote } = citation;
  if (!(Number.isInteger(start) && Number.isInteger(end) && start >= 0 && start < end && end <= articleText.length)) return `offsets ${start}–${end} lie outside the article`;
  if (articleText.slice(start, end) !== quote) return 'the quote differs from the article at its offsets';
  if (hash(quote) !== citation.sha256) return 'the hash does not belong to the quote';
  return null;
}
