/** How much of a claim's wording stands in a text: runs, sequences, nearness and spelling. Every measure lies in [0, 1]. */
import type { Word } from './words.ts';

/** Share of the claim's sequences of `size` words that the texts hold; `otherwise` for a claim too short to have one. */
export function sequenceShare(claim: readonly Word[], texts: readonly (readonly Word[])[], size: number, otherwise: number): number {
  const sequences = sequencesOf(claim, size);
  if (sequences.length === 0) return otherwise;
  const wanted = new Set(sequences);
  const found = new Set<string>();
  for (const words of texts) for (const sequence of sequencesOf(words, size)) if (wanted.has(sequence)) found.add(sequence);
  return sequences.filter((sequence) => found.has(sequence)).length / sequences.length;
}

function sequencesOf(words: readonly Word[], size: number): string[] {
  const sequences: string[] = [];
  for (let i = 0; i + size <= words.length; i++) {
    let sequence = words[i]!.base;
    for (let k = 1; k < size; k++) sequence += ` ${words[i + k]!.base}`;
    sequences.push(sequence);
  }
  return sequences;
}

/** Length of the longest run of words that both have, in words. */
export function longestRun(claim: readonly Word[], text: readonly Word[]): number {
  const places = new Map<string, number[]>();
  for (const [j, { base }] of text.entries()) {
    const known = places.get(base);
    if (known === undefined) places.set(base, [j]);
    else known.push(j);
  }
  let longest = 0;
  let before = new Map<number, number>();
  for (const { base } of claim) {
    const here = new Map<number, number>();
    for (const j of places.get(base) ?? []) {
      const length = (before.get(j - 1) ?? 0) + 1;
      here.set(j, length);
      if (length > longest) longest = length;
    }
    before = here;
  }
  return longest;
}

/** Weighted share of the claim's content words that stand together within `span` words of the text. */
export function windowCoverage(claim: readonly Word[], text: readonly Word[], span: number): number {
  const wanted = new Map<string, number[]>();
  let total = 0;
  for (const [i, word] of claim.entries()) {
    if (!word.content) continue;
    total += word.weight;
    for (const key of new Set([...word.keys, ...word.otherKeys])) wanted.set(key, [...(wanted.get(key) ?? []), i]);
  }
  if (total === 0) return 0;
  const hits: { readonly at: number; readonly word: number }[] = [];
  for (const [at, word] of text.entries()) {
    for (const keys of [word.keys, word.otherKeys]) for (const key of keys) for (const i of wanted.get(key) ?? []) hits.push({ at, word: i });
  }
  const counts = new Map<number, number>();
  let inside = 0;
  let best = 0;
  let oldest = 0;
  for (const { at, word } of hits) {
    const count = counts.get(word) ?? 0;
    if (count === 0) inside += claim[word]!.weight;
    counts.set(word, count + 1);
    for (; hits[oldest]!.at <= at - span; oldest++) {
      const gone = hits[oldest]!.word;
      const left = counts.get(gone)! - 1;
      counts.set(gone, left);
      if (left === 0) inside -= claim[gone]!.weight;
    }
    best = Math.max(best, inside);
  }
  return best / total;
}

const GRAM = 4;

/** Share of the claim's letter sequences that the keys hold; syllables of Hangul count by their letters, so that 열렸다 and 열린 meet. */
export function spellingShare(claim: ReadonlySet<string>, texts: readonly ReadonlySet<string>[]): number {
  if (claim.size === 0) return 0;
  let found = 0;
  for (const gram of claim) if (texts.some((grams) => grams.has(gram))) found += 1;
  return found / claim.size;
}

/** Letter sequences of a text's words, for {@link spellingShare}. */
export function spellingOf(words: readonly Word[]): Set<string> {
  const grams = new Set<string>();
  for (const { text } of words) for (const gram of gramsOf(text)) grams.add(gram);
  return grams;
}

const known = new Map<string, readonly string[]>();
const KNOWN = 50_000;

function gramsOf(word: string): readonly string[] {
  const found = known.get(word);
  if (found !== undefined) return found;
  if (known.size >= KNOWN) known.clear();
  const letters = ` ${word.toLowerCase().normalize('NFD')} `;
  const grams: string[] = [];
  for (let i = 0; i + GRAM <= letters.length; i++) grams.push(letters.slice(i, i + GRAM));
  known.set(word, grams);
  return grams;
}
