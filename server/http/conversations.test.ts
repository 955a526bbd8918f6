import { pino } from 'pino';
import { expect, test } from 'vitest';
import { createConversations } from '#core/answer/conversations.ts';
import { zipFiles } from '../adapters/zip-files.ts';
import { sendJson, served } from '../testing/served.ts';
import { smallLibrary, tidalAnswer, tidalAnswerer, tidalSearcher } from '../testing/small-library.ts';
import { createApp } from './app.ts';

test('conversations are listed, read, renamed and removed', async () => {
  const base = await start(['a', 'b', 'a']);
  expect(await get(`${base}/api/conversations`)).toMatchObject({ total: 2, offset: 0, limit: 50, conversations: [{ id: 'a', questions: 2 }, { id: 'b', questions: 1 }] });
  expect(await get(`${base}/api/conversations?offset=1&limit=1`)).toMatchObject({ total: 2, conversations: [{ id: 'b' }] });
  expect(await get(`${base}/api/conversations/a`)).toMatchObject({ title: 'Question 0', turns: [{ answer: { question: 'Question 0', turn: 1 } }, { answer: { question: 'Question 2', turn: 2 } }] });

  const renamed = await sendJson('PATCH', `${base}/api/conversations/a`, { title: '  조석 \u0000 tides ' });
  expect([renamed.status, await renamed.json()]).toMatchObject([200, { id: 'a', title: '조석 \u0000 tides' }]);

  const removed = await fetch(`${base}/api/conversations/a`, { method: 'DELETE' });
  expect([removed.status, await removed.json()]).toEqual([200, { removed: 'a' }]);
  expect((await fetch(`${base}/api/conversations/a`)).status).toBe(404);
  expect((await fetch(`${base}/api/conversations/a`, { method: 'DELETE' })).status).toBe(404);
});

test.each([
  ['json', '', 'application/json; charset=utf-8', 'parapet-a.json'],
  ['markdown', '&turn=2', 'text/markdown; charset=utf-8', 'parapet-a-2.md'],
  ['docx', '', 'application/vnd.openxmlformats-officedocument.wordprocessingml.document', 'parapet-a.docx'],
])('a conversation is exported as %s', async (format, more, type, name) => {
  const response = await fetch(`${await start(['a', 'a'])}/api/conversations/a/export?format=${format}${more}`);
  expect([response.status, response.headers.get('content-type'), response.headers.get('content-disposition')]).toEqual([200, type, `attachment; filename="${name}"`]);
  const bytes = Buffer.from(await response.arrayBuffer());
  expect(bytes.subarray(0, 4).toString()).toBe({ json: '{\n  ', markdown: '# Qu', docx: 'PK\u0003\u0004' }[format]);
});

test.each([
  ['POST', '/api/conversations', 'GET, HEAD'],
  ['PUT', '/api/conversations/a', 'GET, HEAD, PATCH, DELETE'],
])('%s %s says what is possible', async (method, path, allowed) => {
  const response = await fetch((await start(['a'])) + path, { method });
  expect([response.status, response.headers.get('allow')]).toEqual([405, allowed]);
});

async function start(ids: readonly string[]): Promise<string> {
  const conversations = createConversations(() => '2026-01-01T00:00:00.000Z');
  for (const [index, id] of ids.entries()) await conversations.add(tidalAnswer(`Question ${index}`, id));
  return served(
    createApp({
      answerer: tidalAnswerer(),
      searcher: tidalSearcher(),
      library: smallLibrary(),
      conversations,
      pack: zipFiles,
      about: { embedder: 'none/1', generator: 'extractive', version: '0.0.0' },
      logger: pino({ level: 'silent' }),
      pageFolder: '/nowhere',
      hosts: [],
    }),
  );
}

async function get(url: string): Promise<unknown> {
  return (await fetch(url)).json();
}
