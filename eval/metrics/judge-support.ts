/** Lets a judge of support read an answer and the baseline beside it. */
import type { Answer } from '#core/contract.ts';
import { citationQuality, type CitingSentence, type SupportJudge } from './alce.ts';
import type { CitedParagraph } from './answers.ts';
import { copiedPassage } from './baseline.ts';
import type { Observation, RetrievedPassage } from './observation.ts';

/**
 * Citation quality of the answer, whose sentences are held against the whole paragraphs that they cite, and of copying the top
 * passage; what {@link Observation.support} wants. Nothing is measured of an abstention.
 * @param cited - The paragraph of each of the answer's citations, in their order.
 */
export async function judgeSupport(
  answer: Pick<Answer, 'sentences' | 'citations' | 'status'>,
  cited: readonly CitedParagraph[],
  retrieved: readonly RetrievedPassage[],
  judge: SupportJudge,
): Promise<NonNullable<Observation['support']>> {
  return {
    answer: await citationQuality(answer.status === 'answered' ? citingSentences(answer, cited) : [], judge),
    baseline: await citationQuality(copiedPassage(retrieved), judge),
  };
}

/** A paragraph that several markers of a sentence point into counts once: it is one text. */
function citingSentences({ sentences, citations }: Pick<Answer, 'sentences' | 'citations'>, cited: readonly CitedParagraph[]): CitingSentence[] {
  return sentences.map(({ text, markers }) => {
    const evidence = new Map(
      citations.flatMap(({ marker, publishedAt }, index) => {
        const paragraph = cited[index];
        return paragraph === undefined || !markers.includes(marker) ? [] : [[paragraph.paragraphId, { text: paragraph.text, title: paragraph.articleTitle, publishedAt }] as const];
      }),
    );
    return { text, evidence: [...evidence.values()] };
  });
}
