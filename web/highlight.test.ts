import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { cutParagraph, linkAddress, spanOf } from './highlight.ts';
import { cite } from './testing/fixtures.ts';
import { COST, harbour, korean, KOREAN_COST } from './testing/library.ts';

test.each([
  [harbour, COST],
  [korean, KOREAN_COST],
])('a quoted sentence is highlighted, and nothing else', (article, quote) => {
  const span = spanOf(article, { kind: 'quote', ...cite(1, article, quote) });
  expect(article.paragraphs.map((paragraph) => cutParagraph(paragraph, span).inside).filter(Boolean)).toEqual([quote]);
});

test('a quote that does not stand where it should is not highlighted elsewhere', () => {
  const { start, end } = cite(1, harbour, COST);
  expect(spanOf(harbour, { kind: 'quote', start: start + 1, end: end + 1, quote: COST })).toBe('moved');
  expect(spanOf(harbour, { kind: 'span', start: 0, end: harbour.text.length + 1 })).toBe('moved');
  expect(spanOf(harbour, { kind: 'paragraph', paragraphId: 'gone.p0' })).toBe('moved');
});

test('a paragraph is found by its id', () => {
  const [, , third] = harbour.paragraphs;
  expect(spanOf(harbour, { kind: 'paragraph', paragraphId: third!.id })).toMatchObject({ start: third!.start, end: third!.end });
});

test('whatever the span, the three parts are the paragraph, and the middle lies in the span', () => {
  const offset = fc.integer({ min: -10, max: harbour.text.length + 10 });
  fc.assert(
    fc.property(offset, offset, (start, end) => {
      for (const paragraph of harbour.paragraphs) {
        const { before, inside, after } = cutParagraph(paragraph, { start, end });
        expect(before + inside + after).toBe(paragraph.text);
        const from = Math.max(start, paragraph.start);
        expect(inside).toBe(from < end ? harbour.text.slice(from, Math.min(end, paragraph.end)) : '');
      }
    }),
  );
});

test.each([
  ['https://example.org/a?b=1', 'https://example.org/a?b=1'],
  ['HTTP://EXAMPLE.ORG', 'http://example.org/'],
  ['javascript:alert(1)', null],
  ['JaVaScRiPt:alert(1)', null],
  [' javascript:alert(1)', null],
  ['java\nscript:alert(1)', null],
  ['data:text/html,<script>alert(1)</script>', null],
  ['vbscript:x', null],
  ['file:///etc/passwd', null],
  ['blob:http://example.org/x', null],
  ['//example.org', null],
  ['/article', null],
  ['', null],
  [null, null],
])('the address %j links to %j', (url, address) => {
  expect(linkAddress(url)).toBe(address);
});
