import type { Vocabulary } from '../ports.ts';
import { editDistance } from '../text/edit-distance.ts';

/** A term of an index and how many edits away it is. */
export interface NearTerm {
  readonly term: string;
  readonly distance: number;
}

/**
 * Terms of plain Latin letters within `limit` edits (1 or 2) of a word, in the index's own order.
 *
 * A vocabulary is kept as one signature per term, the set of its letters: an edit changes at most two of them, so one pass over
 * integers leaves few terms to compare in full. A million terms take 8 MB and a few milliseconds, a deletion neighbourhood would take gigabytes.
 */
export function nearTerms(vocabulary: Vocabulary, word: string, limit: 1 | 2): NearTerm[] {
  const { numbers, signatures } = signaturesOf(vocabulary);
  const wanted = signatureOf(word);
  const length = wanted >>> LETTERS;
  const near: NearTerm[] = [];
  for (let index = 0; index < numbers.length; index += 1) {
    const signature = signatures[index]!;
    if (Math.abs((signature >>> LETTERS) - length) > limit || bits((signature ^ wanted) & LETTER_MASK) > 2 * limit) continue;
    const term = vocabulary.at(numbers[index]!);
    const distance = editDistance(word, term, limit);
    if (distance <= limit) near.push({ term, distance });
  }
  return near;
}

/** 26 letters below, the length (at most 63) above. */
const LETTERS = 26;
const LETTER_MASK = (1 << LETTERS) - 1;
const SHORTEST = 3;

interface Signatures {
  readonly numbers: Uint32Array;
  readonly signatures: Uint32Array;
}

const known = new WeakMap<Vocabulary, Signatures>();

function signaturesOf(vocabulary: Vocabulary): Signatures {
  const before = known.get(vocabulary);
  if (before !== undefined) return before;
  const numbers = new Uint32Array(vocabulary.size);
  const signatures = new Uint32Array(vocabulary.size);
  let count = 0;
  for (let number = 0; number < vocabulary.size; number += 1) {
    const term = vocabulary.at(number);
    if (term.length < SHORTEST || !/^[a-z]+$/.test(term)) continue;
    numbers[count] = number;
    signatures[count] = signatureOf(term);
    count += 1;
  }
  const found = { numbers: numbers.slice(0, count), signatures: signatures.slice(0, count) };
  known.set(vocabulary, found);
  return found;
}

function signatureOf(word: string): number {
  let letters = 0;
  for (let index = 0; index < word.length; index += 1) letters |= 1 << (word.charCodeAt(index) - 97) % LETTERS;
  return (letters | (Math.min(63, word.length) << LETTERS)) >>> 0;
}

function bits(value: number): number {
  let left = value - ((value >>> 1) & 0x55555555);
  left = (left & 0x33333333) + ((left >>> 2) & 0x33333333);
  return Math.imul((left + (left >>> 4)) & 0x0f0f0f0f, 0x01010101) >>> 24;
}
