/** The whole path over a small library: files are ingested and asked as in the shipped program. */
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import * as fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { ingest } from '../../../ingest/ingest.ts';
import { compose, sha256, type Parapet } from '../../compose.ts';
import { readConfig } from '../../config.ts';
import { HARBOUR_ARTICLES, harbourFile } from '../../testing/harbour-articles.ts';
import { Answer, AnswerEvent, type AskRequest } from '../contract.ts';
import type { Conversations } from '../ports.ts';
import { createAnswerer, finalAnswer } from './answer.ts';
import { createConversations } from './conversations.ts';

let folder: string;
let parapet: Parapet;

/** The mountain rescue is a collection of its own. */
const collectionOf = (name: string) => (name === 'mountain-rescue-ko' ? 'mountain' : 'harbour');

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'parapet-answer-'));
  const config = readConfig({ dataDir: join(folder, 'data') }, {});
  for (const article of HARBOUR_ARTICLES) {
    await mkdir(join(folder, collectionOf(article.name)), { recursive: true });
    await writeFile(join(folder, collectionOf(article.name), `${article.name}.md`), harbourFile(article));
  }
  parapet = await compose(config);
  for (const collection of ['harbour', 'mountain']) await ingest([join(folder, collection)], { dataDir: config.dataDir, collection, embedder: parapet.embedder });
});

afterAll(async () => {
  await parapet.close();
  await rm(folder, { recursive: true });
});

describe('a question that an article answers is answered from that paragraph', () => {
  test.each([
    ['When did the dry dock of Velmar reopen?', '12 September 2031', 'reopened on 12 September'],
    ['How much did the repairs of the dry dock cost?', '38 million euros', 'The work cost 38 million'],
    ['Who built the new gates of the dry dock?', 'Tarrow shipyard', 'New gates were built'],
    ['Who heads the pilot service?', 'Odile Marchetti', 'Captain Odile Marchetti'],
    ['Where does the pilot boat Sandpiper wait?', 'Grey Buoy', 'The pilot boat Sandpiper'],
    ['Why is the pilot boat relieved every six hours in winter?', 'ice forms on its deck', 'because ice forms'],
    ['How many seed samples does the Ostrel seed bank keep?', '61,000', 'keeps 61,000'],
    ['Where are the avalanche dogs of the Karsk valley trained?', 'Lake Immen', 'at Lake Immen'],
    ['두루봉 산악구조대의 대원은 몇 명인가요?', '34명', '대원 34명'],
    ['회색곶 등대의 높이는 얼마인가요?', '42미터', '등대의 높이는'],
    ['회색곶 등대는 언제부터 개방되었나요?', '2031년 5월 17일', '일반에 개방'],
    ['조난 신고는 몇 번으로 하나요?', '7119번', '조난 신고는'],
  ])('%s', async (question, expected, paragraph) => {
    const answer = await ask({ question });
    expect(answer).toMatchObject({ status: 'answered', mode: 'extractive', model: 'extractive', degraded: null, nearest: [], question });
    expect(answer.text).toContain(expected);
    expect(answer.sentences.length).toBeLessThanOrEqual(5);
    const cited = await citedParagraphs(answer);
    expect(cited.some((text) => text.includes(paragraph) && text.includes(expected))).toBe(true);
    expect(answer.citations[0]!.quote).toContain(expected);
  });

  test('a list is given with what introduces it', async () => {
    const answer = await ask({ question: 'List what an application for the return of seeds names.' });
    for (const item of ['An application names:', 'accession number', 'field in which', 'botanist']) expect(answer.text).toContain(item);
  });
});

describe('a question whose detail no article gives is not answered, and the nearest passages are shown', () => {
  test.each([
    ['Who designed the lighthouse of Port Quillon?'],
    ['How many passengers does the submarine Marlin carry?'],
    ['What is the capital of Mongolia?'],
    ['몽골의 수도는 어디인가요?'],
    ['zzzz qqqq'],
    ['?!'],
  ])('%s', async (question) => {
    const answer = await ask({ question });
    expect(answer).toMatchObject({ status: 'abstained', sentences: [], citations: [], alsoReportedBy: [], conflicts: [] });
  });

  test('near the subject, with the passage that speaks of it', async () => {
    const answer = await ask({ question: 'Who is the insurance company of the ferry Halcyon?' });
    expect(answer.status).toBe('abstained');
    expect(answer.nearest.map(({ title }) => title)).toContain('The dry dock reopens');
    expect(answer.nearest.map(({ rank }) => rank)).toEqual(answer.nearest.map((_, i) => i + 1));
  });
});

test('an earlier date asks the articles of that time', async () => {
  const question = 'What is the price of a berth in the inner basin for a fishing boat?';
  const before = await ask({ question, asOf: '2031-06-30' });
  expect(before.text).toContain('18 euros');
  expect(before.text).not.toContain('23 euros');
  expect((await ask({ question })).text).toContain('23 euros');
  expect(await ask({ question, asOf: '2029-12-31' })).toMatchObject({ status: 'abstained', nearest: [] });
});

