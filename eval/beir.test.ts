import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { ingestDocuments } from '../ingest/ingest.ts';
import { readBeir } from './beir.ts';
import { benchmark } from './bench-command.ts';

const folder = await mkdtemp(join(tmpdir(), 'parapet-beir-'));
afterAll(() => rm(folder, { recursive: true }));

const DOCUMENTS = [
  { _id: 'd1', title: 'Tides', text: 'The moon raises the tides of the sea.' },
  { _id: 'd2', title: 'Salt', text: 'Rivers carry salt into the sea.' },
  { _id: '문서.pdf - 3'.normalize('NFD'), title: '', text: '국방부는 데이터센터를 짓는다.' },
  { _id: 'd4', title: 'Salt', text: 'Rivers carry salt into the sea.' },
];
const QUERIES = [
  { _id: 'q1', text: 'what raises tides' },
  { _id: 'q2', text: '데이터센터를 짓는 곳은?' },
  { _id: 'unjudged', text: 'anything' },
];
const QRELS = `query-id\tcorpus-id\tscore\nq1\td1\t2\nq1\td2\t0\nq2\t${DOCUMENTS[2]!._id}\t1\n`;

test('reads documents, and the queries that have a relevant one', async () => {
  const set = await readBeir(await written('small', DOCUMENTS, QUERIES, QRELS));
  expect(set.name).toBe('small');
  expect(set.documents).toEqual(DOCUMENTS);
  expect(set.queries).toEqual([
    { id: 'q1', text: 'what raises tides', judgements: new Map([['d1', 2]]) },
    { id: 'q2', text: '데이터센터를 짓는 곳은?', judgements: new Map([[DOCUMENTS[2]!._id, 1]]) },
  ]);
});

test.each([
  ['no folder', join(folder, 'none')],
  ['a line that is not a record', await written('bad', [{ title: 'no id' }], QUERIES, QRELS)],
  ['a judgement without a score', await written('unscored', DOCUMENTS, QUERIES, 'q1\td1\n')],
])('%s is refused with a sentence', async (_, place) => {
  await expect(readBeir(place)).rejects.toMatchObject({ code: 'invalid_request', message: expect.stringContaining('BEIR') });
});

test('bench gives the figures of the contract, ids in any normal form and equal texts apart', async () => {
  const place = await written('bench', DOCUMENTS, QUERIES, QRELS);
  expect(await benchmark(place, {}, { ingestDocuments })).toEqual({
    dataset: 'bench',
    mode: 'hybrid',
    queries: 2,
    'ndcg@10': 1,
    'recall@10': 1,
    'recall@100': 1,
    'mrr@10': 1,
    'recall@1': 1,
    'hit@10': 1,
    p50_ms: expect.any(Number),
    p95_ms: expect.any(Number),
    ingest_seconds: expect.any(Number),
  });
});

async function written(name: string, documents: readonly object[], queries: readonly object[], qrels: string): Promise<string> {
  const place = join(folder, name);
  await mkdir(join(place, 'qrels'), { recursive: true });
  await writeFile(join(place, 'corpus.jsonl'), jsonLines(documents));
  await writeFile(join(place, 'queries.jsonl'), jsonLines(queries));
  await writeFile(join(place, 'qrels', 'test.tsv'), qrels);
  return place;
}

function jsonLines(records: readonly object[]): string {
  return records.map((record) => JSON.stringify(record)).join('\n');
}
