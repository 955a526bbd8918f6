/**
 * Adds to a question's own terms those its answer may use instead: the other language's words and synonyms (glossary),
 * and the other script's spelling of its names.
 *
 * Every expansion weighs less than the reader's own words, and all aliases of one concept share one budget, so that a
 * concept with ten names does not count ten times.
 */
import type { LexicalIndex, TermOrigin, WeightedTerm } from '../ports.ts';
import { terms } from '../text/tokens.ts';
import type { ConceptMention, Glossary } from './glossary.ts';
import { createNameExpander } from './name-variants.ts';
import { ownTerms } from './own-terms.ts';
import { correctedText, createCorrector } from './spelling.ts';

/**
 * Search terms of a query: its own as {@link ownTerms} weighs them, others in (0, 1). Each term once, with its highest weight.
 *
 * @param indexes - Those that will be searched. Without them nobody knows which words occur: no misspelling is corrected, and of names only
 *   Korean persons' are spelled out.
 */
export type Expander = (query: string, indexes?: readonly LexicalIndex[]) => WeightedTerm[];

/** Budgets relative to a query term's weight of 1. */
export interface ExpansionWeights {
  /** For a concept's English names in a Korean query. Korean texts hold English words too, so this one can cost precision. */
  readonly toEnglish: number;
  /** For a concept's Korean names in an English query. */
  readonly toKorean: number;
  /** For its other names in the query's language. */
  readonly synonym: number;
  /** For the other spellings of a name. */
  readonly name: number;
  /** For what a misspelt word was probably meant to be, and a factor of the weights above for what that word adds in turn. */
  readonly spelling: number;
}

/** Chosen on the even half of `../shared/bench/ko-en-news`, both directions, as the best that cost nothing on SciFact and AutoRAG-ko. */
export const DEFAULT_WEIGHTS: ExpansionWeights = { toEnglish: 0.5, toKorean: 0.95, synonym: 0.1, name: 0.4, spelling: 0.8 };

export interface ExpanderOptions {
  readonly weights?: ExpansionWeights;
}

/** Adds other names of the glossary's concepts, other spellings of names, and what misspelt words may have meant; the terms of each share its budget. */
export function createExpander(glossary: Glossary, options: ExpanderOptions = {}): Expander {
  const { weights = DEFAULT_WEIGHTS } = options;
  const nameSpellings = createNameExpander(glossary);
  const correct = createCorrector(glossary);

  const expand = (query: string, indexes: readonly LexicalIndex[]): Map<string, Required<WeightedTerm>> => {
    const weighted = new Map(Array.from(ownTerms(query), ([term, weight]) => [term, { term, weight, origin: 'query' as TermOrigin }]));
    const add: Add = (text, weight, origin) => {
      for (const term of terms(text)) if ((weighted.get(term)?.weight ?? 0) < weight) weighted.set(term, { term, weight, origin });
    };

    const mentions = glossary.lookup(query);
    for (const mention of mentions) expandConcept(mention, weights, add);
    for (const spellings of nameSpellings(query, mentions, indexes)) share(spellings, weights.name, 'name', add);
    return weighted;
  };

  const search = (query: string, indexes: readonly LexicalIndex[]): WeightedTerm[] => {
    const weighted = expand(query, indexes);
    const corrections = indexes.length === 0 ? [] : correct(query, indexes);
    // Where a slip may have been made of two words, the first stands in the corrected question and the other beside it.
    const meant = corrections.length === 0 ? [] : [correctedText(query, corrections), ...corrections.map(({ to }) => to)];
    for (const text of meant) {
      for (const { term, weight } of expand(text, indexes).values()) {
        if (!weighted.has(term)) weighted.set(term, { term, weight: weight * weights.spelling, origin: 'spelling' });
      }
    }
    return [...weighted.values()];
  };
  return rememberingLast(search);
}

/** One question is expanded several times on its way, once per search it needs. Indexes are held weakly: a closed one may go. */
function rememberingLast(expand: (query: string, indexes: readonly LexicalIndex[]) => WeightedTerm[]): Expander {
  let last: { readonly query: string; readonly indexes: readonly WeakRef<LexicalIndex>[]; readonly found: WeightedTerm[] } | undefined;
  return (query, indexes = []) => {
    const same = last?.query === query && last.indexes.length === indexes.length && last.indexes.every((index, i) => index.deref() === indexes[i]);
    const found = same ? last!.found : expand(query, indexes);
    if (!same) last = { query, indexes: indexes.map((index) => new WeakRef(index)), found };
    return found;
  };
}

type Add = (text: string, weight: number, origin: TermOrigin) => void;

function expandConcept({ kind, matchedText, aliases }: ConceptMention, weights: ExpansionWeights, add: Add): void {
  if (kind === 'function') return;
  const korean = /[가-힣]/.test(matchedText);
  const [same, other] = korean ? [aliases.korean, aliases.english] : [aliases.english, aliases.korean];
  share(other, korean ? weights.toEnglish : weights.toKorean, 'translation', add);
  share(same, weights.synonym, 'synonym', add);
}

/** One budget for a list of names: less for each the more there are, since a text uses mostly one of them. */
function share(names: readonly string[], budget: number, origin: TermOrigin, add: Add): void {
  if (budget <= 0 || names.length === 0) return;
  const weight = budget / Math.sqrt(names.length);
  for (const name of names) add(name, weight, origin);
}
