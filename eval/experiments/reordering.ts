import type { WeightedTerm } from '#core/ports.ts';
import type { Hit } from '#core/types.ts';
import type { FieldIndex } from './field-index.ts';

/** Farthest apart that two words of the query count as near. */
const REACH = 10;

/**
 * Adds to a hit's score for the query's words that stand near each other (by the lesser idf over their distance, once per pair), and
 * for those that stand side by side as in the query.
 */
export function nearness(hits: readonly Hit[], query: readonly WeightedTerm[], index: FieldIndex, weights: { readonly pairs: number; readonly phrases: number }): Hit[] {
  const own = query.filter(({ origin }) => origin === 'query').map(({ term }) => term);
  const sought = new Set(own);
  const inOrder = new Set(own.slice(1).map((term, position) => `${own[position]!} ${term}`));
  return hits.map(({ row, score }) => {
    const places = index.bodies[row]!.flatMap((term, place) => (sought.has(term) ? [{ term, place }] : []));
    const pairs = new Map<string, number>();
    const phrases = new Map<string, number>();
    for (const [position, { term, place }] of places.entries()) {
      for (const before of places.slice(Math.max(0, position - 3), position)) {
        if (before.term === term || place - before.place > REACH) continue;
        const lesser = Math.min(index.idf(term), index.idf(before.term));
        const pair = [term, before.term].sort().join(' ');
        pairs.set(pair, Math.max(pairs.get(pair) ?? 0, lesser / (place - before.place)));
        if (place - before.place === 1 && inOrder.has(`${before.term} ${term}`)) phrases.set(pair, lesser);
      }
    }
    return { row, score: score + weights.pairs * total(pairs) + weights.phrases * total(phrases) };
  });
}

/** Relevance feedback without judgements: terms of the best passages join the query (RM3: Abdul-Jaleel et al. 2004, TREC). */
export function feedback(query: readonly WeightedTerm[], hits: readonly Hit[], index: FieldIndex, options: { readonly passages: number; readonly terms: number; readonly share: number }): WeightedTerm[] {
  const trusted = hits.slice(0, options.passages);
  const mass = trusted.reduce((sum, { score }) => sum + score, 0) || 1;
  const model = new Map<string, number>();
  for (const { row, score } of trusted) {
    const body = index.bodies[row]!;
    for (const term of body) model.set(term, (model.get(term) ?? 0) + (score / mass / body.length) * index.idf(term));
  }
  const chosen = [...model].sort((a, b) => b[1] - a[1]).slice(0, options.terms);
  const scale = (options.share * query.reduce((sum, { weight }) => sum + weight, 0)) / (chosen.reduce((sum, [, value]) => sum + value, 0) || 1);
  const weights = new Map(query.map(({ term, weight }) => [term, weight]));
  for (const [term, value] of chosen) weights.set(term, (weights.get(term) ?? 0) + scale * value);
  return Array.from(weights, ([term, weight]) => ({ term, weight }));
}

function total(values: ReadonlyMap<string, number>): number {
  return [...values.values()].reduce((sum, value) => sum + value, 0);
}
