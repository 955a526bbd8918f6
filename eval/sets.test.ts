import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { languageOf, readSet } from './sets.ts';

const folder = mkdtempSync(join(tmpdir(), 'parapet-sets-'));
afterAll(() => rmSync(folder, { recursive: true }));

test('every field is read, and what is missing has its default', async () => {
  const full = { id: 'a', question: 'Who?', expected: [['Kim', '김']], gold: [{ article: 'tides', contains: 'Kim' }, { article: 'winds', paragraph: 'x.p1' }], answerable: true, tags: ['en'] };
  const cases = await read([JSON.stringify(full), '{"id": "b", "turns": ["그는 누구인가요?", "언제요?"], "answerable": false}']);
  const { question, ...rest } = full;
  expect(cases).toEqual([
    { ...rest, turns: [question] },
    { id: 'b', turns: ['그는 누구인가요?', '언제요?'], expected: [], gold: [], answerable: false, tags: [] },
  ]);
});

test('empty lines, a byte-order mark and carriage returns are no lines', async () => {
  const cases = await read(['\ufeff{"id":"a","question":"A?"}\r', '', '  ', '{"id":"b","question":"B?"}\r', '']);
  expect(cases.map(({ id }) => id)).toEqual(['a', 'b']);
});

describe('a head', () => {
  const head = '{"set":"sea","part":"held-back","language":"ko","licence":"CC0"}';

  test('speaks for the lines that do not speak for themselves', async () => {
    const cases = await read([head, '{"id":"a","question":"A?"}', '{"id":"b","question":"B?","part":"tuning","language":"en"}']);
    expect(cases.map(({ id, part, language }) => [id, part, language])).toEqual([['a', 'held-back', 'ko'], ['b', 'tuning', 'en']]);
  });

  test('stands first, and once', async () => {
    await expect(read(['{"id":"a","question":"A?"}', head])).rejects.toThrow(/:2: id: /);
    await expect(read([head, head])).rejects.toThrow(/:2: id: /);
  });

  test('is refused by field', async () => {
    await expect(read(['{"set":"sea","part":"both"}'])).rejects.toThrow(/:1: part: /);
  });
});

test('multiple choice, conflict and reports are read as they stand', async () => {
  const line = { id: 'a', question: 'A?', expected: [], gold: [{ article: 'x', fact: '1', grade: 2 }], answerable: true, tags: [], choices: ['x', 'y'], answer: 'y', conflict: false, reports: 3 };
  const { question, ...rest } = line;
  expect(await read([JSON.stringify(line)])).toEqual([{ ...rest, turns: [question] }]);
});

test.each([
  [{ turns: ['Who?'] }, 'en'],
  [{ turns: ['Who?', '누구?'] }, 'ko'],
  [{ turns: ['Wer?'], language: 'de' }, 'de'],
])('the language of %j is %s', (evalCase, language) => {
  expect(languageOf({ id: 'a', expected: [], gold: [], answerable: true, tags: [], ...evalCase })).toBe(language);
});

describe('a bad set is refused in one sentence that names the place', () => {
  test.each([
    ['{"id":"a","question":"A?"', /:2: not valid JSON/],
    ['["a"]', /:2: line: /],
    ['{"question":"A?"}', /:2: id: /],
    ['{"id":"a"}', /:2: line: Give either "question" or "turns"/],
    ['{"id":"a","question":"A?","turns":["A?"]}', /:2: line: Give either/],
    ['{"id":"a","turns":[]}', /:2: turns: /],
    ['{"id":"a","question":""}', /:2: question: /],
    ['{"id":"a","question":"A?","expected":["Kim"]}', /:2: expected\.0: /],
    ['{"id":"a","question":"A?","expected":[[]]}', /:2: expected\.0: /],
    ['{"id":"a","question":"A?","gold":[{"contains":"x"}]}', /:2: gold\.0\.article: /],
    ['{"id":"a","question":"A?","answerable":"no"}', /:2: answerable: /],
    ['{"id":"a","question":"A?","anwserable":false}', /:2: line: .*anwserable/],
    ['{"id":"a","question":"A?","choices":["x","y"]}', /:2: answer: Give "choices" and "answer" together/],
    ['{"id":"a","question":"A?","choices":["x","y"],"answer":"z"}', /:2: answer: Give one of "choices"/],
    ['{"id":"a","question":"A?","language":"Korean"}', /:2: language: Give a language such as/],
    ['{"id":"a","question":"A?","part":"test"}', /:2: part: /],
    ['{"id":"a","question":"A?","gold":[{"article":"x","grade":0}]}', /:2: gold\.0\.grade: /],
    ['{"id":"z","question":"A?"}', /:2: the id "z" stands twice/],
  ])('%s', async (line, sentence) => {
    const refusal = await read(['{"id":"z","question":"Z?"}', line]).catch((error: unknown) => error);
    expect(refusal).toMatchObject({ name: 'AppError', code: 'invalid_request', message: expect.stringMatching(sentence) });
    expect((refusal as Error).message).not.toContain('\n');
  });

  test('a file that is not there', async () => {
    await expect(readSet(join(folder, 'nowhere.jsonl'))).rejects.toMatchObject({ code: 'invalid_request', message: expect.stringContaining('nowhere.jsonl cannot be read') });
  });
});

function read(lines: readonly string[]) {
  const path = join(folder, 'set.jsonl');
  writeFileSync(path, lines.join('\n'));
  return readSet(path);
}