test('only the collections named are asked', async () => {
  const question = '두루봉 산악구조대의 대원은 몇 명인가요?';
  expect((await ask({ question, collections: ['mountain'] })).citations[0]!.collection).toBe('mountain');
  const elsewhere = await ask({ question, collections: ['harbour'] });
  expect(elsewhere.text).not.toContain('34명');
  expect([...elsewhere.citations, ...elsewhere.nearest].filter(({ collection }) => collection !== 'harbour')).toEqual([]);
  await expect(ask({ question, collections: ['nowhere'] })).rejects.toMatchObject({ code: 'collection_not_found' });
});

describe('a conversation', () => {
  test('goes on about what the question before named', async () => {
    const first = await ask({ question: 'Where does the Sandpiper wait?' });
    const question = 'Why is it relieved in winter?';
    const second = await ask({ question, conversationId: first.conversationId });
    expect(second).toMatchObject({ status: 'answered', conversationId: first.conversationId, question });
    expect(second.text).toContain('ice forms on its deck');
  });

  test('is one per id, and has a new id without one', async () => {
    const ids = await Promise.all(['a', 'b'].map(async () => (await ask({ question: 'Who heads the pilot service?' })).conversationId));
    expect(new Set(ids).size).toBe(2);
    expect((await ask({ question: 'Who heads the pilot service?', conversationId: 'mine' })).conversationId).toBe('mine');
  });
});

test('events come in order and make up the answer', async () => {
  const events = await Array.fromAsync(parapet.answerer.answer({ question: 'Who heads the pilot service?' }));
  for (const event of events) expect(AnswerEvent.parse(event)).toEqual(event);
  const answer = await finalAnswer(fromArray(events));
  expect(events.map(({ type }) => type)).toEqual(['retrieval-end', ...answer.sentences.flatMap(({ markers }) => ['text-delta', ...markers.map(() => 'citation')]), 'answer-end']);
  expect(events.map((event) => (event.type === 'text-delta' ? event.text : '')).join('')).toBe(answer.text);
  expect(answer.timings.totalMs).toBeGreaterThanOrEqual(answer.timings.retrieveMs);
});

test('a finished answer goes out also when it cannot be kept, and says so', async () => {
  const conversations: Conversations = {
    ...createConversations(() => '2031-01-01T00:00:00Z'),
    add: () => Promise.reject(new Error('database or disk is full')),
  };
  const answerer = createAnswerer({ ...parapet, conversations, generator: null, hash: sha256, newId: () => 'new', now: () => 0 });
  const answer = Answer.parse(await finalAnswer(answerer.answer({ question: 'Who heads the pilot service?' })));
  expect(answer).toMatchObject({ status: 'answered', conversationId: 'new', text: expect.stringContaining('Odile Marchetti') });
  expect(answer.turn).toBeUndefined();
  expect(answer.degraded).toMatch(/not kept in its conversation \(database or disk is full\)/);
});

test('a question that nobody waits for any more is dropped', async () => {
  await expect(Array.fromAsync(parapet.answerer.answer({ question: 'Who heads the pilot service?' }, AbortSignal.abort()))).rejects.toMatchObject({ name: 'AbortError' });
});

test('whatever is asked, every citation stands in its article', async () => {
  const words = HARBOUR_ARTICLES.flatMap(({ title, body }) => `${title} ${body}`.split(/\s+/)).filter((word) => word !== '-');
  const asking = fc.constantFrom('Who', 'When', 'How many', 'Where', 'Why', 'What are', '언제', '누가', '몇', '어디');
  const questions = fc.tuple(asking, fc.array(fc.oneof({ weight: 9, arbitrary: fc.constantFrom(...words) }, fc.string({ unit: 'grapheme', maxLength: 8 })), { minLength: 1, maxLength: 6 }));
  await fc.assert(
    fc.asyncProperty(questions, async ([first, rest]) => {
      const answer = await ask({ question: `${first} ${rest.join(' ')}?` });
      const used = new Set(answer.sentences.flatMap(({ markers }) => markers));
      expect([...used]).toEqual(answer.citations.map(({ marker }) => marker));
      expect(answer.sentences.every(({ markers }) => markers.length > 0)).toBe(true);
      expect(answer.status).toBe(answer.citations.length > 0 ? 'answered' : 'abstained');
    }),
    { numRuns: 60 },
  );
});

/** Asks, and holds every answer to the contract and every citation to its article. */
async function ask(request: AskRequest): Promise<Answer> {
  const answer = Answer.parse(await finalAnswer(parapet.answerer.answer(request)));
  for (const paragraph of await citedParagraphs(answer)) expect(paragraph).not.toBe('');
  return answer;
}

/** The texts of the cited paragraphs, once each quote is found where it is said to stand. */
async function citedParagraphs({ citations }: Answer): Promise<string[]> {
  return parapet.library.use(undefined, async (generations) => {
    const texts = citations.map(async ({ collection, articleId, paragraphId, passageId, start, end, quote, sha256: hash }) => {
      const { store } = generations.find((generation) => generation.collection === collection)!;
      const article = (await store.article(articleId))!;
      expect(article.text.slice(start, end)).toBe(quote);
      expect(hash).toBe(sha256(quote));
      const paragraph = (await store.paragraphs(articleId)).find(({ id }) => id === paragraphId)!;
      expect(paragraph.start <= start && end <= paragraph.end && passageId.startsWith(`${articleId}#`)).toBe(true);
      return article.text.slice(paragraph.start, paragraph.end);
    });
    return Promise.all(texts);
  });
}

async function* fromArray<Item>(items: readonly Item[]): AsyncGenerator<Item> {
  yield* items;
}
