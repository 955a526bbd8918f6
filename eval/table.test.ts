import { expect, test } from 'vitest';
import type { CaseScore } from './metrics/answers.ts';
import { formatTable, summariseGroups } from './table.ts';

const SCORE: CaseScore = { id: 'a', tags: [], language: 'en', answerable: true, abstained: false, right: true, goldCited: true, citationPrecision: 0.5, sentences: 2 };
const SCORES: readonly CaseScore[] = [
  { ...SCORE, tags: ['who', 'en'] },
  { ...SCORE, tags: ['date', 'who', 'ko'], language: 'ko', right: false },
  { ...SCORE, tags: ['unanswerable'], answerable: false, abstained: true, right: null, goldCited: null, citationPrecision: null, sentences: 0 },
];

test('groups are all, each language, then each tag by name', () => {
  const groups = summariseGroups(SCORES);
  expect([...groups].map(([name, { cases }]) => [name, cases])).toEqual([['all', 3], ['en', 2], ['ko', 1], ['date', 1], ['unanswerable', 1], ['who', 2]]);
  expect(groups.get('who')).toMatchObject({ right: 0.5, citationPrecision: 0.5 });
});

test('no cases make a table of one line that measured nothing', () => {
  expect([...summariseGroups([])].map(([name, { cases }]) => [name, cases])).toEqual([['all', 0]]);
});

test('the table lines up, with a dash where nothing was measured', () => {
  const lines = formatTable(summariseGroups(SCORES)).split('\n');
  expect(new Set(lines.map((line) => line.length)).size).toBe(1);
  expect(lines.map((line) => line.split(/\s{2,}/))).toEqual([
    ['group', 'cases', 'right', 'gold cited', 'citation precision', 'abstention P', 'R', 'F1', 'sentences'],
    ['all', '3', '0.500', '1.000', '0.500', '1.000', '1.000', '1.000', '2.00'],
    ['en', '2', '1.000', '1.000', '0.500', '1.000', '1.000', '1.000', '2.00'],
    ['ko', '1', '0.000', '1.000', '0.500', '-', '-', '-', '2.00'],
    ['date', '1', '0.000', '1.000', '0.500', '-', '-', '-', '2.00'],
    ['unanswerable', '1', '-', '-', '-', '1.000', '1.000', '1.000', '-'],
    ['who', '2', '0.500', '1.000', '0.500', '-', '-', '-', '2.00'],
  ]);
});
