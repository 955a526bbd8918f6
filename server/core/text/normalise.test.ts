import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { foldText, normaliseText } from './normalise.ts';

test.each([
  ['line ends', 'a\r\nb\rc\u2028d\fe', 'a\nb\nc\nd\ne'],
  ['spaces', 'a\u00a0b\u3000c\u2009d', 'a b c d'],
  ['invisible characters', '\ufeffa\u200bb\u00adc\u202ed\u0007', 'abcd'],
  ['Hangul typed as letters', '한글', '한글'],
  ['accents apart', 'e\u0301', 'é'],
  ['a lone surrogate', 'a\ud800b', 'a\ufffdb'],
  ['tabs and line breaks stay', 'a\tb\n', 'a\tb\n'],
])('normaliseText: %s', (_, raw, expected) => {
  expect(normaliseText(raw)).toBe(expected);
});

test.each([
  ['Quay Opens: “At Last”', 'quay opens at last'],
  ['  ＡＢＣ—１２３  ', 'abc 123'],
  ['항만청, 부두 열어…', '항만청 부두 열어'],
  ['…', ''],
])('foldText: %s', (raw, expected) => {
  expect(foldText(raw)).toBe(expected);
});

test('both are idempotent', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary' }), (text) => {
      expect(normaliseText(normaliseText(text))).toBe(normaliseText(text));
      expect(foldText(foldText(text))).toBe(foldText(text));
    }),
  );
});
