/** Whether an answer says how many articles report its fact, as far as the set states it. */
import type { Answer } from '#core/contract.ts';

type Shown = Pick<Answer, 'citations' | 'alsoReportedBy'>;

/**
 * Articles that the answer shows for the asked fact: those cited in gold, and those named beside these citations. What other
 * sentences cite is another fact.
 * @param markers - Markers of the citations that land in gold.
 */
export function articlesShown({ citations, alsoReportedBy }: Shown, markers: ReadonlySet<number>): number {
  return new Set([...citations, ...alsoReportedBy].filter(({ marker }) => markers.has(marker)).map(({ articleId }) => articleId)).size;
}

/** Whether the answer shows just as many articles as report the fact; null when the set does not say how many do. */
export function reportsRight(answer: Shown, markers: ReadonlySet<number>, reports: number | undefined): boolean | null {
  return reports === undefined ? null : articlesShown(answer, markers) === reports;
}

/** Share of the reporting articles that the answer shows, in [0, 1]; null when the set does not say how many there are. */
export function reportsRecall(answer: Shown, markers: ReadonlySet<number>, reports: number | undefined): number | null {
  return reports === undefined ? null : Math.min(1, articlesShown(answer, markers) / reports);
}
