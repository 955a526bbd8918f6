/** The letters of Hangul syllables by their Unicode arithmetic (The Unicode Standard, section 3.12). */

const ONSETS = [...'ㄱㄲㄴㄷㄸㄹㅁㅂㅃㅅㅆㅇㅈㅉㅊㅋㅌㅍㅎ'];
const VOWELS = [...'ㅏㅐㅑㅒㅓㅔㅕㅖㅗㅘㅙㅚㅛㅜㅝㅞㅟㅠㅡㅢㅣ'];
const CODAS = ['', ...'ㄱㄲㄳㄴㄵㄶㄷㄹㄺㄻㄼㄽㄾㄿㅀㅁㅂㅄㅅㅆㅇㅈㅊㅋㅌㅍㅎ'];

const FIRST = 0xac00;
const COUNT = ONSETS.length * VOWELS.length * CODAS.length;

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
    const index = character.codePointAt(0)! - FIRST;
    if (index < 0 || index >= COUNT) return null;
    const open = Math.floor(index / CODAS.length);
    syllables.push({ onset: ONSETS[Math.floor(open / VOWELS.length)]!, vowel: VOWELS[open % VOWELS.length]!, coda: CODAS[index % CODAS.length]! });
  }
  return syllables;
}

/** @returns The open syllable of two letters, as {@link hangulSyllables} names them. */
export function openSyllable(onset: string, vowel: string): string {
  return syllableOf({ onset, vowel, coda: '' });
}

/** @returns The syllable of letters as {@link hangulSyllables} names them; its inverse. */
export function syllableOf({ onset, vowel, coda }: HangulSyllable): string {
  return String.fromCodePoint(FIRST + (ONSETS.indexOf(onset) * VOWELS.length + VOWELS.indexOf(vowel)) * CODAS.length + CODAS.indexOf(coda));
}
