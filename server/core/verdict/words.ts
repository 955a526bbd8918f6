/** Words as the verdict compares them: keys that survive inflection, and how much a word says. */
import { COMMON_TERMS } from '../retrieval/common-terms.ts';
import { inflectionKey } from '../text/inflection.ts';
import { koreanStem } from '../text/korean.ts';
import { verbKey } from '../text/korean-verbs.ts';
import { terms } from '../text/tokens.ts';

/** One word of a text. Offsets are half-open UTF-16 code units. */
export interface Word {
  readonly text: string;
  readonly start: number;
  readonly end: number;
  /** The word without its inflection; equal for two writings of one word. */
  readonly base: string;
  /** Index terms of the base: one stem in English, the pairs of syllables in Korean. */
  readonly keys: readonly string[];
  /** Any one of these finds the word as well: parts of a joined form, the folded verb. */
  readonly otherKeys: readonly string[];
  readonly korean: boolean;
  /** Says something by itself: no article, particle, auxiliary or pronoun. */
  readonly content: boolean;
  /** English: capitalised inside a sentence, or with a capital or digit inside. Korean words are never marked. */
  readonly name: boolean;
  /** In (0, 1]: how much the word says by its class and length, as there is no corpus to count it in. */
  readonly weight: number;
}

/** Words in reading order. Joined forms (F-35, A.X, R&D) are one word. */
export function wordsOf(text: string): Word[] {
  const words: Word[] = [];
  let opens = true;
  let last = 0;
  for (const match of text.matchAll(WORD)) {
    if (/[.!?:"“”\n]/.test(text.slice(last, match.index))) opens = true;
    words.push(place(readWord(match[0], opens), match.index));
    opens = false;
    last = match.index + match[0].length;
  }
  return words;
}

/** How much of a word is among the keys of a text, in [0, 1]: all or nothing in English, by pairs of syllables in Korean. */
export function foundShare(word: Word, keys: ReadonlySet<string>): number {
  for (const key of word.otherKeys) if (keys.has(key)) return 1;
  if (word.keys.length === 0) return 1;
  let found = 0;
  for (const key of word.keys) if (keys.has(key)) found += 1;
  return found / word.keys.length;
}

/** A word counts as found from this share on. */
export const FOUND = 0.6;

/** Keys under which {@link foundShare} finds the words of a text. */
export function keysOf(words: Iterable<Word>): Set<string> {
  const keys = new Set<string>();
  for (const word of words) {
    for (const key of word.keys) keys.add(key);
    for (const key of word.otherKeys) keys.add(key);
    if (word.korean) for (const key of terms(word.text)) keys.add(key);
  }
  return keys;
}

/** Whether two words are forms of one: equal bases, or in Korean one base and a longer word that begins with it. Digits must be equal. */
export function sameWord(a: Word, b: Word): boolean {
  if (a.base === b.base) return true;
  if (!a.korean || !b.korean) return a.otherKeys.some((key) => key.startsWith('^') && b.otherKeys.includes(key));
  if (a.otherKeys.some((key) => key.startsWith('~') && b.otherKeys.includes(key))) return true;
  const [short, long] = a.base.length <= b.base.length ? [a.base, b.base] : [b.base, a.base];
  return short.length >= 2 && long.startsWith(short) && !/[\d,.]/.test(long[short.length] ?? '') && (!/\d/.test(short) || long.length - short.length <= 2);
}

const WORD = /[\p{L}\p{N}\p{M}]+(?:[.,'’&/-](?=[\p{L}\p{N}])[\p{L}\p{N}\p{M}]+)*%?/gu;

type Reading = Omit<Word, 'start' | 'end'>;

const readings = new Map<string, Reading>();
const READINGS = 50_000;

/** Words recur, so their readings are kept: the same word reads the same. */
function readWord(written: string, opens: boolean): Reading {
  const id = opens ? `^${written}` : written;
  const known = readings.get(id);
  if (known !== undefined) return known;
  if (readings.size >= READINGS) readings.clear();
  const reading = /[가-힣]/.test(written) ? koreanWord(written) : otherWord(written, opens);
  readings.set(id, reading);
  return reading;
}

function place(reading: Reading, start: number): Word {
  return { ...reading, start, end: start + reading.text.length };
}

function otherWord(written: string, opens: boolean): Reading {
  const plain = written.replace(/['’]s$/i, '').replace(/%$/, '');
  const found = terms(plain);
  const lower = plain.toLowerCase();
  const content = found.some((term) => !COMMON_TERMS.has(term));
  const name = content && (/^.+\p{Lu}/u.test(plain) || /^\p{L}.*\d/u.test(plain) || (!opens && /^\p{Lu}/u.test(plain)));
  const letters = /^[a-z]+$/.test(lower);
  return {
    text: written,
    base: letters ? inflectionKey(lower) : lower,
    keys: found.slice(0, 1),
    otherKeys: letters ? [`^${inflectionKey(lower)}`] : found.slice(1).filter((key) => key.length > 2),
    korean: false,
    content,
    name,
    weight: content ? Math.min(1, 0.35 + 0.08 * plain.length + (name ? 0.2 : 0)) : 0.1,
  };
}

function koreanWord(written: string): Reading {
  const base = koreanStem(written);
  const keys = terms(base);
  const content = keys.some((term) => !COMMON_TERMS.has(term));
  const verb = /^[가-힣]{2}/.test(written) ? verbKey(written.slice(0, 2)) : undefined;
  return {
    text: written,
    base: base.toLowerCase(),
    keys,
    otherKeys: verb === undefined || !content ? [] : [verb],
    korean: true,
    content,
    name: false,
    weight: content ? Math.min(1, 0.4 + 0.15 * base.length) : 0.1,
  };
}
