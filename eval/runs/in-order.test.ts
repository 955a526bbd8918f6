import { setImmediate as turn } from 'node:timers/promises';
import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { inOrder } from './in-order.ts';

test('yields in the order of the items, whatever is ready first, with no more at work than allowed', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(fc.integer({ min: 1, max: 6 }), { maxLength: 40 }), fc.integer({ min: 1, max: 6 }), async (turns, concurrency) => {
      let atWork = 0;
      let most = 0;
      const results = await Array.fromAsync(
        inOrder(turns.entries(), concurrency, async ([index, length]) => {
          most = Math.max(most, (atWork += 1));
          for (let passed = 0; passed < length; passed += 1) await turn();
          atWork -= 1;
          return index;
        }),
      );
      expect(results).toEqual([...turns.keys()]);
      expect(most).toBe(Math.min(concurrency, turns.length));
    }),
    { numRuns: 40 },
  );
});

test('does not run far ahead of a slow item', async () => {
  const slow = Promise.withResolvers<void>();
  let begun = 0;
  const results = inOrder(Array.from({ length: 1_000 }).keys(), 2, async (item) => {
    begun += 1;
    if (item === 0) await slow.promise;
    return item;
  });
  const first = results.next();
  for (let passed = 0; passed < 200; passed += 1) await turn();
  expect(begun).toBeLessThan(20);
  slow.resolve();
  expect(await first).toEqual({ done: false, value: 0 });
  expect((await Array.fromAsync(results)).length).toBe(999);
});

test('what came before a failure is yielded, then it is thrown, and nothing new is begun', async () => {
  const begun: number[] = [];
  const got: number[] = [];
  const run = async (): Promise<void> => {
    for await (const result of inOrder([0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11], 2, async (item) => {
      begun.push(item);
      await turn();
      if (item >= 2) throw new Error(`broke at ${item}`);
      return item;
    })) got.push(result);
  };
  await expect(run()).rejects.toThrow('broke at 2');
  expect(got).toEqual([0, 1]);
  const then = begun.length;
  await turn();
  await turn();
  expect(begun.length).toBe(then);
  expect(then).toBeLessThan(12);
});
