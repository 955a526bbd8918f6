import type { RetrievalMode, SearchExplanation } from '../contract.ts';
import type { WeightedTerm } from '../ports.ts';
import { figureTerms } from '../text/figure-terms.ts';
import { terms } from '../text/tokens.ts';
import type { Ranking } from './ranking.ts';
import type { RankedPassage } from './retrieve.ts';

/**
 * Why a passage ranks where it does.
 *
 * @param ranking - How the passage's collection was searched; see {@link Ranking}.
 */
export function explainHit(hit: RankedPassage, mode: RetrievalMode, ranking: Ranking): SearchExplanation {
  const { generation, row, lexical, vector, reranked } = hit;
  const vectorWeight = { lexical: 0, vector: 1, hybrid: ranking.vectorWeight }[mode];
  const legs = [
    { leg: 'lexical' as const, score: lexical, attainable: ranking.attainable, weight: 1 - vectorWeight },
    { leg: 'vector' as const, score: vector, attainable: 1, weight: vectorWeight },
  ].filter(({ leg }) => mode === 'hybrid' || leg === mode);
  return { legs, terms: mode === 'vector' ? [] : termsOf(hit, ranking.query, generation.lexical.explain(ranking.query, row)), ...(reranked && { reranked }) };
}

function termsOf({ article, passage }: RankedPassage, query: readonly WeightedTerm[], explained: readonly { readonly idf: number; readonly score: number }[]): SearchExplanation['terms'] {
  const title = counted(article.title ?? '');
  const body = counted(article.text.slice(passage.start, passage.end));
  return query
    .map(({ term, weight, origin = 'query' }, index) => {
      const { idf, score } = explained[index]!;
      return { term, origin, weight, fields: { title: title.get(term) ?? 0, body: body.get(term) ?? 0 }, idf, score };
    })
    .filter(({ score }) => score > 0)
    .sort((a, b) => b.score - a.score);
}

function counted(text: string): Map<string, number> {
  const counts = new Map<string, number>();
  for (const term of [...terms(text), ...figureTerms(text)]) counts.set(term, (counts.get(term) ?? 0) + 1);
  return counts;
}
