/** The set over ../shared/seeds: drafted by `eval init`, reviewed, held back. It names paragraphs by a few words of theirs and holds no sentence. */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { readSet, type EvalCase } from '../sets.ts';

const SEEDS = '../shared/seeds';
const cases = await readSet('data/eval/seeds.jsonl');
const answerable = cases.filter((each) => each.answerable);

test('is large, in both languages, reviewed to the end and held back', () => {
  expect(cases.length).toBeGreaterThanOrEqual(60);
  for (const language of ['en', 'ko']) expect(cases.filter((each) => each.language === language).length).toBeGreaterThanOrEqual(cases.length / 3);
  expect(cases.filter(({ tags, part }) => tags.includes('draft') || part !== 'held-back')).toEqual([]);
  expect(new Set(cases.map(({ turns }) => turns.join())).size).toBe(cases.length);
});

test('has near misses as well as questions with gold and expected answers', () => {
  const misses = cases.length - answerable.length;
  expect(misses / cases.length).toBeGreaterThan(0.2);
  expect(cases.filter((each) => !each.answerable && each.expected.length + each.gold.length > 0)).toEqual([]);
  expect(answerable.filter(({ gold, expected }) => gold.length === 0 || expected.length === 0)).toEqual([]);
});

test('holds no sentence of the articles: six words of a paragraph at most, and the name of an office', () => {
  expect(cases.flatMap(({ gold }) => gold.map(({ contains = '' }) => contains)).filter((words) => isLong(words, 6))).toEqual([]);
  expect(cases.flatMap(({ expected }) => expected.flat()).filter((words) => isLong(words, 10))).toEqual([]);
});

// The articles belong to their publishers and are not part of the project.
test.skipIf(!existsSync(SEEDS))('gold words stand in their article, and one of them beside an expected answer (skipped without ../shared/seeds)', () => {
  const articles = new Map(readdirSync(SEEDS).map((file) => [file.replace(/\.\w+$/, ''), readFileSync(join(SEEDS, file), 'utf8').normalize('NFC').replace(/\s+/g, ' ')]));
  const misplaced = ({ gold }: EvalCase) => gold.some(({ article, contains = '' }) => articles.get(article)?.includes(contains) !== true);
  const unexpected = ({ gold, expected }: EvalCase) => !expected.every((list) => list.some((each) => gold.some(({ article }) => articles.get(article)?.includes(each))));
  expect(answerable.filter((each) => misplaced(each) || unexpected(each)).map(({ id }) => id)).toEqual([]);
});

function isLong(words: string, most: number): boolean {
  return words.split(/\s+/).length > most;
}
