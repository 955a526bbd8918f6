/** What an importer makes of a foreign set: questions in our form, and the documents that it carries. */
import type { z } from 'zod';
import type { SetHead, SetLine } from '../sets.ts';

/** A document of the foreign set, to be written as a file that `ingest` reads. */
export interface ImportedArticle {
  /** File name without extension; see {@link fileNames}. */
  readonly name: string;
  readonly title?: string | null;
  readonly source?: string | null;
  readonly url?: string | null;
  /** ISO 8601, or whatever the set has: `ingest` reads it. */
  readonly publishedAt?: string | null;
  /** Paragraphs separated by blank lines. */
  readonly text: string;
}

export interface ImportedSet {
  readonly head: Omit<z.input<typeof SetHead>, 'part'>;
  readonly cases: readonly z.input<typeof SetLine>[];
  /** None when the format carries no documents. */
  readonly articles: readonly ImportedArticle[];
  /** What could not be carried over, and how often, e.g. `assertion llm-rubric`. */
  readonly leftOut: ReadonlyMap<string, number>;
}

/** Adds one to a count. */
export function count(counts: Map<string, number>, what: string): void {
  counts.set(what, (counts.get(what) ?? 0) + 1);
}
