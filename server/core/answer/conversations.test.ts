import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { createConversations } from './conversations.ts';

test('the last question of each conversation is remembered', () => {
  const conversations = createConversations();
  conversations.remember('a', 'Where is the light?');
  conversations.remember('b', 'Who keeps it?');
  conversations.remember('a', 'How tall is the light?');
  expect(conversations.last('a')).toBe('How tall is the light?');
  expect(conversations.last('b')).toBe('Who keeps it?');
  expect(conversations.last('c')).toBeUndefined();
});

test('the conversation idle longest is forgotten first, as a list in order of use would have it', () => {
  const uses = fc.array(fc.tuple(fc.constantFrom('a', 'b', 'c', 'd', 'e', '__proto__'), fc.string()), { maxLength: 40 });
  fc.assert(
    fc.property(uses, fc.integer({ min: 1, max: 4 }), (turns, most) => {
      const conversations = createConversations(most);
      let expected: (readonly [string, string])[] = [];
      for (const turn of turns) {
        conversations.remember(...turn);
        expected = [...expected.filter(([id]) => id !== turn[0]), turn].slice(-most);
        for (const id of ['a', 'b', 'c', 'd', 'e', '__proto__']) expect(conversations.last(id)).toBe(expected.find(([known]) => known === id)?.[1]);
      }
    }),
  );
});
