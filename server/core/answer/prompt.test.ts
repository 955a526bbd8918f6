import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import type { EvidenceSentence } from './evidence.ts';
import { pointedSentences } from './prompt.ts';

const first = { text: 'one' } as EvidenceSentence;
const twelfth = { text: 'twelve' } as EvidenceSentence;
const handedOut = new Map([
  ['P1.S1', first],
  ['P1.S12', twelfth],
]);

async function pointed(reply: string, cuts: readonly number[]): Promise<EvidenceSentence[]> {
  async function* stream() {
    let from = 0;
    for (const cut of [...cuts].sort((a, b) => a - b)) {
      yield reply.slice(from, cut);
      from = Math.max(from, cut);
    }
    yield reply.slice(from);
  }
  return Array.fromAsync(pointedSentences(stream(), handedOut));
}

test('ids are read whole wherever the stream is cut', async () => {
  const reply = 'Here: P1.S12, 【P1.S1】 and P9.S9, P1.S12 again';
  await fc.assert(
    fc.asyncProperty(fc.array(fc.integer({ min: 0, max: reply.length }), { maxLength: 8 }), async (cuts) => {
      expect(await pointed(reply, cuts)).toEqual([twelfth, first]);
    }),
  );
});

test('a reply that points at nothing chooses nothing', async () => {
  expect(await pointed('NONE', [2])).toEqual([]);
  expect(await pointed('', [])).toEqual([]);
});
