import { describe, expect, test } from 'vitest';
import type { HeldArticle } from '#core/answer/verify.ts';
import type { Answer } from '#core/contract.ts';
import { smallLibrary, tidalAnswer } from '../testing/small-library.ts';
import { differences, originalOf } from './verify.ts';

const TIDES = { name: 'tides', source: null, url: null, publishedAt: null, language: 'en', author: null, contentHash: '' };

type Citation = Answer['citations'][number];

test('an honest citation holds, also without its collection', async () => {
  const { collection: _, ...citation } = honest();
  expect(await check({})).toEqual([]);
  expect(await smallLibrary().use(undefined, (generations) => differences(citation, generations))).toEqual([]);
});

test.each<[string, Partial<Citation>, RegExp]>([
  ['quote', { quote: 'The tide rises three times a day.' }, /^the quote does not match its SHA-256; the article does not hold the quote; at 0 to 27 it says "The tide rises twice a day\."$/],
  ['offset', { start: 1, end: 28 }, /^the quote stands at 0, not at 1/],
  ['end', { end: 26 }, /^the quote stands at 0/],
  ['hash', { sha256: '0'.repeat(64) }, /^the quote does not match its SHA-256$/],
  ['title', { title: 'Sea battle' }, /^title is "Tides" in the index$/],
  ['date', { publishedAt: '2026-05-14' }, /^publishedAt is null in the index$/],
  ['article', { articleId: '0'.repeat(16) }, /^the index holds no article 0{16}$/],
  ['collection', { collection: 'air' }, /^the index holds no article/],
  ['paragraph', { paragraphId: '00000000000000a1.p9' }, /^the article has no paragraph/],
  ['other paragraph', { paragraphId: '00000000000000a1.p1' }, /^the quote lies outside paragraph/],
])('a changed %s is found out', async (_name, changed, finding) => {
  expect((await check(changed)).join('; ')).toMatch(finding);
});

function check(changed: Partial<Citation>): Promise<readonly string[]> {
  return smallLibrary().use(undefined, (generations) => differences({ ...honest(), ...changed }, generations));
}

function honest(): Citation {
  return tidalAnswer('tides').citations[0]!;
}

describe('the original of a citation', () => {
  const { quote } = honest();

  test('is the article by its id, else the one that says the same at the same place, else the one that says it', () => {
    const same = held('b', 'Tides', `${quote} And more.`);
    const moved = held('c', 'Tides', `At dawn. ${quote}`);
    const other = held('d', 'Winds', quote);
    expect(originalOf(honest(), [moved, same, held(honest().articleId, 'Tides', 'x')])!.article.text).toBe('x');
    expect(originalOf(honest(), [other, moved, same])).toBe(same);
    expect(originalOf(honest(), [other, moved])).toBe(moved);
    expect(originalOf(honest(), [other])).toBeUndefined();
  });
});

function held(id: string, title: string, text: string): HeldArticle {
  return { article: { ...TIDES, id, title, text }, paragraphs: [], place: `${title}.txt` };
}
