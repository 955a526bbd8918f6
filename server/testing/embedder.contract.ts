import { array, assert, asyncProperty, string } from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Embedder } from '#core/ports.ts';

/** Models sum in another order when texts share a run. */
const ROUNDING = 1e-5;

/** What every {@link Embedder} must do. Each implementation's test file calls this once. `create` may ask a server that lives as long as the test. */
export function embedderContract(name: string, create: () => Embedder | Promise<Embedder>): void {
  describe(`${name} is an Embedder`, () => {
    test('it names its space and version', async () => {
      const embedder = await create();
      expect(embedder.space).toMatch(/^[\w-]+\/.+/);
    });

    test('vectors have the stated length and are of unit length, or zero without a token', async () => {
      const embedder = await create();
      const texts = ['The moon raises the tides.', '국방부와 MOU를 체결', '', '…'];
      for (const vector of await embedder.embedPassages(texts)) {
        expect(vector).toHaveLength(embedder.dimensions);
        const length = Math.hypot(...vector);
        expect([0, 1]).toContainEqual(expect.closeTo(length, 4));
      }
    });

    test('order is kept, and a text has one vector whatever stands beside it', async () => {
      const embedder = await create();
      await assert(
        asyncProperty(array(string({ unit: 'grapheme' }), { maxLength: 5 }), async (texts) => {
          const together = await embedder.embedPassages(texts);
          expect(together).toHaveLength(texts.length);
          for (const [index, text] of texts.entries()) expect(distance((await embedder.embedPassages([text]))[0]!, together[index]!)).toBeLessThan(ROUNDING);
        }),
        { numRuns: 25 },
      );
    });

    test('another instance gives the same vectors', async () => {
      const [one, other] = [await create(), await create()];
      expect(distance(await one.embedQuery('sovereign AI'), await other.embedQuery('sovereign AI'))).toBeLessThan(ROUNDING);
      expect(one.space).toBe(other.space);
    });

    test('an empty list gives an empty list', async () => {
      const embedder = await create();
      expect(await embedder.embedPassages([])).toEqual([]);
    });

    test('a question is nearer to its passage than to another', async () => {
      const embedder = await create();
      const [tides, bread] = await embedder.embedPassages(['The moon raises the tides of the sea.', 'Dough rises in a warm kitchen.']);
      const query = await embedder.embedQuery('What raises the tides?');
      expect(cosine(query, tides!)).toBeGreaterThan(cosine(query, bread!));
    });

    test('an abort is heard', async () => {
      const embedder = await create();
      await expect(embedder.embedPassages(['a'], AbortSignal.abort())).rejects.toMatchObject({ name: 'AbortError' });
      await expect(embedder.embedQuery('a', AbortSignal.abort())).rejects.toMatchObject({ name: 'AbortError' });
    });
  });
}

function cosine(a: Float32Array, b: Float32Array): number {
  return a.reduce((sum, value, index) => sum + value * b[index]!, 0);
}

function distance(a: Float32Array, b: Float32Array): number {
  return Math.hypot(...a.map((value, index) => value - b[index]!));
}
