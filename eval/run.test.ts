import { describe, expect, test } from 'vitest';
import type { Answerer } from '#core/answer/answer.ts';
import type { AskRequest } from '#core/contract.ts';
import { smallLibrary, tidalAnswer, tidalSearcher } from '../server/testing/small-library.ts';
import { runCases } from './run.ts';
import { targetOf } from './runs/target/local-target.ts';
import type { EvalCase } from './sets.ts';

const CASE: EvalCase = { id: 'tide', turns: ['How often does the tide rise?'], expected: [['twice a day']], gold: [{ article: 'tides', contains: 'The tide rises' }], answerable: true, tags: [] };

test('an answer is scored by the paragraphs that it cites', async () => {
  const [result] = await run([CASE]);
  expect(result).toMatchObject({
    id: 'tide', set: 'sea', part: null, language: 'en', turns: CASE.turns, gold: CASE.gold, outcome: 'answered', error: null, failure: 'ok',
    answer: { status: 'answered' }, right: true, goldCited: true, citationPrecision: 1, metrics: { correct: 1, 'gold-cited': 1, mrr: 1 },
    retrieved: [{ rank: 1, passageId: '00000000000000a1#0', gold: [0] }],
  });
});

test('the words of gold are looked for in the cited paragraph alone, not in all of the article', async () => {
  const [result] = await run([{ ...CASE, gold: [{ article: 'tides', contains: '조석은' }] }]);
  expect(result).toMatchObject({ right: true, goldCited: false, citationPrecision: 0 });
});

describe('a conversation', () => {
  const turns = ['How often does the tide rise?', 'And the wind?', 'Why?'];

  test('is asked turn by turn under one id, and its last turn is scored', async () => {
    const { answerer, requests } = listening();
    const [result, ...others] = await run([{ ...CASE, turns }], answerer);
    expect(others).toEqual([]);
    expect(result!.answer?.['question']).toBe('Why?');
    expect(requests).toEqual([{ question: turns[0] }, { question: turns[1], conversationId: 'id-1' }, { question: turns[2], conversationId: 'id-1' }]);
  });

  test('knows nothing of the case before', async () => {
    const { answerer, requests } = listening();
    await run([CASE, { ...CASE, id: 'second' }], answerer);
    expect(requests.map(({ conversationId }) => conversationId)).toEqual([undefined, undefined]);
  });
});

test('only the collections named are asked', async () => {
  const { answerer, requests } = listening();
  await run([CASE], answerer, ['sea']);
  expect(requests).toEqual([{ question: CASE.turns[0], collections: ['sea'] }]);
});

test('a citation that its collection does not hold is no score but a failure', async () => {
  await expect(run([CASE], { answer: () => ended({ ...tidalAnswer('q'), citations: [{ ...tidalAnswer('q').citations[0]!, paragraphId: '00000000000000a1.p9' }] }) })).rejects.toThrow('00000000000000a1.p9 is not in sea');
});

describe('a case that gets no answer in time', () => {
  const never: Answerer = {
    async *answer(request) {
      if (request.question.includes('hang')) await new Promise(() => {});
      yield* ended(tidalAnswer(request.question));
    },
  };

  test('is a line that says so, wrong and not abstained, and the others go on', async () => {
    const lines = await run([{ ...CASE, id: 'stuck', turns: ['Does it hang?'] }, CASE], never, undefined, 1_500);
    expect(lines).toMatchObject([
      { id: 'stuck', outcome: 'timed-out', error: 'No answer within 1.5 s.', answer: null, abstained: false, right: false, goldCited: false, failure: 'no-answer', metrics: { correct: 0 } },
      { id: 'tide', outcome: 'answered', right: true },
    ]);
  });

  test('ends at once when the run is stopped', async () => {
    const stop = new AbortController();
    const running = run([{ ...CASE, turns: ['Does it hang?'] }], { answer: (_request, signal) => hanging(signal!) }, undefined, 60_000, stop.signal);
    stop.abort();
    await expect(running).rejects.toThrow('abort');
  });
});

/** Answers as the tidal answerer does, and keeps what was asked; every conversation has an id of its own. */
function listening() {
  const requests: AskRequest[] = [];
  let ids = 0;
  const answerer: Answerer = {
    answer(request) {
      requests.push(request);
      return ended(tidalAnswer(request.question, request.conversationId ?? `id-${(ids += 1)}`));
    },
  };
  return { answerer, requests };
}

async function* ended(answer: ReturnType<typeof tidalAnswer>) {
  yield { type: 'answer-end' as const, answer };
}

/** Waits until it is told to stop. */
async function* hanging(signal: AbortSignal) {
  await new Promise((_resolve, reject) => signal.addEventListener('abort', () => reject(signal.reason)));
  yield* ended(tidalAnswer('q'));
}

async function run(cases: readonly EvalCase[], answerer: Answerer = listening().answerer, collections?: readonly string[], timeoutMs = 10_000, signal?: AbortSignal) {
  const target = await targetOf({ answerer, searcher: tidalSearcher(), library: smallLibrary(), generatorName: 'extractive', embedder: { space: 'none/1' }, close: async () => {} }, collections);
  return Array.fromAsync(runCases(cases.map((evalCase) => ({ set: 'sea', evalCase })), { target, collections, timeoutMs, concurrency: 1 }, signal));
}
