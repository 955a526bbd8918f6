/** Spells the Hangul names of a query in Latin letters, from the words that occur in the index or by rule. */
import { koreanStem } from '../text/korean.ts';
import { hangulNameKeys, isKoreanPersonalName, latinNameKeys, romanSpellings } from '../text/names.ts';

/** Latin words an index holds are at least this long to be taken for a name; shorter ones share their key with too many. */
const SHORTEST_NAME = 3;
/** Consonant classes a loan-word key needs to mean anything, the marker of an initial vowel included. */
const SHORTEST_KEY = 3;
/** A key shared by more words of the index than this says nothing. */
const MOST_SPELLINGS = 8;

interface Span {
  readonly start: number;
  readonly end: number;
}

/**
 * @param vocabulary - Terms of the index; empty when unknown.
 * @returns For a query, one list of spellings per Hangul word that no glossary match (`known`) covers.
 */
export function createNameExpander(vocabulary: Iterable<string>): (query: string, known: readonly Span[]) => string[][] {
  const byKey = new Map<string, string[]>();
  for (const term of vocabulary) {
    if (term.length < SHORTEST_NAME || !/^[a-z]+$/.test(term)) continue;
    for (const key of latinNameKeys(term)) {
      if (key.length - 'lo:'.length < SHORTEST_KEY) continue;
      const terms = byKey.get(key);
      if (terms === undefined) byKey.set(key, [term]);
      else terms.push(term);
    }
  }

  return (query, known) => {
    const lists: string[][] = [];
    for (const match of query.matchAll(/[가-힣]{2,}/g)) {
      const start = match.index;
      if (known.some((span) => span.start < start + match[0].length && start < span.end)) continue;
      const word = koreanStem(match[0]);
      const found = [...new Set([match[0], word].flatMap(hangulNameKeys).flatMap((key) => byKey.get(key) ?? []))];
      const spelled = isKoreanPersonalName(word) && word.length >= 3 ? romanSpellings(word) : [];
      if (found.length > 0 && found.length <= MOST_SPELLINGS) lists.push(found);
      if (spelled.length > 0) lists.push(spelled);
    }
    return lists;
  };
}
