/** Finds the words of an index that may spell a name in the other script. Built for a vocabulary when it is first asked. */
import type { Vocabulary } from '../ports.ts';
import { hangulSyllables } from '../text/hangul.ts';
import { isKoreanPersonalName, latinNameKeys, hangulNameKeys } from '../text/names.ts';
import { soundDistance } from '../text/sound.ts';

/** A word of the index, and how far it is from the name in sound; see {@link soundDistance}. */
export interface NameSpelling {
  readonly term: string;
  readonly distance: number;
}

/** Cost per sound up to which two writings may be one name. */
const ALIKE = 0.1;
/** Fewer sounds than these are like too many words. */
const FEWEST_SOUNDS = 5;
/** A skeleton that more words of the index share is no name's. */
const MOST_ALIKE = 4_000;

/** Latin words of the index that a Hangul word may spell, nearest first. */
export function latinSpellings(vocabulary: Vocabulary, hangul: string): NameSpelling[] {
  const syllables = hangulSyllables(hangul);
  if (syllables === null || syllables.reduce((sounds, { onset, coda }) => sounds + 1 + Number(onset !== 'ㅇ') + Number(coda !== ''), 0) < FEWEST_SOUNDS) return [];
  const skeleton = plainSkeleton(syllables.map(({ onset, coda }) => (HANGUL_CLASSES[onset] ?? '') + (coda === 'ㅇ' ? 'N' : (HANGUL_CLASSES[coda] ?? ''))).join(''));
  const candidates = namesOf(vocabulary).bySkeleton.get(skeleton) ?? [];
  if (skeleton.length < 2 || candidates.length > MOST_ALIKE) return [];
  const initials = LATIN_INITIALS[syllables[0]!.onset] ?? '';
  return candidates
    .map((number) => vocabulary.at(number))
    .filter((term) => initials.includes(term[0]!) && term.length < 4 * syllables.length)
    .map((term) => ({ term, distance: soundDistance(hangul, term) }))
    .filter(({ distance }) => distance <= ALIKE)
    .sort((a, b) => a.distance - b.distance || (a.term < b.term ? -1 : 1));
}

/**
 * Korean personal names of three syllables that the index may hold, since it holds both pairs of their syllables, and that a name in
 * Latin letters (Kim Myung-gook) may spell; in the order of the alphabet.
 */
export function hangulSpellings(vocabulary: Vocabulary, latin: string): string[] {
  const keys = latinNameKeys(latin).filter((key) => key.startsWith('ko:'));
  if (keys.length === 0) return [];
  const { following } = namesOf(vocabulary);
  const found: string[] = [];
  for (const [surname, given] of following) {
    if (!isKoreanPersonalName(surname + given[0]!) || !keys.some((key) => beginsLike(key, surname))) continue;
    for (const first of given) {
      if (!keys.some((key) => beginsLike(key, surname + first))) continue;
      for (const second of following.get(first) ?? '') {
        const name = surname + first + second;
        if (hangulNameKeys(name).some((key) => keys.includes(key))) found.push(name);
      }
    }
  }
  return found.sort();
}

/** Whether a longer name may have the key: all but the last sound, which the next syllable may swallow. */
function beginsLike(key: string, start: string): boolean {
  const own = hangulNameKeys(start.length === 1 ? `${start}아` : start).find((each) => each.startsWith('ko:'));
  return own !== undefined && key.startsWith(own.slice(0, start.length === 1 ? 4 : -1));
}

interface Names {
  /** Numbers of Latin terms by the consonants that English spelling does not leave open. */
  readonly bySkeleton: ReadonlyMap<string, readonly number[]>;
  /** For each syllable, those that follow it in a pair of the index. */
  readonly following: ReadonlyMap<string, string>;
}

const known = new WeakMap<Vocabulary, Names>();

function namesOf(vocabulary: Vocabulary): Names {
  const before = known.get(vocabulary);
  if (before !== undefined) return before;
  const bySkeleton = new Map<string, number[]>();
  const following = new Map<string, string>();
  for (let number = 0; number < vocabulary.size; number += 1) {
    const term = vocabulary.at(number);
    if (/^[a-z]{3,}$/.test(term)) {
      const skeleton = latinSkeleton(term);
      const numbers = bySkeleton.get(skeleton);
      if (numbers === undefined) bySkeleton.set(skeleton, [number]);
      else numbers.push(number);
    } else if (/^[가-힣]{2}$/.test(term)) following.set(term[0]!, (following.get(term[0]!) ?? '') + term[1]!);
  }
  const names = { bySkeleton, following };
  known.set(vocabulary, names);
  return names;
}

/** X for k, t, s and their kin, which English letters share (c, ch, g, th, ti); r and h may be silent, so they and l are left out. */
const HANGUL_CLASSES: Readonly<Record<string, string>> = {
  ㄱ: 'X', ㄲ: 'X', ㅋ: 'X', ㄷ: 'X', ㄸ: 'X', ㅌ: 'X', ㅅ: 'X', ㅆ: 'X', ㅈ: 'X', ㅉ: 'X', ㅊ: 'X', ㅂ: 'P', ㅃ: 'P', ㅍ: 'P', ㅁ: 'M', ㄴ: 'N',
};

/** Letters that may begin a word whose Hangul begins with the consonant. */
const LATIN_INITIALS: Readonly<Record<string, string>> = {
  ㄱ: 'gckq', ㄲ: 'gckq', ㅋ: 'kcqgx', ㄴ: 'nkg', ㄷ: 'dt', ㄸ: 'td', ㅌ: 'td', ㄹ: 'rlw', ㅁ: 'm', ㅂ: 'bpv', ㅃ: 'pb', ㅍ: 'pfv', ㅅ: 'sctz', ㅆ: 'sc', ㅇ: 'aeiouhwyj', ㅈ: 'jgzcx', ㅉ: 'jz', ㅊ: 'ctjz', ㅎ: 'hwfj',
};

function latinSkeleton(word: string): string {
  const text = word
    .replace(/^(?:kn|gn)/, 'n').replace(/tsch|sch|tch|dge|ch|sh|th|dg|ck|qu|tz|ts|ds/g, 'X').replace(/gh(?![aeiou])/g, '').replaceAll('ph', 'P').replaceAll('x', 'XX')
    .replace(/([a-z])\1/g, '$1').replace(/[cdgjkqstz]/g, 'X').replace(/[bfpv]/g, 'P').replaceAll('m', 'M').replaceAll('n', 'N');
  return plainSkeleton(text.replace(/[a-z]/g, ''));
}

/** After n English may or may not sound a g, and neither writing tells. */
function plainSkeleton(skeleton: string): string {
  return skeleton.replace(/NX/g, 'N');
}
