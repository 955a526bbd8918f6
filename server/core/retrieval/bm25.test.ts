import { expect, test } from 'vitest';
import { lexicalIndexContract, type Fields } from '../../testing/lexical-index.contract.ts';
import { seededRandom } from '../../testing/random.ts';
import type { WeightedTerm } from '../ports.ts';
import { terms } from '../text/tokens.ts';
import { BM25_DEFAULTS, createBm25Builder, openBm25, openSegmentedBm25 } from './bm25.ts';
import { NO_ROW } from './bm25-segment.ts';
import { decodePostings } from './postings.ts';

lexicalIndexContract('openBm25', build, naiveBm25);
lexicalIndexContract('openSegmentedBm25, from parts with removed rows', buildInParts, naiveBm25);

test('pruning changes nothing where common terms fill most rows', async () => {
  const random = seededRandom(7);
  const words = (count: number): string => Array.from({ length: count }, () => `w${Math.floor(300 ** random())}`).join(' ');
  const passages = Array.from({ length: 2_000 }, () => ({ title: '', body: words(40) }));
  const index = build(passages);
  for (let round = 0; round < 20; round += 1) {
    const query = terms(words(6)).map((term) => ({ term, weight: 1 }));
    const hits = await index.search(query, 10);
    const expected = naiveBm25(passages, query).toSorted((a, b) => b - a).slice(0, 10);
    expect(hits.map(({ score }) => score)).toEqual(expected.map((score) => expect.closeTo(score, 4)));
  }
});

test('an index in parts ranks and scores exactly as one in a piece', async () => {
  const random = seededRandom(11);
  const words = (count: number): string => Array.from({ length: count }, () => `w${Math.floor(200 ** random())}`).join(' ');
  const passages = Array.from({ length: 1_500 }, (_, row) => ({ title: row % 3 === 0 ? words(3) : '', body: words(10 + (row % 50)) }));
  const [whole, parts] = [build(passages), buildInParts(passages)];
  expect(parts.size).toBe(whole.size);
  for (let round = 0; round < 30; round += 1) {
    const query = terms(words(5)).map((term, index) => ({ term, weight: 1 / (1 + index) }));
    const accept = round % 2 === 0 ? undefined : (row: number): boolean => row % 3 === round % 3;
    expect(await parts.search(query, 1 + round, accept)).toEqual(await whole.search(query, 1 + round, accept));
    expect(parts.explain(query, 17 * round)).toEqual(whole.explain(query, 17 * round));
  }
});

test('a filter that throws leaves no trace in the next search', async () => {
  const index = build([{ title: '', body: 'moon sea' }, { title: '', body: 'moon' }]);
  const before = await index.search([{ term: 'moon', weight: 1 }], 2);
  await expect(index.search([{ term: 'moon', weight: 1 }], 2, failing)).rejects.toThrow('filter');
  expect(await index.search([{ term: 'moon', weight: 1 }], 2)).toEqual(before);
});

test('a title counts as documented', async () => {
  const passages = [{ title: 'moon', body: 'sea sea sea' }, { title: '', body: 'sea sea moon sea moon' }];
  const found = openBuilt(passages, { titleWeight: 2 }).explain([{ term: 'moon', weight: 1 }], 0);
  expect(found).toEqual([{ term: 'moon', frequency: 2, idf: expect.any(Number), score: expect.any(Number) }]);
  expect(openBuilt(passages, { titleWeight: 0 }).documentFrequency('moon')).toBe(1);
});

test('the same passages give the same bytes', () => {
  const [first, second] = [createBm25Builder(), createBm25Builder()];
  for (const builder of [first, second]) builder.add({ title: 'a', body: '달과 바다' });
  expect(first.finish()).toEqual(second.finish());
});

test('bytes that start anywhere in a larger buffer can be opened', async () => {
  const builder = createBm25Builder();
  builder.add({ title: '', body: 'moon' });
  const bytes = builder.finish();
  const shifted = new Uint8Array(bytes.length + 1);
  shifted.set(bytes, 1);
  expect(await openBm25(shifted.subarray(1)).search([{ term: 'moon', weight: 1 }], 1)).toHaveLength(1);
});

test('what is not an index, or not a whole one, is refused', () => {
  const builder = createBm25Builder();
  builder.add({ title: '', body: 'moon' });
  const bytes = builder.finish();
  for (const broken of [new Uint8Array(0), new Uint8Array(64), bytes.subarray(0, 20), bytes.subarray(0, bytes.length - 8)]) {
    expect(() => openBm25(broken)).toThrow(expect.objectContaining({ code: 'index_damaged' }));
  }
});

function failing(): boolean {
  throw new Error('filter');
}

function build(passages: readonly Fields[]) {
  return openBuilt(passages, {});
}

/** Three parts that take turns, each with rows that were removed again; the first part's are by far the longest. */
function buildInParts(passages: readonly Fields[]) {
  const parts = [0, 1, 2].map((part) => {
    const builder = createBm25Builder();
    const globalRows: number[] = [];
    const add = (fields: Fields, row: number): void => {
      builder.add(fields);
      globalRows.push(row);
    };
    for (const [row, fields] of passages.entries()) {
      if (row % 3 !== part) continue;
      if (row % 2 === 0) add({ title: 'moon the', body: 'removed sea the of w1 w2 w3 '.repeat(part === 0 ? 40 : 1) }, NO_ROW);
      add(fields, row);
    }
    return { postings: decodePostings(builder.finish()), globalRows: Uint32Array.from(globalRows) };
  });
  return openSegmentedBm25(parts);
}

function openBuilt(passages: readonly Fields[], options: Parameters<typeof createBm25Builder>[0]) {
  const builder = createBm25Builder(options);
  for (const passage of passages) builder.add(passage);
  return openBm25(builder.finish());
}

/** The formula of `bm25.ts`, term by term over plain arrays. */
function naiveBm25(passages: readonly Fields[], query: readonly WeightedTerm[]): number[] {
  const { k1, b, titleWeight } = BM25_DEFAULTS;
  const counted = passages.map(({ title, body }) => ({ title: terms(title), body: terms(body) }));
  const lengths = counted.map(({ title, body }) => body.length + titleWeight * title.length);
  const average = lengths.reduce((sum, length) => sum + length, 0) / passages.length || 1;
  const holdings = query.map(({ term }) => counted.filter(({ title, body }) => body.includes(term) || title.includes(term)).length);
  return counted.map(({ title, body }, row) =>
    query.reduce((sum, { term, weight }, index) => {
      const frequency = body.filter((one) => one === term).length + titleWeight * title.filter((one) => one === term).length;
      const holding = holdings[index]!;
      const idf = Math.log(1 + (passages.length - holding + 0.5) / (holding + 0.5));
      return frequency === 0 ? sum : sum + (weight * idf * frequency * (k1 + 1)) / (frequency + k1 * (1 - b + (b * lengths[row]!) / average));
    }, 0),
  );
}
