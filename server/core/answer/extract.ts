import type { EvidenceSentence } from './evidence.ts';
import type { ScoredSentence } from './scoring.ts';

/** A sentence of an extractive answer: the one shown, and others that say the same, cited beside it. */
export interface ChosenSentence {
  readonly lead: EvidenceSentence;
  readonly same: readonly EvidenceSentence[];
}

/** Sentences at most, and how far behind the best (as odds) a further one may be. Fitted on the tuning halves. */
export interface SelectionLimits {
  readonly sentences: number;
  readonly oddsRatio: number;
}

export const LIMITS: SelectionLimits = { sentences: 3, oddsRatio: 0.08 };
/** A question for several things needs more room. */
export const LIST_LIMITS: SelectionLimits = { sentences: 5, oddsRatio: 0.05 };

/** Two sentences that share this much of their terms (Jaccard) say the same. */
const SAME = 0.6;

/**
 * Picks the sentences that answer, best first. Near-duplicates become one sentence with several citations, and count once.
 *
 * @param scored - Candidates, best first.
 */
export function chooseSentences(scored: readonly ScoredSentence[], limits: SelectionLimits): ChosenSentence[] {
  const chosen: { lead: ScoredSentence; terms: ReadonlySet<string>; same: EvidenceSentence[] }[] = [];
  const floor = scored[0] === undefined ? 0 : odds(scored[0].probability) * limits.oddsRatio;

  for (const candidate of scored) {
    const terms = new Set(candidate.sentence.tokens.map((token) => token.term));
    const twin = chosen.find((each) => jaccard(each.terms, terms) >= SAME);
    if (twin !== undefined) {
      if (twin.lead.sentence.block.article.id !== candidate.sentence.block.article.id && twin.same.length < 3) twin.same.push(candidate.sentence);
      continue;
    }
    if (odds(candidate.probability) < floor) break;
    if (chosen.length < limits.sentences) chosen.push({ lead: candidate, terms, same: [] });
  }
  return chosen.map(({ lead, same }) => ({ lead: lead.sentence, same }));
}

function odds(probability: number): number {
  return probability / (1 - probability);
}

function jaccard(a: ReadonlySet<string>, b: ReadonlySet<string>): number {
  const shared = a.intersection(b).size;
  return shared === 0 ? 0 : shared / (a.size + b.size - shared);
}
