/**
 * Okapi BM25 (Robertson & Zaragoza 2009, "The Probabilistic Relevance Framework", doi:10.1561/1500000019) over typed arrays.
 *
 *   score(q, d) = Σ_t weight(t) · idf(t) · f · (k1 + 1) / (f + k1 · (1 - b + b · |d| / avg))
 *   idf(t)      = ln(1 + (N - n + 0.5) / (n + 0.5))
 *
 * `f` is the frequency of t in the body plus `titleWeight` times that in the title (BM25F with one length for both
 * fields, section 3.6), and |d| counts terms alike; `n` of `N` rows hold t. The idf is Lucene's, never negative.
 */
import type { LexicalIndex, TermExplanation, WeightedTerm } from '../ports.ts';
import { createSearch } from './bm25-search.ts';
import { decodePostings, encodePostings, findTerm, FREQUENCY_STEPS, inverseDocumentFrequency, seek, termAt, type Bm25Parameters, type Postings } from './postings.ts';
import { collectPostings } from './postings-builder.ts';

/**
 * `k1` (0 to about 3) says how soon further occurrences stop counting; 0 counts a term once. `b` (0 to 1) says how far long
 * passages are marked down. `titleWeight`, in steps of 1/4, is what a title occurrence counts beside one in the body.
 */
export const BM25_DEFAULTS: Bm25Parameters = { k1: 1.2, b: 0.5, titleWeight: 2 };

/** A passage as it is indexed: its own text, and the title of its article. */
export interface IndexedFields {
  readonly title: string;
  readonly body: string;
}

export interface Bm25Builder {
  /** Adds the next row; the first is row 0. */
  add(fields: IndexedFields): void;
  /** The index file. Call it once, at the end. */
  finish(): Uint8Array;
}

/** @param options - Kept in the index that is built; {@link BM25_DEFAULTS} where not given. */
export function createBm25Builder(options: Partial<Bm25Parameters> = {}): Bm25Builder {
  const parameters = { ...BM25_DEFAULTS, ...options };
  const collector = collectPostings(parameters);
  return { add: collector.add, finish: () => encodePostings(collector.finish()) };
}

/**
 * Opens what {@link createBm25Builder} wrote; the bytes are used in place.
 * @throws {AppError} `index_damaged` when they are not such a file.
 */
export function openBm25(bytes: Uint8Array): LexicalIndex {
  const postings = decodePostings(bytes);
  const size = postings.lengths.length;
  const norms = lengthNorms(postings);

  const documentFrequency = (term: string): number => {
    const number = findTerm(postings, term);
    return number < 0 ? 0 : postings.listEnds[number]! - (postings.listEnds[number - 1] ?? 0);
  };
  const idf = (term: string): number => inverseDocumentFrequency(documentFrequency(term), size);
  const search = createSearch(postings, norms);

  return {
    size,
    vocabulary: { size: postings.termEnds.length, at: (number) => termAt(postings, number) },
    idf,
    documentFrequency,
    search: async (query, k, accept) => search(query, k, accept),
    explain: (query, row) => explain(postings, norms, query, row),
  };
}

function lengthNorms({ lengths, parameters: { k1, b } }: Postings): Float32Array {
  let total = 0;
  for (const length of lengths) total += length;
  const average = total / lengths.length || 1;
  return lengths.map((length) => k1 * (1 - b + (b * length) / average));
}

function explain(postings: Postings, norms: Float32Array, query: readonly WeightedTerm[], row: number): TermExplanation[] {
  const { listEnds, rows, frequencies, parameters } = postings;
  return query.map(({ term, weight }) => {
    const number = findTerm(postings, term);
    const start = number < 0 ? 0 : (listEnds[number - 1] ?? 0);
    const end = number < 0 ? 0 : listEnds[number]!;
    const position = seek(rows, start, end, row);
    const frequency = position < end && rows[position] === row ? frequencies[position]! / FREQUENCY_STEPS : 0;
    const idf = inverseDocumentFrequency(end - start, norms.length);
    const score = frequency === 0 ? 0 : (weight * idf * frequency * (parameters.k1 + 1)) / (frequency + norms[row]!);
    return { term, frequency, idf, score };
  });
}
