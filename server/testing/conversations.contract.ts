import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { titleOf } from '#core/answer/conversations.ts';
import type { Answer } from '#core/contract.ts';
import type { Conversations } from '#core/ports.ts';
import { tidalAnswer } from './small-library.ts';

/** What every {@link Conversations} must do. Each adapter's test file calls this once. */
export function conversationsContract(name: string, build: (now: () => string) => Conversations): void {
  describe(`${name} keeps conversations`, () => {
    test('answers come back as they were given, with their place', async () => {
      const kept = start();
      expect([await kept.add(asked('a', '조석은 언제 일어나나요? 👩‍🚀')), await kept.add(asked('b', 'Who?')), await kept.add(asked('a', 'And then?'))]).toEqual([1, 1, 2]);

      const view = (await kept.read('a'))!;
      expect(view).toEqual({
        id: 'a',
        title: '조석은 언제 일어나나요? 👩‍🚀',
        createdAt: time(0),
        updatedAt: time(2),
        questions: 2,
        turns: [
          { askedAt: time(0), answer: { ...asked('a', '조석은 언제 일어나나요? 👩‍🚀'), turn: 1 } },
          { askedAt: time(2), answer: { ...asked('a', 'And then?'), turn: 2 } },
        ],
      });
      expect(await kept.last('a', 1)).toEqual([view.turns[1]!.answer]);
      expect(await kept.last('a', 9)).toEqual(view.turns.map(({ answer }) => answer));
    });

    test('the conversation answered last is listed first, and pages are of that list', async () => {
      const kept = start();
      for (const id of ['a', 'b', 'c', 'a']) await kept.add(asked(id, `Of ${id}?`));
      const all = await kept.list(0, 10);
      expect(all.total).toBe(3);
      expect(all.items.map(({ id, questions }) => [id, questions])).toEqual([['a', 2], ['c', 1], ['b', 1]]);
      expect(await kept.list(1, 1)).toEqual({ total: 3, items: [all.items[1]] });
      expect((await kept.list(3, 5)).items).toEqual([]);
    });

    test('a title is changed without changing the order or the turns', async () => {
      const kept = start();
      for (const id of ['a', 'b']) await kept.add(asked(id, 'What?'));
      expect(await kept.rename('a', 'Robert\'); DROP TABLE turns;-- <b>')).toMatchObject({ id: 'a', title: 'Robert\'); DROP TABLE turns;-- <b>', questions: 1, updatedAt: time(0) });
      await kept.add(asked('a', 'More?'));
      expect((await kept.list(0, 9)).items.map(({ id, title }) => [id, title])).toEqual([['a', 'Robert\'); DROP TABLE turns;-- <b>'], ['b', 'What?']]);
    });

    test('what is removed is gone, and its id begins anew', async () => {
      const kept = start();
      for (const id of ['a', 'b']) await kept.add(asked(id, 'What?'));
      expect([await kept.remove('a'), await kept.remove('a')]).toEqual([true, false]);
      expect([await kept.read('a'), await kept.last('a', 5)]).toEqual([undefined, []]);
      expect(await kept.add(asked('a', 'Again?'))).toBe(1);
      expect((await kept.read('a'))!.turns).toHaveLength(1);
    });

    test.each(['nobody', '__proto__', 'constructor', "' OR 1=1 --", ''])('there is no conversation %j', async (id) => {
      const kept = start();
      await kept.add(asked('a', 'What?'));
      expect([await kept.read(id), await kept.last(id, 3), await kept.rename(id, 'x'), await kept.remove(id)]).toEqual([undefined, [], undefined, false]);
    });

    test('a long question is cut for the title, at a word and never inside a character', async () => {
      const kept = start();
      await kept.add(asked('a', `${'word '.repeat(50)}end`));
      await kept.add(asked('b', '👩'.repeat(200)));
      const [b, a] = (await kept.list(0, 2)).items;
      expect(a!.title).toMatch(/^(?:word )+word…$/);
      expect(b!.title.isWellFormed() && b!.title.endsWith('…') && b!.title.length <= 121).toBe(true);
    });

    test('whatever is done to it, it is as a plain list would be', async () => {
      const id = fc.constantFrom('a', 'b', 'c', '__proto__');
      const step = fc.oneof(
        fc.record({ kind: fc.constant('add' as const), id, text: fc.string({ unit: 'grapheme', minLength: 1, maxLength: 20 }) }),
        fc.record({ kind: fc.constant('remove' as const), id, text: fc.constant('') }),
        fc.record({ kind: fc.constant('rename' as const), id, text: fc.string({ unit: 'grapheme', minLength: 1, maxLength: 20 }) }),
      );
      await fc.assert(
        fc.asyncProperty(fc.array(step, { maxLength: 15 }), async (steps) => {
          const kept = start();
          let oracle: { readonly id: string; readonly title: string; readonly questions: readonly string[] }[] = [];
          const removals: boolean[] = [];
          for (const { kind, id: of, text } of steps) {
            const before = oracle.find((each) => each.id === of);
            if (kind === 'add') {
              await kept.add(asked(of, text));
              oracle = [{ id: of, title: before?.title ?? titleOf(text), questions: [...(before?.questions ?? []), text] }, ...oracle.filter((each) => each !== before)];
            } else if (kind === 'remove') {
              removals.push((await kept.remove(of)) === (before !== undefined));
              oracle = oracle.filter((each) => each !== before);
            } else if (before) {
              await kept.rename(of, text);
              oracle = oracle.map((each) => (each === before ? { ...each, title: text } : each));
            }
          }
          const { items } = await kept.list(0, 99);
          expect(removals).not.toContain(false);
          expect(items.map((item) => item.id)).toEqual(oracle.map((each) => each.id));
          for (const { id: of, title, questions } of oracle) {
            const view = (await kept.read(of))!;
            expect(view.turns.map(({ answer }) => answer.question)).toEqual(questions);
            expect(view.title).toBe(title);
          }
        }),
        { numRuns: 40 },
      );
    });
  });

  function start(): Conversations {
    let ticks = 0;
    return build(() => time(ticks++));
  }
}

/** The time of a clock that moves a second with each look. */
function time(seconds: number): string {
  return new Date(Date.UTC(2026, 0, 1, 0, 0, seconds)).toISOString();
}

function asked(conversationId: string, question: string): Answer {
  return tidalAnswer(question, conversationId);
}
