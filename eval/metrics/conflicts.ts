/** Whether an answer says what the articles dispute and how many of them report it, as far as the set states it. */
import type { Answer } from '#core/contract.ts';

/** Articles that the answer shows for its facts, cited or named beside a citation. */
export function articlesShown({ citations, alsoReportedBy }: Pick<Answer, 'citations' | 'alsoReportedBy'>): number {
  return new Set([...citations, ...alsoReportedBy].map(({ articleId }) => articleId)).size;
}

/** Whether the answer shows just as many articles as report it; null when the set does not say how many do. */
export function reportsRight(answer: Pick<Answer, 'citations' | 'alsoReportedBy'>, reports: number | undefined): boolean | null {
  return reports === undefined ? null : articlesShown(answer) === reports;
}

/** Share of the reporting articles that the answer shows, in [0, 1]; null when the set does not say how many there are. */
export function reportsRecall(answer: Pick<Answer, 'citations' | 'alsoReportedBy'>, reports: number | undefined): number | null {
  return reports === undefined ? null : Math.min(1, articlesShown(answer) / reports);
}
