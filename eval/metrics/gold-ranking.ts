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

/** A passage, and the positions in the gold of the entries that it satisfies. */
export interface RankedPassage {
  readonly passageId: string;
  readonly articleId: string;
  readonly gold: readonly number[];
}

/** As {@link judgeHits}, of passages that are yet to be held against the gold. */
export function judgeRanking({ gold }: Pick<EvalCase, 'gold'>, retrieved: readonly RetrievedPassage[]): JudgedRanking | null {
  const hits = retrieved.map((passage) => ({ passageId: passage.passageId, articleId: passage.articleId, gold: [...gold.keys()].filter((index) => passageHolds(passage, gold[index]!)) }));
  return judgeHits(gold, hits);
}

/**
 * A fact takes the place of the best passage that holds it (max-P); a passage with two facts takes two places, and one that
 * only repeats facts found above takes none, so that long or overlapping passages gain nothing. When the gold names whole
 * articles, an article without a fact takes one place, however many of its passages were found.
 * @returns Null when there is no gold: nothing to judge by.
 */
export function judgeHits(gold: readonly Gold[], hits: readonly RankedPassage[]): JudgedRanking | null {
  if (gold.length === 0) return null;
  const judgements = new Map<string, number>();
  for (const [index, each] of gold.entries()) judgements.set(factOf(each, index), Math.max(each.grade ?? 1, judgements.get(factOf(each, index)) ?? 0));
  const byArticle = gold.every(({ contains, paragraph }) => contains === undefined && paragraph === undefined);
  const ranked = new Set<string>();
  for (const { passageId, articleId, gold: held } of hits) {
    for (const index of held) ranked.add(factOf(gold[index]!, index));
    if (held.length === 0) ranked.add(byArticle ? articleId : passageId);
  }
  return { ranked: [...ranked], judgements };
}

/** Names the fact that a gold entry is a place of; one without is a fact of its own. */
export function factOf({ fact }: Gold, index: number): string {
  return fact === undefined ? `gold-${index + 1}` : `fact-${fact}`;
}

function passageHolds({ paragraphs, text, ...article }: RetrievedPassage, gold: Gold): boolean {
  const places = gold.paragraph === undefined ? [''] : paragraphs.map(({ paragraphId }) => paragraphId);
  return places.some((paragraphId) => matchesGold({ ...article, paragraphId, text }, gold));
}
