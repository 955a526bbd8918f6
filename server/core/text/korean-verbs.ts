import { hangulSyllables, openSyllable } from './hangul.ts';

/**
 * Joins the forms of a Korean verb or adjective that its first two syllables tell apart: 열리다, 열린, 열렸다; 세우다, 세웠다.
 *
 * The key of a syllable pair is the pair without the closing consonant of its second syllable, whose vowel is taken back before the
 * contraction with the past or connective ending (려 → 리, 워 → 우, 와 → 오, 해 → 하). Nouns pass through the same folding;
 * pairs of nouns that then collide are rare and only ever make evidence look a little better covered.
 *
 * @param pair - Two Hangul syllables.
 * @returns `~` and the folded pair; undefined for anything else.
 */
export function verbKey(pair: string): string | undefined {
  if (!/^[가-힣]{2}$/.test(pair)) return undefined;
  const { onset, vowel } = hangulSyllables(pair[1]!)![0]!;
  return `~${pair[0]}${openSyllable(onset, CONTRACTED.get(vowel) ?? vowel)}`;
}

/** Vowel after the contraction → that of the stem. */
const CONTRACTED = new Map(Object.entries({ ㅕ: 'ㅣ', ㅘ: 'ㅗ', ㅝ: 'ㅜ', ㅐ: 'ㅏ', ㅙ: 'ㅚ' }));
