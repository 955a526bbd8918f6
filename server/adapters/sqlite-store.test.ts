import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { storeContract, type StoreContent } from '../testing/store.contract.ts';
import { openSqliteStore } from './sqlite-store.ts';
import { createArticleWriter } from './sqlite-writer.ts';

let folder: string;
let built = 0;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'parapet store # % '));
});
afterAll(() => rm(folder, { recursive: true }));

storeContract('openSqliteStore', async (content) => openSqliteStore(write(content)));

test('rows follow the article ids, whatever order the articles came in', async () => {
  const articles = [...SOME.articles];
  const [forwards, backwards] = [write({ articles, nearDuplicates: [] }), write({ articles: articles.reverse(), nearDuplicates: [] })].map(openSqliteStore);
  expect(await forwards!.passages([0, 1, 2])).toEqual(await backwards!.passages([0, 1, 2]));
  forwards!.close();
  backwards!.close();
});

test('a store stays readable when its folder is deleted', async () => {
  const path = write(SOME);
  const store = openSqliteStore(path);
  await rm(path);
  expect(await store.article('aaaaaaaaaaaaaaaa')).toMatchObject({ text: 'Alpha.' });
  store.close();
});

test('articles are carried over with all that belongs to them', async () => {
  const from = write(SOME);
  const to = join(folder, `${++built}.db`);
  const writer = createArticleWriter(to);
  writer.carryOver(from, ['bbbbbbbbbbbbbbbb']);
  expect(writer.assignRows()).toEqual({ articles: 1, paragraphs: 1, sentences: 1, passages: 1 });
  expect(writer.held()).toEqual([{ id: 'bbbbbbbbbbbbbbbb', name: 'bbbbbbbbbbbbbbbb', contentHash: expect.any(String), firstRow: 0, passages: 1, paragraphs: 1, sentences: 1 }]);
  writer.finish();
});

const SOME: StoreContent = {
  articles: ['aaaaaaaaaaaaaaaa', 'bbbbbbbbbbbbbbbb', 'cccccccccccccccc'].map((id, index) => ({
    article: { id, name: id, title: null, source: null, url: null, publishedAt: null, language: null, author: null, text: ['Alpha.', 'Beta.', 'Gamma.'][index]!, contentHash: id.repeat(4) },
    paragraphs: [{ id: `${id}.p0`, articleId: id, ordinal: 0, kind: 'text', heading: null, start: 0, end: 5 }],
    sentences: [{ id: `${id}.p0.s0`, paragraphId: `${id}.p0`, start: 0, end: 5 }],
    passages: [{ id: `${id}#0`, articleId: id, start: 0, end: 5, paragraphIds: [`${id}.p0`] }],
  })),
  nearDuplicates: [],
};

function write({ articles, nearDuplicates }: StoreContent): string {
  const path = join(folder, `${++built}.db`);
  const writer = createArticleWriter(path);
  for (const parts of articles) writer.add(parts);
  writer.assignRows();
  for (const [a, b] of nearDuplicates) writer.link(a, b);
  writer.finish();
  return path;
}
