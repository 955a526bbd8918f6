/** Brings a ranking of passages into the form that retrieval measures and trec_eval speak of: ids, and judgements of them. */
import type { EvalCase, Gold } from '../sets.ts';
import { matchesGold } from './answers.ts';
import type { RetrievedPassage } from './observation.ts';
import type { Judgements } from './ranking.ts';

export interface JudgedRanking {
  /** Facts that the passages hold and passages that hold none, best first, each once. */
  readonly ranked: readonly string[];
  /** Grade of every fact. */
  readonly judgements: Judgements;
}

/**
 * A fact takes the place of the best passage that holds it (max-P); a passage with two facts takes two places, and one that
 * only repeats facts found above takes none, so that long or overlapping passages gain nothing. When the gold names whole
 * articles, an article without a fact takes one place, however many of its passages were found.
 * @returns Null when the case names no gold: there is nothing to judge by.
 */
export function judgeRanking({ gold }: Pick<EvalCase, 'gold'>, retrieved: readonly RetrievedPassage[]): JudgedRanking | null {
  if (gold.length === 0) return null;
  const judgements = new Map<string, number>();
  for (const [index, each] of gold.entries()) judgements.set(factOf(each, index), Math.max(each.grade ?? 1, judgements.get(factOf(each, index)) ?? 0));
  const byArticle = gold.every(({ contains, paragraph }) => contains === undefined && paragraph === undefined);
  const ranked = new Set<string>();
  for (const passage of retrieved) {
    const facts = gold.flatMap((each, index) => (passageHolds(passage, each) ? [factOf(each, index)] : []));
    for (const fact of facts) ranked.add(fact);
    if (facts.length === 0) ranked.add(byArticle ? passage.articleId : passage.passageId);
  }
  return { ranked: [...ranked], judgements };
}

/** Names the fact that a gold entry is a place of; entries without one are facts of their own. */
export function factOf({ fact }: Gold, index: number): string {
  return fact === undefined ? `gold-${index + 1}` : `fact-${fact}`;
}

function passageHolds({ paragraphs, text, ...article }: RetrievedPassage, gold: Gold): boolean {
  const places = gold.paragraph === undefined ? [''] : paragraphs.map(({ paragraphId }) => paragraphId);
  return places.some((paragraphId) => matchesGold({ ...article, paragraphId, text }, gold));
}
