import type { Generation, WeightedTerm } from '../ports.ts';
import { terms } from '../text/tokens.ts';
import { retrieve, type RankedPassage, type RetrievalRequest, type RetrievalTools } from './retrieve.ts';

/** What a question finds by its own words, and what only other words for it find. */
export interface WideRetrieval {
  /** As {@link retrieve}, best first. */
  readonly ranked: readonly RankedPassage[];
  /** Passages found by synonyms or by the other language's words alone, best first, none of them in {@link ranked}. */
  readonly expanded: readonly RankedPassage[];
}

/** Passages taken from each of the two extra searches. */
const EXTRA = 6;

/**
 * Retrieves for an answer. A passage in the other language shares no word with the question, so it ranks below any
 * passage that shares a few common ones; the same holds for a paraphrase. Two more lexical searches, one with the expansions in each
 * script, bring such passages to the judgement, which weighs what they say.
 */
export async function retrieveWidely(generations: readonly Generation[], request: RetrievalRequest, tools: RetrievalTools): Promise<WideRetrieval> {
  const ranked = await retrieve(generations, request, tools);
  const own = new Set(terms(request.query));
  const added = tools.expand(request.query, generations.map(({ lexical }) => lexical)).filter(({ term }) => !own.has(term));
  const searches = [added.filter(isLatin), added.filter((each) => !isLatin(each))].map((expansions) =>
    expansions.length === 0 ? [] : retrieve(generations, { ...request, mode: 'lexical', k: EXTRA }, { ...tools, expand: () => expansions }),
  );
  const seen = new Set(ranked.map(keyOf));
  const expanded = (await Promise.all(searches)).flatMap(relative).sort((a, b) => b.score - a.score);
  return { ranked, expanded: expanded.filter((hit) => !seen.has(keyOf(hit)) && seen.add(keyOf(hit))) };
}

function isLatin({ term }: WeightedTerm): boolean {
  return !/\p{Script=Hangul}/u.test(term);
}

/** Scores as shares of the search's best, since the two searches have different scales. */
function relative(hits: readonly RankedPassage[]): RankedPassage[] {
  const best = hits[0]?.score ?? 1;
  return hits.map((hit) => ({ ...hit, score: hit.score / best }));
}

function keyOf({ generation, passage }: RankedPassage): string {
  return `${generation.collection}/${passage.id}`;
}
