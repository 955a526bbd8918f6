import { describe, expect, test } from 'vitest';
import type { Reranker } from '#core/ports.ts';

const PASSAGES = ['Dough rises in a warm kitchen.', 'The moon raises the tides of the sea.', '조석은 하루에 두 번 일어난다.', '', 'The moon raises the tides of the sea.'];

/** What every {@link Reranker} must do. Each implementation's test file calls this once. `create` may ask a server that lives as long as the test. */
export function rerankerContract(name: string, create: () => Promise<Reranker>): void {
  describe(`${name} is a Reranker`, () => {
    test('it names its kind and model', async () => {
      expect((await create()).name).toMatch(/^[\w-]+\/.+/);
    });

    test('it gives indexes of the passages, each at most once, best first', async () => {
      const order = await (await create()).rerank('What raises the tides?', PASSAGES);
      const indexes = order.map(({ index }) => index);
      expect(new Set(indexes).size).toBe(indexes.length);
      for (const { index, score } of order) {
        expect(index).toBeOneOf([...PASSAGES.keys()]);
        expect(score).toSatisfy(Number.isFinite);
      }
      const scores = order.map(({ score }) => score);
      expect(scores).toEqual(scores.toSorted((a, b) => b - a));
    });

    test('the passage that speaks of it comes before the one that does not', async () => {
      const order = (await (await create()).rerank('What raises the tides?', PASSAGES)).map(({ index }) => index);
      expect(order).toContain(1);
      expect(order.filter((index) => index < 2)[0]).toBe(1);
    });

    test('the same list gives the same order', async () => {
      const reranker = await create();
      expect(await reranker.rerank('moon', PASSAGES)).toEqual(await reranker.rerank('moon', PASSAGES));
    });

    test('no passages give none', async () => {
      expect(await (await create()).rerank('moon', [])).toEqual([]);
    });

    test('an abort is heard', async () => {
      const reranker = await create();
      await expect(reranker.rerank('moon', PASSAGES, AbortSignal.abort())).rejects.toMatchObject({ name: 'AbortError' });
    });
  });
}
