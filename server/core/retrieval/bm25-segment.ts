/** One part of a lexical index that grew: its own postings, scored by what all parts together know. */
import type { Vocabulary } from '../ports.ts';
import type { Hit, PassageRow, RowFilter } from '../types.ts';
import { createSearch, type TermList } from './bm25-search.ts';
import { findTerm, FREQUENCY_STEPS, seek, termAt, type Bm25Parameters, type Postings } from './postings.ts';

/** Stands for a row that is no more. */
export const NO_ROW = 0xffff_ffff;

/** A part as it lies on disk. */
export interface LexicalSegment {
  readonly postings: Postings;
  /**
   * Row of the whole for each row of the part, ascending but for {@link NO_ROW} where the passage was removed. Undefined for the
   * only part of an index from which nothing was removed.
   */
  readonly globalRows?: Uint32Array | undefined;
}

/** A query term with weight · idf over the whole. */
export interface ScaledTerm {
  readonly term: string;
  readonly scale: number;
}

export interface Segment {
  readonly globalRows: Uint32Array | undefined;
  /** Number of rows that were not removed. */
  readonly live: number;
  /** See `bm25-search.ts`. */
  readonly norms: Float32Array;
  /** Live rows that hold the term. */
  documentFrequency(term: string): number;
  /** Weighted frequency of a term in a row of the part, 0 where it does not stand. */
  frequency(term: string, local: number): number;
  /** @returns At most `k` rows of the whole, best first. */
  search(query: readonly ScaledTerm[], k: number, accept?: RowFilter): Hit[];
}

/** Opens all parts of an index, whose mean length is that of the live rows of all. */
export function openSegments(parts: readonly LexicalSegment[], parameters: Bm25Parameters): Segment[] {
  const removed = parts.map(({ globalRows }) => (globalRows ? removedRows(globalRows) : new Uint32Array()));
  let live = 0;
  let total = 0;
  for (const [index, { postings }] of parts.entries()) {
    live += postings.lengths.length - removed[index]!.length;
    total += sum(postings.lengths);
    for (const row of removed[index]!) total -= postings.lengths[row]!;
  }
  const average = total / live || 1;
  return parts.map((part, index) => openSegment(part, removed[index]!, parameters, average));
}

/** The terms that a live row holds: those of the first part, then those that only a later one knows. */
export function vocabularyOf(parts: readonly LexicalSegment[]): Vocabulary {
  const [first, ...later] = parts as readonly [LexicalSegment, ...LexicalSegment[]];
  if (later.length === 0 && !first.globalRows) return { size: first.postings.termEnds.length, at: (number) => termAt(first.postings, number) };
  const own = liveTerms(first);
  const added = new Set<string>();
  for (const part of later) {
    for (const number of liveTerms(part)) {
      const term = termAt(part.postings, number);
      if (!own.has(findTerm(first.postings, term))) added.add(term);
    }
  }
  const [numbers, rest] = [Uint32Array.from(own), [...added]];
  return { size: numbers.length + rest.length, at: (number) => (number < numbers.length ? termAt(first.postings, numbers[number]!) : rest[number - numbers.length]!) };
}

function liveTerms({ postings: { listEnds, rows }, globalRows }: LexicalSegment): ReadonlySet<number> {
  const live = new Set<number>();
  let position = 0;
  for (const [number, end] of listEnds.entries()) {
    while (position < end && globalRows?.[rows[position]!] === NO_ROW) position += 1;
    if (position < end) live.add(number);
    position = end;
  }
  return live;
}

function openSegment({ postings, globalRows }: LexicalSegment, removed: Uint32Array, { k1, b }: Bm25Parameters, average: number): Segment {
  const { listEnds, rows, frequencies, lengths, peaks } = postings;
  const norms = lengths.map((length) => k1 * (1 - b + (b * length) / average));
  // A peak was taken with the part's own mean length; a score grows at most as much as the mean does.
  const slack = Math.max(1, average / (sum(lengths) / lengths.length || 1));
  const find = createSearch(postings, norms);

  const listOf = (term: string): { start: number; end: number; number: number } => {
    const number = findTerm(postings, term);
    return number < 0 ? { start: 0, end: 0, number } : { start: listEnds[number - 1] ?? 0, end: listEnds[number]!, number };
  };

  return {
    globalRows,
    live: lengths.length - removed.length,
    norms,
    documentFrequency(term) {
      const { start, end } = listOf(term);
      return end - start - countIn(rows, start, end, removed);
    },
    frequency(term, local) {
      const { start, end } = listOf(term);
      const position = seek(rows, start, end, local);
      return position < end && rows[position] === local ? frequencies[position]! / FREQUENCY_STEPS : 0;
    },
    search(query, k, accept) {
      const lists = query.flatMap(({ term, scale }): TermList[] => {
        const { start, end, number } = listOf(term);
        return start === end ? [] : [{ start, end, factor: scale * (k1 + 1), bound: scale * peaks[number]! * slack }];
      });
      if (globalRows === undefined) return find(lists, k, accept);
      const accepts = acceptGlobal(globalRows, removed.length > 0, accept);
      return find(lists, k, accepts).map(({ row, score }) => ({ row: globalRows[row]!, score }));
    },
  };
}

function acceptGlobal(globalRows: Uint32Array, someRemoved: boolean, accept: RowFilter | undefined): RowFilter | undefined {
  if (!someRemoved && !accept) return undefined;
  return (local: PassageRow) => {
    const row = globalRows[local]!;
    return row !== NO_ROW && (!accept || accept(row));
  };
}

function removedRows(globalRows: Uint32Array): Uint32Array {
  const removed: number[] = [];
  for (const [local, row] of globalRows.entries()) if (row === NO_ROW) removed.push(local);
  return Uint32Array.from(removed);
}

/** How many of some ascending rows stand in a list. */
function countIn(rows: Uint32Array, start: number, end: number, wanted: Uint32Array): number {
  let count = 0;
  let position = start;
  for (const row of wanted) {
    position = seek(rows, position, end, row);
    if (position === end) break;
    if (rows[position] === row) count += 1;
  }
  return count;
}

function sum(numbers: Float32Array): number {
  let total = 0;
  for (const number of numbers) total += number;
  return total;
}
