import { assert, property, string } from 'fast-check';
import { describe, expect, test } from 'vitest';
import { terms, tokens } from './tokens.ts';

test.each([
  ['The Consortia signed agreements', 'the consortia sign agreement'],
  ['국방부는 예산을', '국방 방부 부는 예산 산을'],
  ['달', '달'],
  ['MOU를', 'mou 를'],
  ['SK텔레콤이', 'sk 텔레 레콤 콤이'],
  ['2026년 05월', '2026 년 5 월'],
  ['A.X K1', 'ax k1'],
  ['F-35', 'f35 35'],
  ['519B', '519b 519'],
  ['15,000', '15000'],
  ['1,234,567.89', '1234567.89'],
  ['GPT-4o', 'gpt4o gpt 4o'],
  ['2.5', '2.5'],
  ['v1.2.3', 'v1.2.3 1.2.3'],
  ['2026-05-14', '2026 5 14'],
  ['1, 2,3', '1 2 3'],
  ["the company's plan", 'the compani plan'],
  ['U.S.-based', 'us base'],
  ['and/or snake_case', 'and or snake case'],
  ['AT&T', 'att at'],
  ['ﬁne Ｋ１', 'fine k1'],
  ['東京', '東京'],
  ['…!? —', ''],
])('%j is indexed as "%s"', (text, expected) => {
  expect(terms(text).join(' ')).toBe(expected);
});

test.each([
  ['A.X K1', 'AX K1'],
  ['F-35', 'F35'],
  ['15,000', '15000'],
  ['e-mail', 'email'],
  ['GPT-4o', 'gpt4o'],
  ['K1', 'k-1'],
  ['텔레콤', '에스케이텔레콤'],
  ['519B', '519 billion'],
])('%j and %j meet in a term', (one, other) => {
  expect(new Set(terms(one)).isDisjointFrom(new Set(terms(other)))).toBe(false);
});

describe('tokens', () => {
  test('stand where the text has them', () => {
    const text = 'On F-35s: 15,000 달러를';
    expect(tokens(text).map(({ term, start, end }) => [term, text.slice(start, end)])).toEqual([
      ['on', 'On'],
      ['f35s', 'F-35s'],
      ['35s', '35s'],
      ['35', '35'],
      ['15000', '15,000'],
      ['달러', '달러'],
      ['러를', '러를'],
    ]);
  });

  test('point into the text as given, decomposed or compatible forms included', () => {
    const text = `ﬁne ${'국방'.normalize('NFD')} Ｋ１`;
    const found = tokens(text).map(({ term, start, end }) => [term, text.slice(start, end)]);
    expect(found).toEqual([['fine', 'ﬁne'], ['국방', '국방'.normalize('NFD')], ['k1', 'Ｋ１']]);
  });

  test('carry the terms, in order of their start, inside the text', () => {
    assert(
      property(string({ unit: 'grapheme' }), (text) => {
        const found = tokens(text);
        expect(found.map(({ term }) => term)).toEqual(terms(text));
        for (const { term, start, end } of found) {
          expect(term).not.toBe('');
          expect(start).toBeGreaterThanOrEqual(0);
          expect(end).toBeGreaterThan(start);
          expect(end).toBeLessThanOrEqual(text.length);
        }
      }),
      { numRuns: 500 },
    );
  });

  test('do not depend on the normal form', () => {
    assert(
      property(string({ unit: 'grapheme' }), (text) => {
        expect(terms(text.normalize('NFD'))).toEqual(terms(text.normalize('NFC')));
      }),
      { numRuns: 300 },
    );
  });
});

test('a long run without a space is read in linear time', () => {
  const length = 200_000;
  expect(terms('a-'.repeat(length)).length).toBeGreaterThan(0);
  expect(terms('1,'.repeat(length)).length).toBeGreaterThan(0);
  expect(terms('가'.repeat(length))).toHaveLength(length - 1);
});
