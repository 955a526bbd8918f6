import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { INITIAL, isRunning, reduce, type Action, type State, type Target } from './state.ts';
import { answer, cite, eventsOf } from './testing/fixtures.ts';
import { COST, harbour, harbourRival, RIVAL_COST } from './testing/library.ts';

const whole = answer('What does it cost?', [cite(1, harbour, COST)]);
const events = eventsOf(whole);
const failure = { kind: 'interrupted' } as const;
const target: Target = { articleId: harbour.id, title: harbour.title, place: { kind: 'article' }, origin: '1:1' };

const after = (...actions: readonly Action[]): State => actions.reduce(reduce, INITIAL);
const ask = (id: number): Action => ({ type: 'ask', id, question: `Question ${id}?` });
const eventsFor = (id: number, some = events): readonly Action[] => some.map((event) => ({ type: 'event', id, event }));

describe('a turn', () => {
  test('searches, writes, and is done with the answer in place of the draft', () => {
    expect(after(ask(1)).turns[0]).toMatchObject({ phase: 'searching', passages: null });
    expect(after(ask(1), ...eventsFor(1, events.slice(0, 1))).turns[0]).toMatchObject({ phase: 'searching', passages: 12 });
    expect(after(ask(1), ...eventsFor(1, events.slice(0, 4))).turns[0]).toMatchObject({ phase: 'writing', draft: 'It approved ', citations: whole.citations });
    expect(after(ask(1), ...eventsFor(1)).turns[0]).toMatchObject({ phase: 'done', draft: '', answer: whole });
  });

  test('keeps what came before it failed', () => {
    const { turns } = after(ask(1), ...eventsFor(1, events.slice(0, 4)), { type: 'fail', id: 1, failure });
    expect(turns[0]).toMatchObject({ phase: 'failed', failure, draft: 'It approved ', answer: null });
  });

  test('that was stopped or failed hears no late events', () => {
    for (const end of [{ type: 'stop', id: 1 }, { type: 'fail', id: 1, failure }] as const) {
      const ended = after(ask(1), end);
      expect(eventsFor(1).reduce(reduce, ended)).toEqual(ended);
    }
  });

  test('that is tried again starts afresh in its place, under a new id', () => {
    const { turns } = after(ask(1), { type: 'fail', id: 1, failure }, ask(2), ...eventsFor(2), { type: 'retry', id: 1, newId: 3 });
    expect(turns.map(({ id, phase, question }) => [id, phase, question])).toEqual([
      [3, 'searching', 'Question 1?'],
      [2, 'done', 'Question 2?'],
    ]);
  });
});

describe('the conversation', () => {
  test('is that of the last complete answer', () => {
    expect(after(ask(1)).conversationId).toBeNull();
    expect(after(ask(1), ...eventsFor(1), ask(2), { type: 'fail', id: 2, failure }).conversationId).toBe('conversation-1');
  });

  test('is left behind as a whole', () => {
    expect(after(ask(1), ...eventsFor(1), { type: 'open', target }, { type: 'new-conversation' })).toEqual(INITIAL);
  });
});

describe('the source pane', () => {
  const loaded: Action = { type: 'article', articleId: harbour.id, article: harbour };

  test('opens, loads and closes', () => {
    expect(after({ type: 'open', target }).pane).toEqual({ target, article: null, failure: null });
    expect(after({ type: 'open', target }, loaded).pane).toEqual({ target, article: harbour, failure: null });
    expect(after({ type: 'open', target }, loaded, { type: 'close' }).pane).toBeNull();
  });

  test('keeps the article when another place in it is opened', () => {
    const elsewhere: Target = { ...target, place: { kind: 'span', start: 0, end: 9 }, origin: '1:2' };
    expect(after({ type: 'open', target }, loaded, { type: 'open', target: elsewhere }).pane).toEqual({ target: elsewhere, article: harbour, failure: null });
  });

  test('ignores an article that comes after another was opened, or after it was closed', () => {
    const other: Target = { ...target, articleId: harbourRival.id };
    expect(after({ type: 'open', target }, { type: 'open', target: other }, loaded).pane).toEqual({ target: other, article: null, failure: null });
    expect(after({ type: 'open', target }, { type: 'close' }, loaded).pane).toBeNull();
  });

  test('opening again after a failure loads again', () => {
    const failed: Action = { type: 'article-failed', articleId: harbour.id, failure };
    expect(after({ type: 'open', target }, failed).pane).toMatchObject({ article: null, failure });
    expect(after({ type: 'open', target }, failed, { type: 'open', target }).pane).toEqual({ target, article: null, failure: null });
  });
});

test('any actions in any order leave a state whose parts agree', () => {
  const id = fc.integer({ min: 1, max: 4 });
  const event = fc.constantFrom(...events, ...eventsOf(answer('x', [cite(1, harbourRival, RIVAL_COST)], { conversationId: 'conversation-2' })));
  const action: fc.Arbitrary<Action> = fc.oneof(
    fc.record({ type: fc.constant('event' as const), id, event }),
    fc.record({ type: fc.constantFrom('stop' as const), id }),
    fc.record({ type: fc.constant('fail' as const), id, failure: fc.constant(failure) }),
    fc.record({ type: fc.constant('open' as const), target: fc.constant(target) }),
    fc.constantFrom<Action>({ type: 'close' }, { type: 'new-conversation' }, { type: 'article', articleId: harbour.id, article: harbour }),
  );
  fc.assert(
    fc.property(fc.array(action, { maxLength: 30 }), (actions) => {
      const state = [ask(1), ask(2), ask(3), ...actions].reduce(reduce, INITIAL);
      for (const turn of state.turns) {
        expect(turn.answer !== null).toBe(turn.phase === 'done');
        expect(turn.failure !== null).toBe(turn.phase === 'failed');
        expect(isRunning(turn) && (turn.phase === 'writing') !== (turn.draft !== '')).toBe(false);
      }
      expect([null, ...state.turns.map((turn) => turn.answer?.conversationId)]).toContain(state.conversationId);
    }),
  );
});
