import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Block, SourceDocument } from './document.ts';
import { segment } from './segment.ts';

const BLOCKS: readonly Block[] = [
  { kind: 'heading', text: 'Third quay opens' },
  { kind: 'text', text: 'The quay opened on Monday. Freight will grow.' },
  { kind: 'heading', text: 'Costs' },
  { kind: 'list', text: 'Walls: 40 million' },
  { kind: 'table', text: 'Year\tShips\n2025\t120' },
];

test('blocks become paragraphs, parted by blank lines, each under its heading', () => {
  const { article, paragraphs, sentences } = segment(documentOf(BLOCKS))!;
  expect(article.text).toBe('Third quay opens\n\nThe quay opened on Monday. Freight will grow.\n\nCosts\n\nWalls: 40 million\n\nYear Ships\n2025 120');
  expect(paragraphs.map(({ kind, heading, ordinal }) => [ordinal, kind, heading])).toEqual([
    [0, 'heading', null],
    [1, 'text', 0],
    [2, 'heading', null],
    [3, 'list', 2],
    [4, 'table', 2],
  ]);
  expect(paragraphs[1]!.id).toBe(`${article.id}.p1`);
  expect(sentences.filter(({ paragraphId }) => paragraphId === paragraphs[1]!.id).map(({ id, start, end }) => [id, article.text.slice(start, end)])).toEqual([
    [`${article.id}.p1.s0`, 'The quay opened on Monday.'],
    [`${article.id}.p1.s1`, 'Freight will grow.'],
  ]);
});

test('a first block that repeats the title is left out', () => {
  const { article } = segment({ ...documentOf(BLOCKS), title: 'Third Quay Opens!' })!;
  expect(article.text.startsWith('The quay opened')).toBe(true);
});

test('the id is the first 16 hex digits of the content hash', () => {
  const { article } = segment(documentOf(BLOCKS))!;
  expect(article.contentHash).toMatch(/^[0-9a-f]{64}$/);
  expect(article.id).toBe(article.contentHash.slice(0, 16));
});

describe('ids depend on content and metadata alone', () => {
  const id = segment(documentOf(BLOCKS))!.article.id;

  test.each<[string, Partial<SourceDocument>]>([
    ['path and name', { path: '/elsewhere/b.md', name: 'b' }],
    ['what was dropped', { dropped: [{ text: 'nav', reason: 'navigation' }] }],
    ['composed or not', { blocks: BLOCKS.map((block) => ({ ...block, text: block.text.normalize('NFD') })) }],
  ])('%s does not matter', (_, change) => {
    expect(segment({ ...documentOf(BLOCKS), ...change })!.article.id).toBe(id);
  });

  test.each<[string, Partial<SourceDocument>]>([
    ['date', { publishedAt: '2026-05-14' }],
    ['source', { source: 'Harbour Letters' }],
    ['text', { blocks: [...BLOCKS, { kind: 'text', text: 'One more.' }] }],
  ])('%s does', (_, change) => {
    expect(segment({ ...documentOf(BLOCKS), ...change })!.article.id).not.toBe(id);
  });
});

test.each([[[]], [[{ kind: 'text', text: ' \n ' }]], [[{ kind: 'text', text: '* * *' }]]] as [Block[]][])('no text, no article: %j', (blocks) => {
  expect(segment(documentOf(blocks))).toBeNull();
});

describe('whatever the blocks', () => {
  const piece = fc.constantFrom('The ship sailed. ', '다리가 열렸다.', '“그렇다.”라고 했다. ', 'J. K. ', '\n', '\n\n', '\t', ' ', 'é', '\ufeff', '5.18 ', '…');
  const block = fc.record({
    kind: fc.constantFrom('heading', 'text', 'list', 'table'),
    text: fc.oneof(fc.string({ unit: 'binary', maxLength: 40 }), fc.array(piece, { maxLength: 12 }).map((pieces) => pieces.join(''))),
  }) satisfies fc.Arbitrary<Block>;
  const segmented = fc.array(block, { maxLength: 8 }).map((blocks) => segment(documentOf(blocks))).filter((result) => result !== null);

  test('paragraphs are in order, disjoint, trimmed and all of the text but the blank lines between', () => {
    fc.assert(
      fc.property(segmented, ({ article, paragraphs }) => {
        expect(paragraphs.map(({ start, end }) => article.text.slice(start, end)).join('\n\n')).toBe(article.text);
        expect(paragraphs.filter(({ start, end }) => article.text.slice(start, end).trim().length !== end - start || end <= start)).toEqual([]);
        expect(article.text).toBe(article.text.normalize('NFC'));
        expect(article.text).not.toMatch(/\n{3}/);
      }),
    );
  });

  test('sentences are trimmed and cover each paragraph but for white space', () => {
    fc.assert(
      fc.property(segmented, ({ article, paragraphs, sentences }) => {
        const slice = ({ start, end }: { start: number; end: number }) => article.text.slice(start, end);
        expect(sentences.filter((sentence) => slice(sentence).trim() !== slice(sentence) || slice(sentence) === '')).toEqual([]);
        const joined = paragraphs.map(({ id }) => sentences.filter(({ paragraphId }) => paragraphId === id).map(slice).join(''));
        expect(joined.map((text) => text.replace(/\s/g, ''))).toEqual(paragraphs.map((paragraph) => slice(paragraph).replace(/\s/g, '')));
      }),
    );
  });
});

function documentOf(blocks: readonly Block[]): SourceDocument {
  return { path: '/a.txt', name: 'a', title: null, source: null, url: null, publishedAt: null, language: 'en', author: null, blocks, dropped: [] };
}
