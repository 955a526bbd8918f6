import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { readSets } from './question-sets.ts';

const folder = mkdtempSync(join(tmpdir(), 'parapet-question-sets-'));
afterAll(() => rmSync(folder, { recursive: true }));

test('sets stand one after the other, each with its name, hash and parts; of two with one name the second has its folder before it', async () => {
  mkdirSync(join(folder, 'ko'));
  const first = written('questions.jsonl', [{ id: 'a', question: 'A?', part: 'tuning' }, { id: 'b', question: 'B?' }]);
  const second = written('ko/questions.jsonl', [{ id: 'a', question: '가?', part: 'held-back' }]);
  const { sets, cases } = await readSets([first, second]);
  expect(sets).toMatchObject([
    { name: 'questions', file: first, cases: 2, parts: { tuning: 1, 'held-back': 0, unknown: 1 } },
    { name: 'ko/questions', file: second, cases: 1, parts: { tuning: 0, 'held-back': 1, unknown: 0 } },
  ]);
  expect(new Set(sets.map(({ sha256 }) => sha256)).size).toBe(2);
  expect(cases.map(({ set, evalCase }) => [set, evalCase.id])).toEqual([['questions', 'a'], ['questions', 'b'], ['ko/questions', 'a']]);
});

test('a set given twice, and no question at all, are refused', async () => {
  const set = written('once.jsonl', [{ id: 'a', question: 'A?' }]);
  await expect(readSets([set, set, set])).rejects.toThrow('results are told apart by the names of the files');
  await expect(readSets([written('empty.jsonl', [])])).rejects.toThrow('there is no question in it');
});

function written(name: string, lines: readonly object[]): string {
  const path = join(folder, name);
  writeFileSync(path, lines.map((line) => JSON.stringify(line)).join('\n'));
  return path;
}
