import { array, assert, constantFrom, integer, property } from 'fast-check';
import { expect, test } from 'vitest';
import { longestRun, sequenceShare, windowCoverage } from './overlap.ts';
import { wordsOf, type Word } from './words.ts';

const WORDS = array(constantFrom('pump', 'pumps', 'dock', 'the', 'order', 'signed', '항만', '펌프를'), { maxLength: 14 }).map((words) => wordsOf(words.join(' ')));

test('the longest run is what trying all runs finds', () => {
  assert(property(WORDS, WORDS, (claim, text) => longestRun(claim, text) === slowRun(claim, text)));
});

test('window coverage is the best of all windows, each counted by itself', () => {
  assert(property(WORDS, WORDS, integer({ min: 1, max: 8 }), (claim, text, span) => Math.abs(windowCoverage(claim, text, span) - slowCoverage(claim, text, span)) < 1e-9));
});

test('sequences are shared by order, in any inflection', () => {
  const [claim, text, turned] = ['pumps were signed', 'the pump was signed', 'signed was the pump'].map(wordsOf);
  expect(sequenceShare(claim!, [text!], 2, 0.3)).toBe(1);
  expect(sequenceShare(claim!, [turned!], 2, 0.3)).toBe(0);
  expect(sequenceShare(claim!.slice(0, 1), [text!], 2, 0.3)).toBe(0.3);
});

function slowRun(claim: readonly Word[], text: readonly Word[]): number {
  let longest = 0;
  for (let i = 0; i < claim.length; i++) {
    for (let j = 0; j < text.length; j++) {
      let length = 0;
      while (claim[i + length] !== undefined && claim[i + length]!.base === text[j + length]?.base) length += 1;
      longest = Math.max(longest, length);
    }
  }
  return longest;
}

function slowCoverage(claim: readonly Word[], text: readonly Word[], span: number): number {
  const content = claim.filter((word) => word.content);
  const total = content.reduce((sum, { weight }) => sum + weight, 0);
  const windows = text.map((_, start) => new Set(text.slice(start, start + span).flatMap(({ keys, otherKeys }) => [...keys, ...otherKeys])));
  const covered = windows.map((keys) => content.filter((word) => [...word.keys, ...word.otherKeys].some((key) => keys.has(key))).reduce((sum, { weight }) => sum + weight, 0));
  return total === 0 ? 0 : Math.max(0, ...covered) / total;
}
