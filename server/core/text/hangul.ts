/** The letters of Hangul syllables by their Unicode arithmetic (The Unicode Standard, section 3.12). */

const ONSETS = [...'ㄱㄲㄴㄷㄸㄹㅁㅂㅃㅅㅆㅇㅈㅉㅊㅋㅌㅍㅎ'];
const VOWELS = [...'ㅏㅐㅑㅒㅓㅔㅕㅖㅗㅘㅙㅚㅛㅜㅝㅞㅟㅠㅡㅢㅣ'];
const CODAS = ['', ...'ㄱㄲㄳㄴㄵㄶㄷㄹㄺㄻㄼㄽㄾㄿㅀㅁㅂㅄㅅㅆㅇㅈㅊㅋㅌㅍㅎ'];

export interface HangulSyllable {
  readonly onset: string;
  readonly vowel: string;
  /** Empty for an open syllable. */
  readonly coda: string;
}

/** @returns The syllables of a word of precomposed Hangul, or null when it holds anything else. */
export function hangulSyllables(word: string): HangulSyllable[] | null {
  const syllables: HangulSyllable[] = [];
  for (const character of word) {
    const index = character.codePointAt(0)! - 0xac00;
    if (index < 0 || index >= 11_172) return null;
    syllables.push({ onset: ONSETS[Math.floor(index / 588)]!, vowel: VOWELS[Math.floor((index % 588) / 28)]!, coda: CODAS[index % 28]! });
  }
  return syllables;
}
