/**
 * The inverted file: for each term the rows that hold it, as typed arrays over one block of bytes, so that opening
 * an index of any size costs no parsing and no heap.
 *
 * Layout, little-endian, each section padded to 4 bytes: magic `PLX1`; byte length of a JSON header; the header; then,
 * for T terms in code unit order, P postings and N rows:
 * `termEnds` u32[T] (into `termText`), `listEnds` u32[T] (into `rows`), `peaks` f32[T], `rows` u32[P], `lengths` f32[N],
 * `frequencies` u16[P], `termText` (UTF-8).
 */
import { z } from 'zod';
import { AppError } from '../errors.ts';

/** Term frequencies count in quarters, so that a title occurrence may weigh 1.25 or 2.5 body occurrences. */
export const FREQUENCY_STEPS = 4;

/** How scores are made; see `bm25.ts`. Fixed when the index is built, because {@link Postings.peaks} depend on it. */
export const Bm25Parameters = z.object({ k1: z.number().nonnegative(), b: z.number().min(0).max(1), titleWeight: z.number().nonnegative() });
export type Bm25Parameters = z.output<typeof Bm25Parameters>;

const Header = z.object({ parameters: Bm25Parameters, terms: z.int(), postings: z.int(), rows: z.int(), termBytes: z.int() });

export interface Postings {
  readonly parameters: Bm25Parameters;
  /** Postings of term `t` are those from `listEnds[t - 1]` up to `listEnds[t]`. */
  readonly listEnds: Uint32Array;
  /** Largest saturated frequency of each term, rounded up: what one unit of idf can bring at most. */
  readonly peaks: Float32Array;
  /** Ascending within a list. */
  readonly rows: Uint32Array;
  /** In units of 1 / {@link FREQUENCY_STEPS}. */
  readonly frequencies: Uint16Array;
  /** Weighted number of terms per row. */
  readonly lengths: Float32Array;
  readonly termEnds: Uint32Array;
  /** Terms one after another, UTF-8. */
  readonly termText: Uint8Array;
}

const MAGIC = 0x31584c50;

/** The inverted file: magic number and length of the header (32 bits each), the header as JSON, then array after array, each padded to a multiple of 4 bytes. */
export function encodePostings(postings: Postings): Uint8Array {
  const header = new TextEncoder().encode(
    JSON.stringify({
      parameters: postings.parameters,
      terms: postings.termEnds.length,
      postings: postings.rows.length,
      rows: postings.lengths.length,
      termBytes: postings.termText.length,
    }),
  );
  const sections = sectionsOf(postings);
  const total = sections.reduce((sum, section) => sum + padded(section.byteLength), 8 + padded(header.length));
  const bytes = new Uint8Array(total);
  new Uint32Array(bytes.buffer, 0, 2).set([MAGIC, header.length]);
  bytes.set(header, 8);
  let position = 8 + padded(header.length);
  for (const section of sections) {
    bytes.set(new Uint8Array(section.buffer, section.byteOffset, section.byteLength), position);
    position += padded(section.byteLength);
  }
  return bytes;
}

/**
 * Views `bytes` without copying them when they start at a multiple of 4.
 * @throws {AppError} `index_damaged` when they are not a whole inverted file of this version.
 */
export function decodePostings(bytes: Uint8Array): Postings {
  const aligned = bytes.byteOffset % 4 === 0 ? bytes : new Uint8Array(bytes);
  if (aligned.length < 8) throw damaged();
  const [magic, headerLength] = new Uint32Array(aligned.buffer, aligned.byteOffset, 2);
  if (magic !== MAGIC || 8 + headerLength! > aligned.length) throw damaged();
  const header = Header.parse(JSON.parse(new TextDecoder().decode(aligned.subarray(8, 8 + headerLength!))));

  let position = aligned.byteOffset + 8 + padded(headerLength!);
  const take = (length: number): number => {
    const start = position;
    position += padded(length);
    if (position > aligned.byteOffset + aligned.length) throw damaged();
    return start;
  };
  const { buffer } = aligned;
  return {
    parameters: header.parameters,
    termEnds: new Uint32Array(buffer, take(4 * header.terms), header.terms),
    listEnds: new Uint32Array(buffer, take(4 * header.terms), header.terms),
    peaks: new Float32Array(buffer, take(4 * header.terms), header.terms),
    rows: new Uint32Array(buffer, take(4 * header.postings), header.postings),
    lengths: new Float32Array(buffer, take(4 * header.rows), header.rows),
    frequencies: new Uint16Array(buffer, take(2 * header.postings), header.postings),
    termText: new Uint8Array(buffer, take(header.termBytes), header.termBytes),
  };
}

/** The term of a number in `[0, termEnds.length)`. */
export function termAt({ termEnds, termText }: Postings, number: number): string {
  return decoder.decode(termText.subarray(termEnds[number - 1] ?? 0, termEnds[number]));
}

/** Number of a term, or -1. Binary search in place: a dictionary on the heap would cost more than all the postings. */
export function findTerm(postings: Postings, term: string): number {
  let low = 0;
  let high = postings.termEnds.length - 1;
  while (low <= high) {
    const middle = (low + high) >> 1;
    const candidate = termAt(postings, middle);
    if (candidate === term) return middle;
    if (candidate < term) low = middle + 1;
    else high = middle - 1;
  }
  return -1;
}

/** First position in `[low, high)` of ascending `rows` that holds `row` or more; doubles its stride, so near ones are cheap. */
export function seek(rows: Uint32Array, low: number, high: number, row: number): number {
  let stride = 1;
  let from = low;
  while (from + stride < high && rows[from + stride]! < row) {
    from += stride;
    stride *= 2;
  }
  let to = Math.min(from + stride, high);
  while (from < to) {
    const middle = (from + to) >> 1;
    if (rows[middle]! < row) from = middle + 1;
    else to = middle;
  }
  return from;
}

/** ln(1 + (N - n + 0.5) / (n + 0.5)): in (0, ∞), largest for a term no row holds. */
export function inverseDocumentFrequency(holding: number, size: number): number {
  return Math.log(1 + (size - holding + 0.5) / (holding + 0.5));
}

const decoder = new TextDecoder();

function sectionsOf(postings: Postings): readonly (Uint32Array | Float32Array | Uint16Array | Uint8Array)[] {
  const { termEnds, listEnds, peaks, rows, lengths, frequencies, termText } = postings;
  return [termEnds, listEnds, peaks, rows, lengths, frequencies, termText];
}

function padded(length: number): number {
  return (length + 3) & ~3;
}

/** What a reader throws for bytes it does not know. */
export function damaged(): AppError {
  return new AppError('index_damaged', 'The lexical index is not readable by this version; run `parapet ingest` again or roll back.');
}
