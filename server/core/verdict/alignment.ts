/** How far the words of a claim are found in its evidence, in one sentence and in all of it. */
import type { Claim, Evidence, Statement } from './statement.ts';
import { foundShare, type Word } from './words.ts';

/** What a glossary concept in other words counts beside the word itself. */
const BY_CONCEPT = 0.85;

/** Per word of the claim, in order: how much of it is found, in [0, 1]. */
export type Shares = readonly number[];

export interface Alignment {
  /** Found anywhere in the evidence. */
  readonly whole: Shares;
  /** Found anywhere, other names of a concept not counted. */
  readonly literal: Shares;
  /** Found in each sentence. */
  readonly each: readonly Shares[];
  /** The sentence that holds most of the claim, the first of equals; undefined without evidence. */
  readonly best: Statement | undefined;
  /** Its place among the sentences, -1 without evidence. */
  readonly bestIndex: number;
  readonly inBest: Shares;
  /** Coverage by the best sentence and the one after or before it together, in [0, 1]. */
  readonly pairCoverage: number;
}

export function align(claim: Claim, evidence: Evidence): Alignment {
  const sharesIn = ({ keys, concepts }: Pick<Statement, 'keys' | 'concepts'>): number[] =>
    claim.words.map((word, i) => {
      const found = foundShare(word, keys);
      return found < BY_CONCEPT && claim.conceptsOfWords[i]!.some((id) => concepts.has(id)) ? BY_CONCEPT : found;
    });
  const each = evidence.sentences.map(sharesIn);
  const coverages = each.map((shares) => coverage(claim.words, shares));
  const bestIndex = coverages.reduce((best, value, i) => (best < 0 || value > coverages[best]! ? i : best), -1);
  const inPairs = each.slice(1).map((shares, i) => coverage(claim.words, shares.map((share, k) => Math.max(share, each[i]![k]!))));
  return {
    whole: sharesIn(evidence),
    literal: claim.words.map((word) => foundShare(word, evidence.keys)),
    each,
    best: evidence.sentences[bestIndex],
    bestIndex,
    inBest: each[bestIndex] ?? claim.words.map(() => 0),
    pairCoverage: Math.max(0, ...coverages, ...inPairs),
  };
}

/** Weighted share of the picked words that is found, in [0, 1]; `otherwise` when none is picked. */
export function coverage(words: readonly Word[], shares: Shares, picked: (word: Word, index: number) => boolean = () => true, otherwise = 0): number {
  let found = 0;
  let total = 0;
  for (const [i, word] of words.entries()) {
    if (!picked(word, i)) continue;
    found += word.weight * shares[i]!;
    total += word.weight;
  }
  return total === 0 ? otherwise : found / total;
}
