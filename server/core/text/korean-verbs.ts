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
  const code = pair.charCodeAt(1) - FIRST_SYLLABLE;
  const onset = Math.floor(code / (VOWELS * CODAS));
  const vowel = Math.floor(code / CODAS) % VOWELS;
  const folded = FIRST_SYLLABLE + (onset * VOWELS + (CONTRACTED.get(vowel) ?? vowel)) * CODAS;
  return `~${pair[0]}${String.fromCharCode(folded)}`;
}

/** Unicode Hangul syllables are laid out as onset × vowel × coda (Unicode Standard, 3.12). */
const FIRST_SYLLABLE = 0xac00;
const VOWELS = 21;
const CODAS = 28;

/** Index of a contracted vowel → that of the stem: ㅕ → ㅣ, ㅘ → ㅗ, ㅝ → ㅜ, ㅐ → ㅏ, ㅙ → ㅚ. */
const CONTRACTED = new Map([
  [6, 20],
  [9, 8],
  [14, 13],
  [1, 0],
  [10, 11],
]);
