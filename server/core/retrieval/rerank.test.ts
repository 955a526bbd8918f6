import { array, assert, asyncProperty, constantFrom, integer, shuffledSubarray } from 'fast-check';
import { expect, test } from 'vitest';
import { AppError } from '../errors.ts';
import type { Reranker } from '../ports.ts';
import { RERANK_DEPTH, rerankTop, type Rerankable } from './rerank.ts';

const NEVER = (): AbortSignal => new AbortController().signal;

test('the places keep their scores, and nothing is lost or doubled', async () => {
  await assert(
    asyncProperty(array(integer({ min: 0, max: 1000 }), { maxLength: 45 }), constantFrom(1, 2, 3), async (scores, every) => {
      const ranked = scores.toSorted((a, b) => b - a).map((score, index) => passage(`p${index}`, score));
      const { ranked: again } = await rerankTop('q', ranked, { reranker: backwards(every), deadline: NEVER });
      expect(again.map(({ score }) => score)).toEqual(ranked.map(({ score }) => score));
      expect(again.map(textOf).sort()).toEqual(ranked.map(textOf).sort());
      expect(again.slice(RERANK_DEPTH)).toEqual(ranked.slice(RERANK_DEPTH));
    }),
  );
});

test('those that the reranker leaves out follow in their old order', async () => {
  const ranked = ['a', 'b', 'c', 'd', 'e'].map((text, index) => passage(text, 5 - index));
  await assert(
    asyncProperty(shuffledSubarray([0, 1, 2, 3, 4]), async (chosen) => {
      const reranker: Reranker = { name: 'test/chosen', rerank: async () => chosen.map((index, place) => ({ index, score: -place })) };
      const { ranked: again } = await rerankTop('q', ranked, { reranker, deadline: NEVER });
      const rest = [0, 1, 2, 3, 4].filter((index) => !chosen.includes(index));
      expect(again.map(textOf)).toEqual([...chosen, ...rest].map((index) => textOf(ranked[index]!)));
    }),
  );
});

test('it reads the title and the words of the passage', async () => {
  const seen: string[][] = [];
  const reranker: Reranker = { name: 'test/reader', rerank: async (query, passages) => (seen.push([query, ...passages]), []) };
  const titled = { score: 2, article: { title: 'Sea', text: 'xx tides yy' }, passage: { start: 3, end: 8 } };
  await rerankTop('why', [titled, passage('fog', 1)], { reranker, deadline: NEVER });
  expect(seen).toEqual([['why', 'Sea\ntides', 'fog']]);
});

test('when its time is over the order stands, even of a reranker that hears nothing', async () => {
  const deaf: Reranker = { name: 'test/deaf', rerank: () => new Promise(() => {}) };
  const ranked = [passage('a', 2), passage('b', 1)];
  const { ranked: again, report } = await rerankTop('q', ranked, { reranker: deaf, deadline: () => AbortSignal.timeout(5) });
  expect(again).toBe(ranked);
  expect(report).toMatchObject({ reranker: 'test/deaf', outcome: 'late', passages: 2, reason: expect.stringMatching(/longer/) });
});

test('an upstream that fails leaves the order; any other fault is thrown', async () => {
  const ranked = [passage('a', 2), passage('b', 1)];
  const upstream = new AppError('upstream_unavailable', 'The reranker is away; start it.');
  expect(await rerankTop('q', ranked, { reranker: failing(upstream), deadline: NEVER })).toMatchObject({ ranked, report: { outcome: 'failed', reason: upstream.message } });
  await expect(rerankTop('q', ranked, { reranker: failing(new TypeError('bug')), deadline: NEVER })).rejects.toThrow('bug');
});

test('who asked may leave', async () => {
  const ranked = [passage('a', 2), passage('b', 1)];
  await expect(rerankTop('q', ranked, { reranker: backwards(1), deadline: NEVER }, AbortSignal.abort())).rejects.toMatchObject({ name: 'AbortError' });
});

function failing(error: Error): Reranker {
  return {
    name: 'test/failing',
    async rerank() {
      throw error;
    },
  };
}

/** Names every n-th passage, last first. */
function backwards(every: number): Reranker {
  return {
    name: 'test/backwards',
    rerank: async (_query, passages) => [...passages.keys()].filter((index) => index % every === 0).reverse().map((index, place) => ({ index, score: -place })),
  };
}

function passage(text: string, score: number): Rerankable {
  return { score, article: { title: null, text }, passage: { start: 0, end: text.length } };
}

function textOf({ article }: Rerankable): string {
  return article.text;
}
