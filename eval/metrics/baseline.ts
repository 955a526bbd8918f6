/**
 * The trivial baseline that stands beside every citation figure: copy the passage ranked first and cite it for each of its
 * sentences. It scores near the top on citation measures however badly it answers, so a citation figure that does not beat
 * it, or comes with worse answers, says nothing.
 */
import { sentenceSpans } from '#core/text/sentences.ts';
import type { CitedParagraph } from './answers.ts';
import type { CitingSentence } from './alce.ts';
import type { RetrievedPassage } from './observation.ts';

/** The copied passage, sentence by sentence, each citing the whole of it; nothing when nothing was retrieved. */
export function copiedPassage(retrieved: readonly RetrievedPassage[]): readonly CitingSentence[] {
  const [top] = retrieved;
  if (top === undefined) return [];
  const evidence = [{ text: top.text, title: top.articleTitle }];
  return sentenceSpans(top.text).map(({ start, end }) => ({ text: top.text.slice(start, end).trim(), evidence }));
}

/** The paragraphs of the copied passage, each as one citation. */
export function copiedCitations(retrieved: readonly RetrievedPassage[]): readonly CitedParagraph[] {
  const [top] = retrieved;
  if (top === undefined) return [];
  const { articleId, articleName, articleTitle, paragraphs } = top;
  return paragraphs.map(({ paragraphId, text }) => ({ articleId, articleName, articleTitle, paragraphId, text }));
}
