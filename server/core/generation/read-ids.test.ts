import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { idReader, LONGEST_READ, type ReplyVerdict } from './read-ids.ts';

/** Three paragraphs of twelve sentences. */
const HANDED_OUT = new Set([1, 2, 3].flatMap((p) => Array.from({ length: 12 }, (_, s) => `P${p}.S${s + 1}`)));

function read(pieces: readonly string[], most = 5): { ids: string[]; verdict: ReplyVerdict } {
  const reader = idReader(HANDED_OUT, most);
  const ids = pieces.flatMap((piece) => reader.push(piece));
  ids.push(...reader.end());
  return { ids, verdict: reader.verdict() };
}

describe('ids are read', () => {
  test.each([
    ['as asked', '{"ids": ["P1.S12", "P1.S1"]}', ['P1.S12', 'P1.S1']],
    ['in a code fence', '```json\n{"ids": ["P2.S3"]}\n```', ['P2.S3']],
    ['plain', 'P1.S12 P2.S1', ['P1.S12', 'P2.S1']],
    ['each once', 'P1.S1, P1.S1; P1.S1', ['P1.S1']],
    ['in brackets of East Asia', '【P1.S1】〔P1.S2〕「P1.S3」', ['P1.S1', 'P1.S2', 'P1.S3']],
    ['in double brackets', '[[P1.S1]] [[P2.S2]]', ['P1.S1', 'P2.S2']],
    ['with Korean particles and stops', 'P1.S1을, P1.S2와 P3.S3입니다。', ['P1.S1', 'P1.S2', 'P3.S3']],
    ['in full-width letters', 'Ｐ１．Ｓ２，Ｐ３．Ｓ４', ['P1.S2', 'P3.S4']],
    ['in small letters', 'p1.s2', ['P1.S2']],
    ['in Markdown', '1. **P1.S2**\n2. `P1\\.S3`\n- [P2.S1](http://evil.example)', ['P1.S2', 'P1.S3', 'P2.S1']],
    ['in HTML', '<a href="x">P1.S2</a><br/>P1.S3', ['P1.S2', 'P1.S3']],
    ['at the end of a sentence', 'P1.S1.', ['P1.S1']],
    ['as a range', 'P1.S2-S4', ['P1.S2', 'P1.S3', 'P1.S4']],
    ['as a range of whole ids', 'P1.S2 – P1.S4', ['P1.S2', 'P1.S3', 'P1.S4']],
    ['as a list within a paragraph', 'P1.S2, S5', ['P1.S2', 'P1.S5']],
    ['from the conclusion of a reply in prose', 'Sentence P1.S1 does not answer, but P2.S2 does.\n{"ids": ["P2.S2"]}', ['P2.S2']],
    ['from prose without a conclusion', 'The answer stands in P2.S2 (and P3.S1).', ['P2.S2', 'P3.S1']],
    ['up to the most', 'P1.S1 P1.S2 P1.S3 P1.S4 P1.S5 P1.S6', ['P1.S1', 'P1.S2', 'P1.S3', 'P1.S4', 'P1.S5']],
  ])('%s', (_how, reply, ids) => {
    expect(read([reply])).toEqual({ ids, verdict: 'pointed' });
  });
});

describe('other things are not', () => {
  test.each([
    ['ids that were never handed out', 'P9.S9 P1.S13 P0.S1', 'nonsense'],
    ['such ids in the form that was asked for', '{"ids": ["P9.S9"]}', 'nonsense'],
    ['such ids after prose', 'So: {"ids": ["P9.S9"]}', 'nonsense'],
    ['parts of words', 'xP1.S1 P1.S1x P1.S123456 AP1.S1', 'nonsense'],
    ['ids of articles', '9f2c41d0a1b2c3d4.p3.s1 9f2c41d0a1b2c3d4#2', 'nonsense'],
    ['a range that runs backwards or away', 'P9.S4-S2, P9.S1-S4000', 'nonsense'],
    ['nothing', '', 'nonsense'],
    ['an answer', 'The capital of Brazil is Brasília.', 'nonsense'],
    ['other JSON', '{"status":"answered"}', 'nonsense'],
    ['half surrogates and controls', '\ud83d\u0000\ufffd \udc00', 'nonsense'],
    ['NONE', 'NONE', 'none'],
    ['none, in a sentence', 'None of the sentences answers the question.', 'none'],
    ['none, after thought', 'All speak of the harbour, so: NONE', 'none'],
    ['없음', '없음.', 'none'],
    ['an empty list', '{"ids": []}', 'none'],
    ['an empty list in a fence', '```json\n{"ids":[]}\n```', 'none'],
    ['an empty list after prose', 'No sentence fits, thus {"ids": []}', 'none'],
  ])('%s', (_what, reply, verdict) => {
    expect(read([reply])).toEqual({ ids: [], verdict });
  });

  test('what a reply says after more than any answer needs is not read', () => {
    const reader = idReader(HANDED_OUT, 5);
    expect(reader.push('a '.repeat(LONGEST_READ))).toEqual([]);
    expect(reader.full).toBe(true);
    expect(reader.push('P1.S1 ')).toEqual([]);
    expect(reader.end()).toEqual([]);
    expect(reader.verdict()).toBe('nonsense');
  });
});

test('an id comes as soon as it is certain, not before', () => {
  const reader = idReader(HANDED_OUT, 5);
  expect(reader.push('{"ids": ["P1.S1')).toEqual([]);
  expect(reader.push('2"')).toEqual(['P1.S12']);
  expect(reader.push(', "P1.S1" ]')).toEqual(['P1.S1']);
  expect(reader.end()).toEqual([]);
});

test('no cut of the stream matters', () => {
  const parts = fc.constantFrom('P1.S1', 'P1.S12', 'P2.S3', 'P9.S9', 'p3.s4', 'Ｐ１．Ｓ２', '【', '】', '[[', ']]', '{"ids": [', ']}', '"', ', ', '-', '–', ' S5', '을 ', '。', 'NONE', '없음', ' because ', '<b>', '```json\n', '\\', '\u0000', '😀', 'é', '\n');
  fc.assert(
    fc.property(fc.array(parts, { maxLength: 14 }), fc.array(fc.nat(120), { maxLength: 10 }), (written, cuts) => {
      const reply = written.join('');
      const pieces = [...cuts, 0, reply.length].map((cut) => Math.min(cut, reply.length)).sort((a, b) => a - b);
      const cut = pieces.slice(1).map((to, index) => reply.slice(pieces[index], to));
      expect(read(cut)).toEqual(read([reply]));
    }),
    { numRuns: 1_000 },
  );
});

test('whatever comes, only ids that were handed out are read, each once', () => {
  const noise = fc.oneof(fc.string({ unit: 'binary', maxLength: 12 }), fc.constantFrom('P1.S1', 'P3.S12 ', 'P4.S1', '{"ids":['));
  fc.assert(
    fc.property(fc.array(noise, { maxLength: 20 }), (pieces) => {
      const { ids } = read(pieces);
      expect(new Set(ids).size).toBe(ids.length);
      expect(ids.every((id) => HANDED_OUT.has(id))).toBe(true);
      expect(ids.length).toBeLessThanOrEqual(5);
    }),
    { numRuns: 300 },
  );
});
