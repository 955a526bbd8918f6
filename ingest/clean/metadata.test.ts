import { describe, expect, test } from 'vitest';
import { readByline, readDateline } from './byline.ts';
import { findDate } from './dates.ts';
import { readHead } from './metadata.ts';
import { splitPlainText } from './plain-text.ts';

test.each([
  ['May 15, 2026', '2026-05-15'],
  ['on Sept. 3rd, 2025 at noon', '2025-09-03'],
  ['15 May 2026', '2026-05-15'],
  ['June 2026', '2026-06'],
  ['2026-05-14T09:30:00+09:00', '2026-05-14'],
  ['2026.05.14 10:00', '2026-05-14'],
  ['2026. 5. 4.', '2026-05-04'],
  ['2026년 5월 14일', '2026-05-14'],
  ['2026년 5월', '2026-05'],
  ['February 30, 2026', null],
  ['03/04/2026', null],
  ['version 2026.5', null],
  ['in 2026', null],
])('date in %j', (text, iso) => {
  expect(findDate(text)?.iso ?? null).toBe(iso);
});

const none = { source: null, author: null, publishedAt: null };

describe('byline', () => {
  test.each<[string, Partial<typeof none> | Record<string, string>]>([
    ['Harbour.comMay 15, 2026', { source: 'Harbour.com', publishedAt: '2026-05-15' }],
    ['Harbour.com', { source: 'Harbour.com' }],
    ['Via Halden Robotics', { source: 'Halden Robotics' }],
    ['Source: Northwire', { source: 'Northwire' }],
    ['출처: 가람통신', { source: '가람통신' }],
    ['By Jane Doe', { author: 'Jane Doe' }],
    ['Eastwick Gazette | 12 January 2026 | By Owen Pryce', { source: 'Eastwick Gazette', publishedAt: '2026-01-12', author: 'Owen Pryce' }],
    ['Published: 14 November 2025, 8:05 AM KST', { publishedAt: '2025-11-14' }],
    ['입력 2026.05.14 10:00', { publishedAt: '2026-05-14' }],
    ['입력 2026.02.18 16:05 | 수정 2026.02.19 17:30', { publishedAt: '2026-02-18' }],
    ['홍길동 기자', { author: '홍길동' }],
    ['홍길동 기자 hong@example.com', { author: '홍길동' }],
    ['해람일보 홍길동 기자', {}],
  ])('%s', (line, expected) => {
    expect(readByline(line)).toEqual(Object.keys(expected).length === 0 ? null : { ...none, ...expected });
  });

  test.each(['Third quay opens', 'The quay opened on May 15, 2026.', 'By the sea it rained', 'Meet us in Eastwick, May 15, 2026, at noon', '5월 14일 개막'])('not %j', (line) => {
    expect(readByline(line)).toBeNull();
  });
});

test.each<[string, Record<string, string>]>([
  ['SEOUL, May 14, 2026 — The office said', { publishedAt: '2026-05-14' }],
  ['EASTWICK, Wendland, May 14, 2026 /Northwire/ -- The office said', { publishedAt: '2026-05-14', source: 'Northwire' }],
  ['EASTWICK, March 3 (Northwire) - The council', { source: 'Northwire' }],
  ['(서울=가람통신) 홍길동 기자 = 항만청은', { source: '가람통신', author: '홍길동' }],
  ['[서울=가람통신] 홍길동 기자 = 항만청은', { source: '가람통신', author: '홍길동' }],
  ['[해람일보 홍길동 기자] 항만청은', { source: '해람일보', author: '홍길동' }],
  ['(종합) 항만청은 14일 밝혔다', {}],
  ['SKN — the largest carrier — said on Monday', {}],
  ['The office said', {}],
])('dateline of %j', (paragraph, expected) => {
  expect(readDateline(paragraph)).toEqual({ ...none, ...expected });
});

describe('head', () => {
  const body = '\n\nThe harbour office opened a third quay on Monday, and officials said that freight through the port would grow.';

  test.each([
    ['headline', 'Third quay opens in Eastwick', 'Third quay opens in Eastwick'],
    ['headline said twice', 'Third Quay Opens in Eastwick\n\nThird Quay Opens in Eastwick', 'Third Quay Opens in Eastwick'],
    ['under the name of a section', 'World News\n\nThird quay opens in Eastwick after nine years', 'Third quay opens in Eastwick after nine years'],
    ['over a line that sums it up', 'Third quay opens in Eastwick\n\nThe port expects a fifth more freight within two years', 'Third quay opens in Eastwick'],
    ['behind a menu', 'Home\nWorld\nSport\nArts\nWeather\nJobs\nMaps\nSearch\nLog in\nThird quay opens in Eastwick', 'Third quay opens in Eastwick'],
    ['Korean', '항만청, 세 번째 부두 열어', '항만청, 세 번째 부두 열어'],
    ['a label of any story', 'Key Takeaways', null],
    ['none', '', null],
  ])('%s', (_, head, title) => {
    expect(readHead({ ...none, title: null, url: null, language: null }, splitPlainText(head + body)).metadata.title).toBe(title);
  });

  test('lines that were only metadata are told apart from text', () => {
    const blocks = splitPlainText(`Third quay opens in Eastwick\n\nHarbour.com\nHarbour.comMay 15, 2026\n\nWhy it matters${body}`);
    const { metadata, consumed } = readHead({ ...none, title: null, url: null, language: null }, blocks);
    expect(metadata).toMatchObject({ source: 'Harbour.com', publishedAt: '2026-05-15' });
    expect([...consumed.keys()].map((index) => blocks[index]!.text).sort()).toEqual(['Harbour.com', 'Harbour.comMay 15, 2026', 'Third quay opens in Eastwick']);
  });

  test('a date in the body is not the date of publication', () => {
    const { metadata } = readHead({ ...none, title: null, url: null, language: null }, splitPlainText(`Third quay opens in Eastwick${body}\n\nMay 15, 2026`));
    expect(metadata.publishedAt).toBeNull();
  });
});
