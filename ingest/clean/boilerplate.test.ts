import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { foldText } from '#core/text/normalise.ts';
import type { Block, SourceDocument } from '../document.ts';
import { cleanDocument, dropRepeated } from './boilerplate.ts';
import { splitPlainText } from './plain-text.ts';
import { ENGLISH_CAPTURES } from './testing/english-captures.ts';
import { KOREAN_CAPTURES } from './testing/korean-captures.ts';
import { LATER_CAPTURES } from './testing/later-captures.ts';

const captures = [...Object.entries(ENGLISH_CAPTURES), ...Object.entries(KOREAN_CAPTURES).map(([name, text]) => [`Korean ${name}`, text] as const), ...Object.entries(LATER_CAPTURES)];

describe.each(captures)('capture: %s', (_, capture) => {
  const lines = capture.split('\n').filter((line) => line.trim() !== '');
  const cleaned = cleanDocument(documentOf(splitPlainText(capture.replace(/^[✂◆] /gm, ''))));
  const text = ` ${cleaned.blocks.map((block) => foldText(block.text)).join(' ')} `;
  const holds = (line: string) => text.includes(` ${foldText(line)} `);

  test('no line of the article is lost', () => {
    expect(lines.filter((line) => !/^[✂◆]/.test(line) && !holds(line))).toEqual([]);
  });

  test('nine in ten characters of furniture are gone, and every block of it has a reason', () => {
    const furniture = lines.filter((line) => line.startsWith('✂')).map((line) => line.slice(2));
    const blocks = new Set(cleaned.blocks.map((block) => foldText(block.text)));
    const kept = furniture.filter((line) => blocks.has(foldText(line)));
    expect(kept.join('').length).toBeLessThanOrEqual(0.1 * furniture.join('').length);
    expect(cleaned.dropped.filter(({ reason }) => reason === '')).toEqual([]);
  });
});

test('what is dropped and what is kept make up the whole document', () => {
  const blocks = splitPlainText(ENGLISH_CAPTURES['blog']!.replace(/^[✂◆] /gm, ''));
  const cleaned = cleanDocument(documentOf(blocks));
  expect([...cleaned.blocks, ...cleaned.dropped].map(({ text }) => text).sort()).toEqual(blocks.map(({ text }) => text).sort());
});

test('a document that looks like furniture throughout keeps its text', () => {
  const blocks = splitPlainText('Subscribe to our newsletter\n\nSign in\n\n© 2026 All rights reserved.');
  expect(cleanDocument(documentOf(blocks))).toMatchObject({ blocks, dropped: [] });
});

test('what was dropped before stays on record', () => {
  const earlier = { text: 'nav', reason: 'outside the main content' };
  const cleaned = cleanDocument({ ...documentOf(splitPlainText('The quay opened on Monday, and the first ship came in at noon with a load of timber.\n\nAdvertisement')), dropped: [earlier] });
  expect(cleaned.dropped).toEqual([earlier, { text: 'Advertisement', reason: 'advertisement' }]);
});

test('known metadata wins over the head', () => {
  const cleaned = cleanDocument({ ...documentOf(splitPlainText('Quay opens\n\nMarch 3, 2026\n\nThe third quay opened on Monday, and officials expect more freight within two years.')), title: 'Third quay opens', publishedAt: '2026-03-04' });
  expect(cleaned).toMatchObject({ title: 'Third quay opens', publishedAt: '2026-03-04', language: 'en' });
});

describe('repetition across the documents of one source', () => {
  const story = (index: number) => [prose(`Story ${index} tells of the harbour in words of its own, ${'and goes on '.repeat(index + 3)}to the end.`), prose(`A second paragraph of story ${index} follows here with more to say.`)];
  const footer = prose('Harbour Letters is written on the quay with the help of its readers');

  test('a line that ends most documents goes, with a reason', () => {
    const cleaned = dropRepeated(Array.from({ length: 6 }, (_, index) => documentOf([...story(index), footer], `/letters/${index}.txt`)));
    expect(cleaned.flatMap(({ blocks }) => blocks.filter((block) => block === footer))).toEqual([]);
    expect(cleaned[0]!.dropped).toEqual([{ text: footer.text, reason: 'repeated in other documents of the same source' }]);
  });

  test('the same line in documents of other folders stays', () => {
    const documents = Array.from({ length: 6 }, (_, index) => documentOf([...story(index), footer], `/folder-${index}/a.txt`));
    expect(dropRepeated(documents)).toEqual(documents);
  });

  test('versions of one text keep what they share', () => {
    const versions = Array.from({ length: 6 }, (_, index) => documentOf([...story(1), prose(`Version ${index} adds this.`)], `/rules/${index}.txt`));
    expect(dropRepeated(versions)).toEqual(versions);
  });

  test('a heading every story has stays over text of its own', () => {
    const documents = Array.from({ length: 6 }, (_, index) => documentOf([{ kind: 'heading', text: 'Main points' }, ...story(index)], `/letters/${index}.txt`));
    expect(dropRepeated(documents)).toEqual(documents);
  });
});

const seeds = '../shared/seeds';

/** Figures only: how much is kept and dropped of each capture, and what its head says. */
test.skipIf(!existsSync(seeds))('the real captures (skipped where ../shared/seeds is absent)', () => {
  const cleaned = readdirSync(seeds)
    .sort()
    .map((name) => cleanDocument(documentOf(splitPlainText(readFileSync(`${seeds}/${name}`, 'utf8')))));
  expect(cleaned.map(({ blocks }) => blocks.length)).toEqual([12, 12, 13, 11, 6]);
  expect(cleaned.map(({ blocks }) => blocks.filter(({ kind }) => kind === 'list').length)).toEqual([5, 5, 3, 0, 0]);
  expect(cleaned.map(({ title }) => title !== null)).toEqual([true, true, true, true, false]);
  expect(cleaned.map(({ publishedAt }) => publishedAt)).toEqual([null, '2026-05-15', '2026-05-14', null, null]);
});

const encyclopaedia = ['../shared/bench/qa-en/articles', '../shared/bench/qa-ko/articles'].filter((folder) => existsSync(folder));

test.skipIf(encyclopaedia.length === 0)('nothing of clean articles is dropped (skipped where ../shared/bench is absent)', () => {
  const files = encyclopaedia.flatMap((folder) => readdirSync(folder).map((name) => readFileSync(`${folder}/${name}`, 'utf8')));
  const dropped = files.flatMap((file) => cleanDocument({ ...documentOf(splitPlainText(file.replace(/^---\n[\s\S]*?\n---\n/, ''))), title: 'known' }).dropped);
  expect(dropped).toEqual([]);
});

function prose(value: string): Block {
  return { kind: 'text', text: value };
}

function documentOf(blocks: readonly Block[], path = '/captures/a.txt'): SourceDocument {
  return { path, name: 'a', title: null, source: null, url: null, publishedAt: null, language: null, author: null, blocks, dropped: [] };
}
