import { expect, test } from 'vitest';
import { averageScore, scorePage } from './shingle-score.ts';

test('shingles are counted as often as they occur, in shares of the page', () => {
  // true: abcd bcde; found: abcd bcdx, so one hit, one wrong, one missed
  expect(scorePage('a b c d e', 'a b c d x')).toEqual({ truePositive: 1 / 3, falsePositive: 1 / 3, falseNegative: 1 / 3 });
  expect(scorePage('a b', 'a b')).toEqual({ truePositive: 1, falsePositive: 0, falseNegative: 0 });
  expect(scorePage('a a a a a', 'a a a a')).toEqual({ truePositive: 0.5, falsePositive: 0, falseNegative: 0.5 });
});

test('pages without a text count only where the measure is defined', () => {
  const scores = [scorePage('', ''), scorePage('a b c d', ''), scorePage('a b c d', 'a b c d')];
  expect(averageScore(scores)).toEqual({ pages: 3, precision: 1, recall: 0.5, f1: 2 / 3 });
});
