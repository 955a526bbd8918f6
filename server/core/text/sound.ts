/**
 * How far a Hangul word and a Latin one are apart in sound, when one may spell the other: 카스파로프 and Kasparov, 고든 and Gordon.
 *
 * Hangul is read letter by letter. English spelling leaves sounds open, so each of its letters stands for a set of them, and the
 * two are aligned at the least cost: a consonant that does not fit counts 1, a vowel less, the vowel ㅡ, which only parts consonants, nothing.
 */
import { hangulSyllables, type HangulSyllable } from './hangul.ts';

/** @returns Cost per Hangul sound, in [0, 1]; 1 for a word that is not all Hangul, or a text that is not all Latin letters. */
export function soundDistance(hangul: string, latin: string): number {
  const syllables = hangulSyllables(hangul);
  const letters = latin.toLowerCase();
  if (syllables === null || syllables.length === 0 || !/^[a-z]+$/.test(letters)) return 1;
  const heard = soundsOf(syllables);
  return Math.min(1, alignment(heard, readings(letters)) / heard.length);
}

/** Sounds: consonants as K N T R M P S C H, vowels as A E I O U and `-` for ㅡ. */
const ONSETS: Readonly<Record<string, string>> = { ㄱ: 'K', ㄲ: 'K', ㅋ: 'K', ㄴ: 'N', ㄷ: 'T', ㄸ: 'T', ㅌ: 'T', ㄹ: 'R', ㅁ: 'M', ㅂ: 'P', ㅃ: 'P', ㅍ: 'P', ㅅ: 'S', ㅆ: 'S', ㅈ: 'C', ㅉ: 'C', ㅊ: 'C', ㅎ: 'H', ㅇ: '' };
const CODAS: Readonly<Record<string, string>> = { '': '', ㄱ: 'K', ㄲ: 'K', ㅋ: 'K', ㄴ: 'N', ㄷ: 'T', ㅅ: 'T', ㅆ: 'T', ㅈ: 'T', ㅊ: 'T', ㅌ: 'T', ㄹ: 'R', ㅁ: 'M', ㅂ: 'P', ㅍ: 'P', ㅇ: 'G' };
const VOWELS: Readonly<Record<string, string>> = {
  ㅏ: 'A', ㅑ: 'A', ㅘ: 'A', ㅐ: 'E', ㅒ: 'E', ㅔ: 'E', ㅖ: 'E', ㅙ: 'E', ㅚ: 'E', ㅞ: 'E', ㅣ: 'I', ㅟ: 'I', ㅢ: 'I', ㅓ: 'O', ㅕ: 'O', ㅗ: 'O', ㅛ: 'O', ㅝ: 'O', ㅜ: 'U', ㅠ: 'U', ㅡ: '-',
};

function soundsOf(syllables: readonly HangulSyllable[]): string {
  const sounds = syllables.map(({ onset, vowel, coda }) => (ONSETS[onset] ?? '') + VOWELS[vowel]! + (CODAS[coda] ?? ''));
  // ㄹㄹ is one l.
  return sounds.join('').replaceAll('RR', 'R');
}

/** A letter, or several that are read as one: the sounds it may stand for, and what leaving it out costs. */
interface Reading {
  readonly sounds: string;
  readonly silence: number;
}

const CONSONANT = 1;
const VOWEL = 0.35;
const SILENT = 0.1;

