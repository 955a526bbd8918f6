import { expect, test } from 'vitest';
import { readFrontMatter } from './front-matter.ts';
import { isoDate } from './iso-date.ts';
import { NO_METADATA } from './parsed-file.ts';

test('declared fields are taken, under their usual other names as well', () => {
  const text = '---\ntitle: Leave rules\npublisher: Harang\nlink: https://example.org/a\ndate: 2026-05-14\nlang: en-GB\nauthor: [Kim, Lee]\nextra: 1\n---\n\nBody.';
  expect(readFrontMatter(text)).toEqual({
    metadata: { title: 'Leave rules', source: 'Harang', url: 'https://example.org/a', publishedAt: '2026-05-14', language: 'en', author: 'Kim, Lee' },
    body: '\nBody.',
  });
});

test('an unquoted colon does not lose the other fields', () => {
  expect(readFrontMatter('---\ntitle: Leave: the rules\nlang: ko\n---\nBody').metadata).toMatchObject({ title: 'Leave: the rules', language: 'ko' });
});

test.each(['No front matter.', '---\nJust a thematic break above\n---\nText', '---\n---\n'])('%j keeps its whole body', (text) => {
  expect(readFrontMatter(text)).toEqual({ metadata: NO_METADATA, body: text });
});

test.each([
  ['2026-05-14', '2026-05-14'],
  ['2026-05', '2026-05'],
  ['2026', '2026'],
  ['2026.5.4.', '2026-05-04'],
  ['2026/05/14', '2026-05-14'],
  ['20260514', '2026-05-14'],
  ['2026년 5월 14일', '2026-05-14'],
  ['2026년 5월', '2026-05'],
  ['May 14, 2026', '2026-05-14'],
  ['14 May 2026', '2026-05-14'],
  ['Thu, 14 May 2026 09:30:00 GMT', '2026-05-14T09:30:00Z'],
  ['2026-05-14T09:30:00.000+0900', '2026-05-14T09:30:00+09:00'],
  ['2026-05-14 09:30', '2026-05-14'],
  ['2026-02-30', null],
  ['05/04/2026', null],
  ['yesterday', null],
  ['', null],
])('the date %j reads as %j', (value, expected) => {
  expect(isoDate(value)).toBe(expected);
});
