import { createHash } from 'node:crypto';
import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { evidenceFrom } from '../../testing/written-generation.ts';
import { citationFault, cite } from './citations.ts';
import type { EvidenceSentence } from './evidence.ts';

const sha256 = (text: string) => createHash('sha256').update(text, 'utf8').digest('hex');
const [block] = await evidenceFrom([{ title: 'Tide tables', source: 'Harbour Office', publishedAt: '2031-04-02', body: 'High water is at six.' }]);

/** Texts of what breaks naive offsets: pairs of surrogates, halves of them, combining marks, jamo, and much of the same letter. */
const letters = fc.oneof(
  fc.string({ unit: 'grapheme', maxLength: 40 }),
  fc.string({ unit: 'binary', maxLength: 40 }),
  fc.array(fc.constantFrom('a', ' ', '\n', '한', 'ᄒ', 'ᅡ', 'ᆫ', '👩🏽‍🚀', '\ud83d', '\u0301', 'é', '.'), { maxLength: 40 }).map((parts) => parts.join('')),
);
const articles = letters.map((text) => text.normalize('NFC')).filter((text) => text.length > 0);
const spans = articles.chain((text) =>
  fc.tuple(fc.nat(text.length - 1), fc.nat(text.length - 1)).map(([a, b]) => ({ text, start: Math.min(a, b), end: Math.max(a, b) + 1 })),
);

test('a citation quotes what stands at its offsets, and says where it stands', () => {
  fc.assert(
    fc.property(spans, fc.integer({ min: 1, max: 99 }), ({ text, start, end }, marker) => {
      const citation = cite(marker, sentenceAt(text, start, end), sha256);
      expect(citation.quote).toBe(text.slice(start, end));
      expect(citation).toMatchObject({
        marker, start, end, sha256: sha256(text.slice(start, end)), articleId: block!.article.id, paragraphId: block!.paragraph.id, passageId: block!.passage.id,
        collection: 'written', title: 'Tide tables', source: 'Harbour Office', publishedAt: '2031-04-02', url: null,
      });
      expect(citationFault(citation, text, sha256)).toBeNull();
    }),
  );
});

test('an article without a title is called by its file', () => {
  const sentence = sentenceAt('High water is at six.', 0, 21);
  const untitled = { ...sentence, block: { ...sentence.block, article: { ...sentence.block.article, title: null, name: 'tides-2031' } } };
  expect(cite(1, untitled, sha256)).toMatchObject({ title: null, name: 'tides-2031' });
  expect(cite(1, sentence, sha256)).not.toHaveProperty('name');
});

test('a citation stands only when offsets, quote and hash all do', () => {
  const offset = fc.oneof(fc.integer({ min: -3, max: 45 }), fc.constantFrom(Number.NaN, Infinity, -Infinity, 0.5, 1.5));
  const claims = fc.record({ start: offset, end: offset, other: letters, quoted: fc.boolean(), hashed: fc.boolean() });
  fc.assert(
    fc.property(articles, claims, (text, { start, end, other, quoted, hashed }) => {
      const quote = quoted ? text.slice(start, end) : other;
      const hash = hashed ? sha256(quote) : sha256(other);
      const offsets = Number.isInteger(start) && Number.isInteger(end) && start >= 0 && end <= text.length && start < end;
      const stands = offsets && text.substring(start, end) === quote && sha256(quote) === hash;
      expect(citationFault({ quote, start, end, sha256: hash }, text, sha256) === null).toBe(stands);
    }),
    { numRuns: 500 },
  );
});

describe('every kind of damage is a fault', () => {
  const text = '조류는 하루에 두 번 바뀐다. The crew is 👩🏽‍🚀 and café owners.';
  const honest = cite(1, sentenceAt(text, text.indexOf('The'), text.length), sha256);

  test.each([
    ['a changed word', { quote: honest.quote.replace('crew', 'crow') }],
    ['a changed word with its own hash', { quote: honest.quote.replace('crew', 'crow'), sha256: sha256(honest.quote.replace('crew', 'crow')) }],
    ['another case', { quote: honest.quote.toLowerCase() }],
    ['other composition', { quote: honest.quote.normalize('NFD') }],
    ['a cut quote', { quote: honest.quote.slice(0, -1) }],
    ['a longer quote', { quote: `${honest.quote} ` }],
    ['no quote', { quote: '', start: 3, end: 3, sha256: sha256('') }],
    ['a start too early', { start: honest.start - 1 }],
    ['a start within a character', { start: honest.start + 13 }],
    ['an end too early', { end: honest.end - 1 }],
    ['an end past the article', { end: honest.end + 1 }],
    ['offsets in bytes', { start: Buffer.byteLength(text.slice(0, honest.start)), end: Buffer.byteLength(text) }],
    ['offsets counted from the end', { start: honest.start - text.length, end: text.length }],
    ['offsets between characters', { start: honest.start + 0.25 }],
    ['swapped offsets', { start: honest.end, end: honest.start }],
    ['no number', { start: Number.NaN }],
    ['the hash of something else', { sha256: sha256('something else') }],
    ['a hash in capitals', { sha256: honest.sha256.toUpperCase() }],
    ['no hash', { sha256: '' }],
  ])('%s', (_name, damage) => {
    expect(citationFault({ ...honest, ...damage }, text, sha256)).toEqual(expect.any(String));
  });

  test('another article', () => {
    expect(citationFault(honest, text.replace('crew', 'crow'), sha256)).not.toBeNull();
  });
});

function sentenceAt(text: string, start: number, end: number): EvidenceSentence {
  const [sentence] = block!.sentences;
  return { ...sentence!, sentence: { ...sentence!.sentence, start, end }, block: { ...block!, article: { ...block!.article, text } } };
}
