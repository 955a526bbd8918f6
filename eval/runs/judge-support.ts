import type { Answer } from '#core/contract.ts';
import type { SupportChecker } from '#core/ports.ts';
import { ruleChecker } from '#core/verdict/support-checker.ts';
import { readGlossary } from '../../server/compose.ts';
import { citationQuality, judgeBy, type CitingSentence } from '../metrics/alce.ts';
import type { CitedParagraph } from '../metrics/answers.ts';
import { copiedPassage } from '../metrics/baseline.ts';
import type { Observation, RetrievedPassage } from '../metrics/observation.ts';

/** The program's own checker, whoever answers: two runs are judged alike. */
export function supportChecker(): SupportChecker {
  return ruleChecker(readGlossary());
}

/**
 * Whether the cited paragraphs support what the answer says, and the same of copying the passage ranked first.
 * @param cited - The paragraph of each citation, in their order.
 */
export async function judgeSupport(answer: Answer, cited: readonly CitedParagraph[], retrieved: readonly RetrievedPassage[], checker: SupportChecker, signal?: AbortSignal): Promise<Observation['support']> {
  const judge = judgeBy(checker, signal);
  return { answer: await citationQuality(citingSentences(answer, cited), judge), baseline: await citationQuality(copiedPassage(retrieved), judge) };
}

/** The sentences of the answer, each with the whole paragraphs that it cites. */
function citingSentences({ status, sentences, citations }: Answer, cited: readonly CitedParagraph[]): CitingSentence[] {
  if (status === 'abstained') return [];
  return sentences.map(({ text, markers }) => ({
    text,
    evidence: citations.flatMap(({ marker, publishedAt }, at) => (markers.includes(marker) ? [{ text: cited[at]!.text, title: cited[at]!.articleTitle, publishedAt }] : [])),
  }));
}