const READINGS: Readonly<Record<string, Reading>> = Object.fromEntries(
  (
    [
      ['tch|tsch', 'C', CONSONANT], ['sch|sh', 'S', CONSONANT], ['ch', 'CKS', CONSONANT], ['ph', 'P', CONSONANT], ['th', 'STC', CONSONANT], ['gh', 'KP', SILENT], ['ck|q|qu', 'K', CONSONANT], ['ng', 'GNK', CONSONANT], ['kn|gn', 'N', CONSONANT],
      ['wh', 'H', SILENT], ['rh', 'R', CONSONANT], ['dge|dg', 'C', CONSONANT], ['b|p|f|v', 'P', CONSONANT], ['c', 'KS', CONSONANT], ['ti|ci|si', 'SI', CONSONANT], ['tz|ts|ds', 'C', CONSONANT], ['tu|du', 'C', CONSONANT], ['d', 'T', CONSONANT], ['g', 'KC', CONSONANT], ['h', 'H', SILENT], ['j', 'CIH', CONSONANT],
      ['k', 'K', CONSONANT], ['l', 'R', CONSONANT], ['m', 'M', CONSONANT], ['n', 'NG', CONSONANT], ['r', 'R', SILENT], ['s', 'SC', CONSONANT], ['t', 'T', CONSONANT], ['x', 'SK', CONSONANT], ['z', 'CS', CONSONANT], ['w', 'UO', SILENT],
      ['a', 'AEO-', VOWEL], ['e', 'EIO-', SILENT], ['i|y', 'IA-', VOWEL], ['o', 'OAU-', VOWEL], ['u', 'UAO-', VOWEL],
      ['ee|ea|ie|ey', 'IE', VOWEL], ['oo|ou|ew|eu', 'UO-', VOWEL], ['ai|ay|ei|ae', 'EAI', VOWEL], ['au|aw|ow', 'OA', VOWEL], ['eo', 'OI', VOWEL], ['er|or|ar|ir|ur', 'OA', VOWEL],
    ] as const
  ).flatMap(([spellings, sounds, silence]) => spellings.split('|').map((spelling) => [spelling, { sounds, silence }])),
);

/** The readings that may begin at each letter, with their lengths. */
function readings(letters: string): (readonly { readonly length: number; readonly reading: Reading }[])[] {
  return Array.from(letters, (_, start) =>
    [1, 2, 3, 4].flatMap((length) => {
      const spelling = letters.slice(start, start + length);
      const reading = READINGS[start === 0 && spelling === 's' ? 'sh' : spelling];
      // A doubled consonant sounds once.
      const doubled = length === 2 && letters[start] === letters[start + 1] ? READINGS[letters[start]!] : undefined;
      const found = start + length <= letters.length ? (reading ?? doubled) : undefined;
      return found === undefined ? [] : [{ length, reading: found }];
    }),
  );
}

function alignment(heard: string, spelled: ReturnType<typeof readings>): number {
  const width = spelled.length + 1;
  const costs = new Float64Array((heard.length + 1) * width).fill(Infinity);
  costs[0] = 0;
  const reach = (sound: number, letter: number, cost: number): void => {
    const cell = sound * width + letter;
    if (cost < costs[cell]!) costs[cell] = cost;
  };
  for (let sound = 0; sound <= heard.length; sound += 1) {
    for (let letter = 0; letter <= spelled.length; letter += 1) {
      const cost = costs[sound * width + letter]!;
      if (cost === Infinity) continue;
      if (sound < heard.length) reach(sound + 1, letter, cost + omission(heard[sound]!));
      for (const { length, reading } of spelled[letter] ?? []) {
        reach(sound, letter + length, cost + reading.silence);
        if (sound === heard.length) continue;
        reach(sound + 1, letter + length, cost + (reading.sounds.includes(heard[sound]!) ? 0 : mismatch(heard[sound]!, reading)));
        // x is two sounds.
        if (reading.sounds === 'SK') reach(Math.min(heard.length, sound + (heard[sound + 1] === '-' ? 3 : 2)), letter + length, cost + (/^K-?S/.test(heard.slice(sound)) ? 0 : 1));
      }
    }
  }
  return costs.at(-1)!;
}

function omission(sound: string): number {
  if (sound === '-') return 0;
  return isVowel(sound) || sound === 'H' ? VOWEL : CONSONANT;
}

function mismatch(sound: string, reading: Reading): number {
  return isVowel(sound) && reading.silence <= VOWEL ? VOWEL : CONSONANT;
}

function isVowel(sound: string): boolean {
  return 'AEIOU-'.includes(sound);
}
