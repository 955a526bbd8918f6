import { hangulSyllables, syllableOf, type HangulSyllable } from '../text/hangul.ts';

/** A syllable that may have been meant. */
export interface SyllableSlip {
  readonly syllable: string;
  /** Whether the two sound alike to many speakers (ㅐ and ㅔ, ㅈ and ㅉ, closing ㅅ and ㅆ), so that people confuse them in writing. */
  readonly alike: boolean;
}

/** Syllables that differ from a Hangul one in a single letter, those that sound alike first; none for other text. */
export function syllableSlips(syllable: string): readonly SyllableSlip[] {
  const [letters] = hangulSyllables(syllable) ?? [];
  if (letters === undefined) return [];
  const slips = PARTS.flatMap((part) =>
    LETTERS[part].filter((letter) => letter !== letters[part]).map((letter) => ({ syllable: syllableOf({ ...letters, [part]: letter }), alike: alike(part, letters, letter) })),
  );
  return slips.sort((a, b) => Number(b.alike) - Number(a.alike));
}

type Part = keyof HangulSyllable;
const PARTS: readonly Part[] = ['onset', 'vowel', 'coda'];

const LETTERS: Readonly<Record<Part, readonly string[]>> = {
  onset: [...'ㄱㄲㄴㄷㄸㄹㅁㅂㅃㅅㅆㅇㅈㅉㅊㅋㅌㅍㅎ'],
  vowel: [...'ㅏㅐㅑㅒㅓㅔㅕㅖㅗㅘㅙㅚㅛㅜㅝㅞㅟㅠㅡㅢㅣ'],
  coda: ['', ...'ㄱㄲㄳㄴㄵㄶㄷㄹㄺㄻㄼㄽㄾㄿㅀㅁㅂㅄㅅㅆㅇㅈㅊㅋㅌㅍㅎ'],
};

/** Letters confused in writing because they sound alike there. */
const ALIKE: Readonly<Record<Part, readonly string[]>> = {
  onset: ['ㄱㄲ', 'ㄷㄸ', 'ㅂㅃ', 'ㅅㅆ', 'ㅈㅉ'],
  vowel: ['ㅐㅔㅒㅖ', 'ㅚㅙㅞ', 'ㅢㅣ', 'ㅢㅔ'],
  coda: ['ㄱㄲㅋㄳㄺ', 'ㄷㅅㅆㅈㅊㅌㅎ', 'ㅂㅍㅄ', 'ㄴㄵㄶ', 'ㄹㅀㄼㄾ', 'ㅁㄻ'],
};
/** After ㅈ, ㅉ and ㅊ the glide is not heard: 젼 is 전. */
const WITHOUT_GLIDE = ['ㅓㅕ', 'ㅏㅑ', 'ㅗㅛ', 'ㅜㅠ'];

function alike(part: Part, letters: HangulSyllable, other: string): boolean {
  const letter = letters[part];
  if (letter === '' || other === '') return false;
  const groups = part === 'vowel' && 'ㅈㅉㅊ'.includes(letters.onset) ? [...ALIKE.vowel, ...WITHOUT_GLIDE] : ALIKE[part];
  return groups.some((group) => group.includes(letter) && group.includes(other));
}
