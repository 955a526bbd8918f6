/** A claim and its evidence, read once: sentences, words, and the concepts they name in either language. */
import type { SupportEvidence } from '../ports.ts';
import type { Glossary } from '../retrieval/glossary.ts';
import { sentenceSpans } from '../text/sentences.ts';
import { spellingOf } from './overlap.ts';
import { keysOf, wordsOf, type Word } from './words.ts';

/** A text with its words and what they can be found by. */
export interface Statement {
  readonly text: string;
  readonly words: readonly Word[];
  readonly keys: ReadonlySet<string>;
  /** Ids of glossary concepts. */
  readonly concepts: ReadonlySet<string>;
  /** Letter sequences of the words, see `overlap.ts`. */
  readonly spelling: ReadonlySet<string>;
}

/** A claim: concepts are also known per word, in the order of its words. */
export interface Claim extends Statement {
  readonly conceptsOfWords: readonly (readonly string[])[];
  /** Indices of the words that belong to a proper name of the glossary. */
  readonly glossaryNames: ReadonlySet<number>;
}

/** All evidence for one claim. Texts are put in an order of their own, so that the order they are given in makes no difference; titles last. */
export interface Evidence {
  readonly sentences: readonly Statement[];
  readonly keys: ReadonlySet<string>;
  readonly concepts: ReadonlySet<string>;
  /** Every `publishedAt` that is known. */
  readonly publishedAt: readonly string[];
}

export function readClaim(text: string, glossary: Glossary): Claim {
  const plain = plainText(text);
  const words = wordsOf(plain);
  const mentions = glossary.lookup(plain).filter(({ kind }) => kind !== 'function');
  const conceptsOfWords = words.map((word) => mentions.filter(({ start, end }) => start < word.end && word.start < end).map(({ concept }) => concept));
  const names = mentions.filter(({ kind }) => kind === 'name');
  const glossaryNames = new Set([...words.keys()].filter((i) => names.some(({ start, end }) => start < words[i]!.end && words[i]!.start < end)));
  return { text: plain, words, keys: keysOf(words), concepts: new Set(conceptsOfWords.flat()), spelling: spellingOf(words), conceptsOfWords, glossaryNames };
}

/** @param read - Reads one text into its sentences; see {@link readSentences}. Callers may remember what it returns. */
export function gatherEvidence(evidence: readonly SupportEvidence[], read: (text: string) => readonly Statement[]): Evidence {
  const titles = [...new Set(evidence.flatMap(({ title }) => (title ? [title] : [])))];
  const sentences = [...evidence.map(({ text }) => text).sort(), ...titles.sort()].flatMap(read);
  return {
    sentences,
    keys: union(sentences.map(({ keys }) => keys)),
    concepts: union(sentences.map(({ concepts }) => concepts)),
    publishedAt: [...new Set(evidence.flatMap(({ publishedAt }) => (publishedAt ? [publishedAt] : [])))],
  };
}

/** The sentences of one text that hold a word. */
export function readSentences(text: string, glossary: Glossary): Statement[] {
  const plain = plainText(text);
  return sentenceSpans(plain).flatMap(({ start, end }) => {
    const sentence = plain.slice(start, end).trim();
    const words = wordsOf(sentence);
    return words.length === 0 ? [] : [{ text: sentence, words, keys: keysOf(words), concepts: glossary.conceptsIn(sentence), spelling: spellingOf(words) }];
  });
}

/** Without what is not said: links, numbers of footnotes and of list items, marks of emphasis, names of fields. */
function plainText(text: string): string {
  return text
    .normalize('NFC')
    .replace(/https?:\/\/\S+|www\.\S+/g, ' ')
    .replace(/\[\d{1,3}(?:\s*[,–-]\s*\d{1,3})*\]/g, ' ')
    .replace(/\*\*|__|`/g, '')
    .replace(/^[^\S\n]*(?:\d{1,2}[.)]|[-–•*·])[^\S\n]+/gm, '')
    .replace(/^(?:Title|Text|Section): /gm, '')
    .replace(/\n\s*\d{1,2}\s*[.):]*\s*$/, '')
    .trim();
}

function union(sets: readonly ReadonlySet<string>[]): Set<string> {
  const all = new Set<string>();
  for (const set of sets) for (const each of set) all.add(each);
  return all;
}
