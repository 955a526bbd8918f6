import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { conversationsContract } from '../../testing/conversations.contract.ts';
import { tidalAnswer } from '../../testing/small-library.ts';
import { createConversations } from './conversations.ts';

conversationsContract('memory', (now) => createConversations(now));

test('the conversation idle longest is forgotten first, as a list in order of use would have it', async () => {
  const uses = fc.array(fc.constantFrom('a', 'b', 'c', 'd', 'e', '__proto__'), { maxLength: 40 });
  await fc.assert(
    fc.asyncProperty(uses, fc.integer({ min: 1, max: 4 }), async (ids, most) => {
      const conversations = createConversations(() => '2026-01-01T00:00:00Z', most);
      let expected: string[] = [];
      for (const id of ids) {
        await conversations.add(tidalAnswer('What?', id));
        expected = [...expected.filter((known) => known !== id), id].slice(-most);
        expect((await conversations.list(0, 9)).items.map((item) => item.id).reverse()).toEqual(expected);
      }
    }),
  );
});
