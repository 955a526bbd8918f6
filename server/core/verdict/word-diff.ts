/** Lays a claim beside the sentence it was taken from, word by word, as a text comparison does. */
import { sentenceSpans } from '../text/sentences.ts';
import { coverage, type Alignment } from './alignment.ts';
import type { Claim, Evidence, Statement } from './statement.ts';
import { sameWord, type Word } from './words.ts';

/** Words of the claim that stand where other words of the sentence stood; either side may be empty. */
export interface Change {
  readonly claim: readonly Word[];
  readonly evidence: readonly Word[];
  /** Lies outside what both texts share: what the sentence says just before or after. */
  readonly edge: boolean;
}

/** One sentence of the claim beside the sentence of the evidence that keeps most of its words in order. */
export interface Comparison {
  readonly words: readonly Word[];
  readonly sentence: Statement;
  /** Weighted share of the claim's words that the sentence has in the same order, in [0, 1]. */
  readonly kept: number;
  readonly changes: readonly Change[];
}

/** Sentences of the evidence that are compared: those that cover the claim best. */
const CANDIDATES = 3;

/** @returns One comparison per sentence of the claim; none without evidence. */
export function compareWords(claim: Claim, evidence: Evidence, { each }: Alignment): Comparison[] {
  if (evidence.sentences.length === 0) return [];
  return sentenceSpans(claim.text).flatMap(({ start, end }) => {
    const words = claim.words.filter((word) => word.start >= start && word.end <= end);
    if (words.length === 0) return [];
    const ranked = each
      .map((shares, i) => ({ sentence: evidence.sentences[i]!, covered: coverage(claim.words, shares, (word) => word.start >= start && word.end <= end) }))
      .sort((a, b) => b.covered - a.covered)
      .slice(0, CANDIDATES);
    const compared = ranked.map(({ sentence }) => compare(words, sentence));
    return [compared.reduce((best, next) => (next.kept > best.kept ? next : best))];
  });
}

function compare(words: readonly Word[], sentence: Statement): Comparison {
  const pairs = commonSubsequence(words, sentence.words);
  const total = words.reduce((sum, { weight }) => sum + weight, 0);
  const kept = pairs.reduce((sum, [i]) => sum + words[i]!.weight, 0) / total;
  return { words, sentence, kept, changes: changesBetween(words, sentence, pairs) };
}

/** Longest common subsequence by weight, as pairs of indices (Hirschberg 1975 has the problem; tables are small here). */
function commonSubsequence(a: readonly Word[], b: readonly Word[]): [number, number][] {
  const width = b.length + 1;
  const best = new Float64Array((a.length + 1) * width);
  const same = new Uint8Array(a.length * b.length);
  for (let i = a.length - 1; i >= 0; i--) {
    for (let j = b.length - 1; j >= 0; j--) {
      const equal = sameWord(a[i]!, b[j]!);
      if (equal) same[i * b.length + j] = 1;
      const skip = Math.max(best[(i + 1) * width + j]!, best[i * width + j + 1]!);
      best[i * width + j] = equal ? Math.max(skip, a[i]!.weight + best[(i + 1) * width + j + 1]!) : skip;
    }
  }
  const pairs: [number, number][] = [];
  for (let i = 0, j = 0; i < a.length && j < b.length; ) {
    const here = best[i * width + j]!;
    if (same[i * b.length + j] === 1 && here === a[i]!.weight + best[(i + 1) * width + j + 1]!) pairs.push([i++, j++]);
    else if (here === best[i * width + j + 1]!) j++;
    else i++;
  }
  return pairs;
}

/** Words just outside the shared part that are looked at. */
const EDGE = 2;

function changesBetween(words: readonly Word[], { words: others, text }: Statement, pairs: readonly (readonly [number, number])[]): Change[] {
  const changes: Change[] = [];
  let [i, j] = [0, pairs[0]?.[1] ?? 0];
  if (pairs.length === 0) return [{ claim: words, evidence: [], edge: false }];
  const before = others.slice(Math.max(0, j - EDGE), j).filter((word) => !/[.!?;:,()]/.test(text.slice(word.start, others[j]!.start)));
  const openingReplaced = pairs[0]![0] > 0;
  if (before.length > 0 && !openingReplaced) changes.push({ claim: [], evidence: before, edge: true });
  if (openingReplaced) j = Math.max(0, j - Math.max(EDGE, pairs[0]![0] + 1));
  for (const [nextI, nextJ] of pairs) {
    if (nextI > i || nextJ > j) changes.push({ claim: words.slice(i, nextI), evidence: others.slice(j, nextJ), edge: false });
    [i, j] = [nextI + 1, nextJ + 1];
  }
  const rest = words.slice(i);
  const following = others.slice(j, j + Math.max(EDGE, rest.length + 1));
  const after = following.filter((word) => !/[.!?;:,()]/.test(text.slice(others[j - 1]?.end ?? 0, word.start)));
  if (rest.length > 0) changes.push({ claim: rest, evidence: following, edge: false });
  else if (after.length > 0) changes.push({ claim: [], evidence: after, edge: true });
  return changes;
}
