/** Misspelt Korean: words with one wrong letter in one syllable, found by trying each other letter. */
import { koreanStem } from '../text/korean.ts';
import { COMMON_TERMS } from './common-terms.ts';
import type { Glossary } from './glossary.ts';
import type { Correction } from './spelling.ts';
import { syllableSlips } from './syllable-slips.ts';

/** Share of unknown words beyond which the articles are taken to be in another language; a short question with several slips stays below. */
export const FOREIGN = 0.75;

/**
 * @param holding - Number of passages that hold a term.
 * @returns One correction for each word whose unknown syllable pairs all become known when one letter is changed. Every
 *   second pair of syllables is one letter away from a known one, so a letter that does not sound alike counts only inside a longer word,
 *   where two pairs agree on it, or where the outcome is in the glossary.
 */
export function correctHangul(query: string, glossary: Glossary, holding: (term: string) => number): Correction[] {
  const isUnknown = (pair: string): boolean => holding(pair) === 0 && !COMMON_TERMS.has(pair);
  const words = Array.from(query.matchAll(/[가-힣]{2,}/g), ({ 0: run, index: start }) => ({ word: koreanStem(run), start }));
  const written = words.flatMap(({ word }) => pairs(word));
  // Where most pairs are unknown the articles are in another language.
  if (written.filter(isUnknown).length > FOREIGN * written.length) return [];
  const mentions = glossary.lookup(query);
  return words.flatMap(({ word, start }) => {
    if (mentions.some((mention) => mention.start < start + word.length && start < mention.end)) return [];
    const unknown = pairs(word).flatMap((pair, position) => (isUnknown(pair) ? [position] : []));
    const to = unknown.length === 0 ? undefined : meantBy(word, unknown, glossary, holding);
    return to === undefined ? [] : [{ from: word, start, end: start + word.length, to }];
  });
}

/** Syllables of a word in which any letter may be wrong. */
const LONG_ENOUGH = 3;

function pairs(word: string): string[] {
  return Array.from({ length: word.length - 1 }, (_, position) => word.slice(position, position + 2));
}

/** @param unknown - Positions of pairs that no passage holds, ascending; not empty. */
function meantBy(word: string, unknown: readonly number[], glossary: Glossary, holding: (term: string) => number): string | undefined {
  let best: { readonly text: string; readonly rank: number } | undefined;
  for (const wrong of syllablesInAll(unknown)) {
    for (const { syllable, alike } of syllableSlips(word[wrong]!)) {
      if (!alike && word.length < LONG_ENOUGH) break;
      const text = word.slice(0, wrong) + syllable + word.slice(wrong + 1);
      const changed = pairs(text).filter((_, position) => position === wrong || position === wrong - 1);
      if (changed.every((pair) => COMMON_TERMS.has(pair))) continue;
      const least = Math.min(...changed.map(holding));
      const named = glossary.lookup(text).some(({ start, end, kind }) => kind !== 'function' && end - start > 1 && start <= wrong && wrong < end);
      const inside = wrong > 0 && wrong < word.length - 1;
      if (!named && (least === 0 || (!alike && !inside))) continue;
      const rank = (alike ? 4 : 0) + (named ? 2 : 0) + least / (1 + least);
      if (best === undefined || rank > best.rank) best = { text, rank };
    }
  }
  return best?.text;
}

/** The syllables that lie in every one of the pairs: changing one of them can mend all. */
function syllablesInAll(unknown: readonly number[]): number[] {
  const [first, last] = [unknown[0]!, unknown.at(-1)!];
  if (last - first > 1) return [];
  return last === first ? [first, first + 1] : [last];
}
