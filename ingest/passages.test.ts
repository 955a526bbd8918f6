import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Block, SegmentedArticle } from './document.ts';
import { estimateTokens, indexText, passagesOf } from './passages.ts';
import { segment } from './segment.ts';

const SENTENCE = 'The harbour office opened another quay on Monday and expects more freight. ';

test('paragraphs are joined up to the budget', async () => {
  const article = articleOf([words(80), words(80), words(80), words(80)]);
  const passages = await passagesOf(article, 220);
  expect(passages.map(({ paragraphIds }) => paragraphIds.length)).toEqual([2, 2]);
  expect(passages.map(({ id }) => id)).toEqual([`${article.article.id}#0`, `${article.article.id}#1`]);
});

test('a heading stays with what follows and opens a passage', async () => {
  const article = articleOf([words(80), { kind: 'heading', text: 'Costs' }, words(10), { kind: 'heading', text: 'Outlook' }]);
  const passages = await passagesOf(article, 220);
  expect(passages.map(({ start, end }) => article.article.text.slice(start, end).split('\n\n').length)).toEqual([1, 3]);
});

test('an oversize paragraph is cut on sentence borders into windows of about equal size', async () => {
  const article = articleOf([{ kind: 'text', text: SENTENCE.repeat(40).trim() }]);
  const passages = await passagesOf(article, 220);
  const texts = passages.map(({ start, end }) => article.article.text.slice(start, end));
  expect(texts.join(' ')).toBe(article.article.text);
  expect(texts.every((text) => /^The .*freight\.$/s.test(text))).toBe(true);
  const sizes = texts.map(estimateTokens);
  expect(Math.max(...sizes)).toBeLessThanOrEqual(220);
  expect(Math.min(...sizes)).toBeGreaterThan(110);
});

test('more sentences than there are stand-ins', async () => {
  const article = articleOf([{ kind: 'text', text: 'It is so. '.repeat(7000).trim() }]);
  const passages = await passagesOf(article, 220);
  expect(passages.map(({ start, end }) => article.article.text.slice(start, end)).join(' ')).toBe(article.article.text);
});

test('a sentence over the budget is not cut', async () => {
  const article = articleOf([{ kind: 'text', text: `${'word '.repeat(600)}end. Short one.` }]);
  const [first] = await passagesOf(article, 220);
  expect(article.article.text.slice(first!.start, first!.end)).toMatch(/end\.$/);
});

describe('index text', () => {
  test('title, and the heading when the passage does not hold it', async () => {
    const article = articleOf([{ kind: 'heading', text: 'Costs' }, words(200), words(150)], 'Third quay');
    const passages = await passagesOf(article, 220);
    expect(passages.map((passage) => indexText(article, passage)).map(({ title, body }) => [title, body.slice(0, 12)])).toEqual([
      ['Third quay', 'Costs\n\nwords'],
      ['Third quay', 'Costs\nwords '],
    ]);
  });

  test('no title, no heading', async () => {
    const article = articleOf([{ kind: 'text', text: 'Only this.' }]);
    expect(indexText(article, (await passagesOf(article))[0]!)).toEqual({ title: '', body: 'Only this.' });
  });
});

test.each([
  ['', 0],
  ['quay', 1],
  ['international', 3],
  ['항만청은', 3],
  ['2026', 2],
  ['It rains.', 3],
])('estimateTokens(%j)', (text, tokens) => {
  expect(estimateTokens(text)).toBe(tokens);
});

test('whatever the paragraphs, passages hold them all, in order, without gap or overlap', async () => {
  const block = fc.record({
    kind: fc.constantFrom('heading', 'text', 'list') as fc.Arbitrary<Block['kind']>,
    text: fc.array(fc.constantFrom(SENTENCE, '항만청은 세 번째 부두를 열었다. ', 'Costs ', 'No stop here '), { minLength: 1, maxLength: 40 }).map((parts) => parts.join('')),
  });
  await fc.assert(
    fc.asyncProperty(fc.array(block, { minLength: 1, maxLength: 10 }), fc.integer({ min: 20, max: 300 }), async (blocks, budget) => {
      const article = articleOf(blocks);
      const passages = await passagesOf(article, budget);
      expect(passages.map(({ start, end }) => article.article.text.slice(start, end)).join('').replace(/\s/g, '')).toBe(article.article.text.replace(/\s/g, ''));
      expect([...new Set(passages.flatMap(({ paragraphIds }) => paragraphIds))]).toEqual(article.paragraphs.map(({ id }) => id));
      const starts = new Set(article.sentences.map(({ start }) => start));
      expect(passages.filter(({ start }) => !starts.has(start))).toEqual([]);
    }),
  );
});

function words(count: number): Block {
  return { kind: 'text', text: `${'words '.repeat(count - 1)}end.` };
}

function articleOf(blocks: readonly Block[], title: string | null = null): SegmentedArticle {
  return segment({ path: '/a.txt', name: 'a', title, source: null, url: null, publishedAt: null, language: 'en', author: null, blocks, dropped: [] })!;
}
