/** Other spellings of the names in a query, among the words that the indexes hold. */
import type { LexicalIndex } from '../ports.ts';
import { koreanStem } from '../text/korean.ts';
import { isKoreanPersonalName, romanSpellings } from '../text/names.ts';
import { stem, terms } from '../text/tokens.ts';
import { COMMON_TERMS } from './common-terms.ts';
import type { Glossary } from './glossary.ts';
import { hangulSpellings, latinSpellings } from './name-index.ts';

interface Span {
  readonly start: number;
  readonly end: number;
}

/**
 * One list of spellings for each name of a query that no glossary match (`known`) covers. Without indexes Korean personal names are
 * spelled out by rule.
 */
export type NameExpander = (query: string, known: readonly Span[], indexes: readonly LexicalIndex[]) => string[][];

/** A name has few spellings in one collection. */
const MOST_SPELLINGS = 3;

/** @param glossary - Its words are ordinary ones, which no name is sought among. */
export function createNameExpander(glossary: Glossary): NameExpander {
  const ordinary = new Set([...glossary.englishWords].map(stem));
  const isOrdinary = (term: string): boolean => ordinary.has(term) || COMMON_TERMS.has(term);

  const inLatin = (word: string, indexes: readonly LexicalIndex[]): string[][] => {
    const personal = isKoreanPersonalName(word) && word.length >= 3 ? romanSpellings(word) : [];
    if (indexes.length === 0) return [personal];
    const occurs = (term: string): boolean => indexes.some((index) => index.documentFrequency(term) > 0);
    const spelled = personal.flatMap(terms).filter(occurs);
    const whole = [...word].every((syllable) => romanSpellings(syllable).some((part) => spelled.some((term) => term.includes(part))));
    const sounding = isOrdinaryKorean(word) ? [] : indexes.flatMap(({ vocabulary }) => latinSpellings(vocabulary, word)).filter(({ term }) => !isOrdinary(term));
    return [whole ? spelled : [], nearest(sounding)];
  };

  return (query, known, indexes) => {
    const free = (start: number, end: number): boolean => !known.some((span) => span.start < end && start < span.end);
    const hangul = Array.from(query.matchAll(/[가-힣]{2,}/g)).flatMap(({ 0: run, index }) => {
      if (!free(index, index + run.length)) return [];
      return inLatin(koreanStem(run), indexes);
    });
    const latin = Array.from(query.matchAll(PERSONAL_NAME)).flatMap(({ 0: name, index }) =>
      free(index, index + name.length) ? [[...new Set(indexes.flatMap(({ vocabulary }) => hangulSpellings(vocabulary, name)))].slice(0, MOST_SPELLINGS)] : [],
    );
    return [...hangul, ...latin].filter((spellings) => spellings.length > 0);
  };
}

/** Whether a word holds a verb ending, a question word or the like, or is one syllable and a particle (곳은). */
function isOrdinaryKorean(word: string): boolean {
  return /^.[은는을를의에도로]$/.test(word) || terms(word).some((pair) => COMMON_TERMS.has(pair));
}

/** Two or three capitalised words, as Korean names are written in English: Kim Myung-gook, Myung Gook Kim, KIM MYONGGUK. */
const PERSONAL_NAME = /(?<![\p{L}\p{N}'’.-])\p{Lu}[\p{L}]{1,9}(?:[ -]\p{L}{1,9}){1,2}(?![\p{L}\p{N}])/gu;

function nearest(spellings: readonly { readonly term: string; readonly distance: number }[]): string[] {
  const least = Math.min(...spellings.map(({ distance }) => distance));
  const found = [...new Set(spellings.filter(({ distance }) => distance <= least + 0.03).map(({ term }) => term))];
  return found.length <= MOST_SPELLINGS ? found : [];
}
