import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { reasoningStripper } from './strip-reasoning.ts';

const SPOKEN = [
  { open: '<think>', close: '</think>', implied: false },
  { open: '<thought>', close: '</thought>', implied: false },
];
const IMPLIED = [{ open: '<think>', close: '</think>', implied: true }];

function strip(tags: typeof SPOKEN, pieces: readonly string[], complete = true): string {
  const stripper = reasoningStripper(tags);
  return pieces.map((piece) => stripper.push(piece)).join('') + stripper.end(complete);
}

test.each([
  ['no thinking', 'P1.S1', 'P1.S1'],
  ['thinking first', '<think>P9.S9?\n</think>\nP1.S1', '\nP1.S1'],
  ['empty thinking', '<think>\n\n</think>\n\nNONE', '\n\nNONE'],
  ['thinking in between', 'a<thought>b</thought>c<think>d</think>e', 'ace'],
  ['capital letters', '<THINK>a</Think>b', 'b'],
  ['thinking that never ends', 'a<think>b', 'a'],
  ['another tag inside', '<think>a<thought>b</think>c', 'c'],
  ['what only looks like it', 'a < b <thin> <th', 'a < b <thin> <th'],
])('%s', (_case, reply, rest) => {
  expect(strip(SPOKEN, [reply])).toBe(rest);
});

test.each([
  ['the closing tag', 'P9.S9?</think>P1.S1', true, 'P1.S1'],
  ['a second thought', 'a</think>b<think>c</think>d', true, 'bd'],
  ['an opening tag after all', '<think>a</think>b', true, 'b'],
  ['the end, from a server that keeps thinking apart', 'P1.S1', true, 'P1.S1'],
  ['an end in the middle of thinking', 'P9.S9? no, per', false, ''],
])('where thinking is implied, the reply begins with %s', (_case, reply, complete, rest) => {
  expect(strip(IMPLIED, [reply], complete)).toBe(rest);
});

test('once the server is known to keep thinking apart, words are not held back', () => {
  const stripper = reasoningStripper(IMPLIED);
  expect(stripper.push('P1')).toBe('');
  expect(stripper.separated()).toBe('P1');
  expect(stripper.push('.S1')).toBe('.S1');
});

test('no cut of the stream matters', () => {
  const parts = fc.constantFrom('<think>', '</think>', '<thought>', '</thought>', '<', '</', 'think>', 'a', 'P1.S1', '\n', '한', '<THINK>', '😀');
  fc.assert(
    fc.property(fc.array(parts, { maxLength: 12 }), fc.array(fc.nat(60), { maxLength: 8 }), fc.boolean(), fc.boolean(), (written, cuts, implied, complete) => {
      const reply = written.join('');
      const ends = [...cuts, 0, reply.length].map((cut) => Math.min(cut, reply.length)).sort((a, b) => a - b);
      const tags = implied ? IMPLIED : SPOKEN;
      expect(strip(tags, ends.slice(1).map((to, index) => reply.slice(ends[index], to)), complete)).toBe(strip(tags, [reply], complete));
    }),
    { numRuns: 1_000 },
  );
});
