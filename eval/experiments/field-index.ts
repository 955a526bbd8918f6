import { figureTerms } from '#core/text/figure-terms.ts';
import { terms } from '#core/text/tokens.ts';
import type { WeightedTerm } from '#core/ports.ts';
import { createTopK } from '#core/retrieval/top-k.ts';
import type { Hit } from '#core/types.ts';

interface FieldPostings {
  readonly rows: Uint32Array;
  readonly body: Float32Array;
  readonly title: Float32Array;
}

/** An inverted file that keeps the fields apart, and each passage's terms in order, so that any ranking formula can be tried. */
export interface FieldIndex {
  readonly size: number;
  readonly postings: ReadonlyMap<string, FieldPostings>;
  /** Per row, terms in reading order. */
  readonly bodies: readonly (readonly string[])[];
  readonly titleLengths: Float32Array;
  idf(term: string): number;
}

/** Formulas of the BM25 family: BM25 where `delta` is 0, BM25+ and BM25L (Lv & Zhai 2011, doi:10.1145/2063576.2063584 and 10.1145/2009916.2010070) else. */
export interface Formula {
  readonly k1: number;
  readonly b: number;
  readonly titleWeight: number;
  readonly delta: number;
  readonly kind: 'plus' | 'L';
  readonly idfPower: number;
}

export function createFieldIndex(fields: readonly { readonly title: string; readonly body: string }[]): FieldIndex {
  const gathered = new Map<string, { rows: number[]; body: number[]; title: number[] }>();
  const bodies = fields.map(({ body }) => terms(body));
  const titles = fields.map(({ title }) => terms(title));
  for (const [row, { title, body }] of fields.entries()) {
    const counts = new Map<string, [number, number]>();
    const count = (term: string, field: 0 | 1): void => {
      const both = counts.get(term) ?? [0, 0];
      both[field] += 1;
      counts.set(term, both);
    };
    for (const term of [...bodies[row]!, ...figureTerms(`${title}\n${body}`)]) count(term, 0);
    for (const term of titles[row]!) count(term, 1);
    for (const [term, [inBody, inTitle]] of counts) {
      const list = gathered.get(term) ?? { rows: [], body: [], title: [] };
      gathered.set(term, list);
      list.rows.push(row);
      list.body.push(inBody);
      list.title.push(inTitle);
    }
  }
  const postings = new Map(Array.from(gathered, ([term, { rows, body, title }]) => [term, { rows: Uint32Array.from(rows), body: Float32Array.from(body), title: Float32Array.from(title) }]));
  const size = fields.length;
  return {
    size,
    postings,
    bodies,
    titleLengths: Float32Array.from(titles, (title) => title.length),
    idf(term) {
      const holding = postings.get(term)?.rows.length ?? 0;
      return Math.log(1 + (size - holding + 0.5) / (holding + 0.5));
    },
  };
}

/** Scores of all rows, 0 where no term is held. */
export function scoreAll(index: FieldIndex, query: readonly WeightedTerm[], { k1, b, titleWeight, delta, kind, idfPower }: Formula): Float64Array {
  const { lengths, average } = lengthsOf(index, titleWeight);
  const { size, postings, idf } = index;
  const scores = new Float64Array(size);
  for (const { term, weight } of query) {
    const list = postings.get(term);
    if (list === undefined) continue;
    const factor = weight * idf(term) ** idfPower;
    for (let position = 0; position < list.rows.length; position += 1) {
      const row = list.rows[position]!;
      const frequency = list.body[position]! + titleWeight * list.title[position]!;
      const norm = 1 - b + (b * lengths[row]!) / average;
      const spread = frequency / norm + delta;
      scores[row]! += factor * (kind === 'L' ? ((k1 + 1) * spread) / (k1 + spread) : (frequency * (k1 + 1)) / (frequency + k1 * norm) + delta);
    }
  }
  return scores;
}

/** The best `k` rows with a positive score, ties by row. */
export function best(scores: Float64Array, k: number): Hit[] {
  const top = createTopK(k);
  for (let row = 0; row < scores.length; row += 1) if (scores[row]! > 0) top.offer(row, scores[row]!);
  return top.ranked();
}

const known = new WeakMap<FieldIndex, Map<number, { readonly lengths: Float64Array; readonly average: number }>>();

function lengthsOf(index: FieldIndex, titleWeight: number): { readonly lengths: Float64Array; readonly average: number } {
  const byWeight = known.get(index) ?? new Map<number, { readonly lengths: Float64Array; readonly average: number }>();
  known.set(index, byWeight);
  const before = byWeight.get(titleWeight);
  if (before !== undefined) return before;
  const lengths = Float64Array.from(index.bodies, (body, row) => body.length + titleWeight * index.titleLengths[row]!);
  const found = { lengths, average: lengths.reduce((sum, length) => sum + length, 0) / index.size || 1 };
  byWeight.set(titleWeight, found);
  return found;
}
