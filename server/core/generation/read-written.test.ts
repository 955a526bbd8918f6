import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { plainWords } from './plain-words.ts';
import { writtenReader } from './read-written.ts';

const HANDED_OUT = new Set([1, 2, 3].flatMap((p) => Array.from({ length: 4 }, (_, s) => `P${p}.S${s + 1}`)));

function read(pieces: readonly string[], most = 5) {
  const reader = writtenReader(HANDED_OUT, most);
  const sentences = pieces.flatMap((piece) => reader.push(piece));
  sentences.push(...reader.end());
  return { sentences: sentences.map(({ text, ids }) => [text, ids.join(' ')]), verdict: reader.verdict() };
}

describe('sentences and what they cite', () => {
  test.each([
    ['as asked', 'The vault is deep. [P1.S1]\nIt is old. [P2.S1][P3.S2]\n', [['The vault is deep.', 'P1.S1'], ['It is old.', 'P2.S1 P3.S2']]],
    ['on one line', 'It is deep [P1.S1]. It is old [P2.S1].', [['It is deep.', 'P1.S1'], ['It is old.', 'P2.S1']]],
    ['with the stop before the ids', 'It is deep. (P1.S1, P1.S2) It is old. 【P2.S1】', [['It is deep.', 'P1.S1 P1.S2'], ['It is old.', 'P2.S1']]],
    ['in Korean', '저장고는 깊다 [P1.S1].\n종자는 5,100점이다.【P3.S1】', [['저장고는 깊다.', 'P1.S1'], ['종자는 5,100점이다.', 'P3.S1']]],
    ['as a list', '1. It is **deep** [P1.S1]\n- It is `old` [P2.S1]', [['It is deep.', 'P1.S1'], ['It is old.', 'P2.S1']]],
    ['in full-width brackets', 'It is deep ［P1.S1］', [['It is deep.', 'P1.S1']]],
    ['with ids apart', 'It is deep. [P1.S1] [P1.S2]', [['It is deep.', 'P1.S1 P1.S2']]],
    ['without any', 'It is deep.\nIt is old. [P2.S1]', [['It is deep.', ''], ['It is old.', 'P2.S1']]],
    ['that were never handed out', 'It is deep. [P9.S9] It is old. [P2.S1]', [['It is deep.', ''], ['It is old.', 'P2.S1']]],
  ])('are read %s', (_how, reply, sentences) => {
    expect(read([reply])).toEqual({ sentences, verdict: 'pointed' });
  });

  test.each([
    ['NONE', 'none'],
    ['없음.', 'none'],
    ['**NONE**', 'none'],
    ['', 'nonsense'],
    ['```\n```', 'nonsense'],
    ['The capital of Brazil is Brasília.', 'nonsense'],
  ])('%j says %s', (reply, verdict) => {
    expect(read([reply]).verdict).toBe(verdict);
  });

  test('too long a sentence, and what comes after enough, is not read', () => {
    expect(read([`${'very '.repeat(200)}deep [P1.S1]\nIt is old. [P2.S1]`]).sentences).toEqual([['It is old.', 'P2.S1']]);
    const reader = writtenReader(HANDED_OUT, 5);
    reader.push('a '.repeat(10_000));
    expect(reader.full).toBe(true);
    expect(reader.push('\nIt is old. [P2.S1]\n')).toEqual([]);
  });
});

test('no cut of the stream matters', () => {
  const parts = fc.constantFrom('It is deep. ', '저장고는 깊다', '[P1.S1]', '[P1', '.S2', '【P2.S1】', '(P9.S9)', '\n', ' ', '.', '**', 'NONE', '[x](http://e.example)', '<b>', '`', '😀', '\u200b');
  fc.assert(
    fc.property(fc.array(parts, { maxLength: 12 }), fc.array(fc.nat(120), { maxLength: 8 }), (written, cuts) => {
      const reply = written.join('');
      const ends = [...cuts, 0, reply.length].map((cut) => Math.min(cut, reply.length)).sort((a, b) => a - b);
      expect(read(ends.slice(1).map((to, index) => reply.slice(ends[index], to)))).toEqual(read([reply]));
    }),
    { numRuns: 500 },
  );
});

describe('words are made inert', () => {
  test.each([
    ['a link', 'It is [deep](http://evil.example/x) here.', 'It is deep here.'],
    ['an image', 'It is ![x](http://evil.example/i.png) deep.', 'It is deep.'],
    ['a page', '<img src=x onerror=alert(1)>It <b>is</b> deep.<script', 'It is deep.'],
    ['an address', 'See https://evil.example/a?b, www.evil.example and evil.com/x or javascript:alert(1).', 'See and or'],
    ['a mail address', 'Write to a.b@evil.example now.', 'Write to now.'],
    ['brackets', 'It is [deep] [[1]].', 'It is (deep) ((1)).'],
    ['marks', '## It is **very** *deep* and `old`', 'It is very deep and old'],
    ['terminal codes', 'It \u001b[31mis\u0007 \u202edeep\u200b.', 'It (31mis deep.'],
    ['lines', 'It\nis\u2028deep.', 'It is deep.'],
  ])('%s', (_what, text, plain) => {
    expect(plainWords(text)).toBe(plain);
  });

  test.each(['A margin of 3.5 % (±0.2).', 'snake_case stays, and 2*3*4 too.', 'GPT-4.1 costs 3.50 dollars.', 'SK텔레콤은 A.X K1을 공개했다.', 'He said: “No.”'])('%s stays', (text) => {
    expect(plainWords(text)).toBe(text);
  });

  test('whatever comes, nothing is left that could act', () => {
    const parts = fc.constantFrom('<', '>', '<a href=', '](', '[', '!', 'http://', 'javascript:', 'evil.com', '**', '`', 'word ', '\u001b', '\u202e', 'a@b.co', '"');
    fc.assert(
      fc.property(fc.array(fc.oneof(parts, fc.string({ maxLength: 5 })), { maxLength: 12 }), (written) => {
        expect(plainWords(written.join(''))).not.toMatch(/[<>[\]`\p{Cc}\u202e]|https?:\/\/|javascript:/iu);
      }),
      { numRuns: 1_000 },
    );
  });
});
