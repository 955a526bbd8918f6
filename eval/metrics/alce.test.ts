import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { citationF1, citationQuality, judgeBy, type CitingSentence, type SupportJudge } from './alce.ts';

/** A claim is a set of letters; evidence supports it when together it holds them all. */
const byLetters: SupportJudge = async (claim, evidence) => [...claim].every((letter) => evidence.some(({ text }) => text.includes(letter)));

const sentence = (text: string, ...evidence: string[]): CitingSentence => ({ text, evidence: evidence.map((each) => ({ text: each })) });

describe('the examples of the paper', () => {
  test.each([
    ['one citation that supports', [sentence('ab', 'abc')], { recall: 1, precision: 1 }],
    ['one that does not', [sentence('ab', 'a')], { recall: 0, precision: 0 }],
    ['two that only together support', [sentence('ab', 'a', 'b')], { recall: 1, precision: 1 }],
    ['one too many', [sentence('ab', 'ab', 'x')], { recall: 1, precision: 0.5 }],
    ['two that each support alone', [sentence('ab', 'ab', 'ab')], { recall: 1, precision: 1 }],
    ['partial support beside full support is irrelevant', [sentence('ab', 'ab', 'a')], { recall: 1, precision: 0.5 }],
    ['several that do not support', [sentence('abc', 'a', 'b')], { recall: 0, precision: 0 }],
    ['a sentence without a citation', [sentence('a'), sentence('b', 'b')], { recall: 0.5, precision: 1 }],
    ['citations count one by one, not per sentence', [sentence('a', 'a', 'x', 'x'), sentence('b', 'b')], { recall: 1, precision: 0.5 }],
    ['no citation at all', [sentence('a')], { recall: 0, precision: null }],
    ['no sentence', [], { recall: null, precision: null }],
  ])('%s', async (_name, sentences, quality) => {
    expect(await citationQuality(sentences, byLetters)).toEqual(quality);
  });
});

test('equals the definition, citation by citation', async () => {
  const letters = fc.string({ unit: fc.constantFrom('a', 'b', 'c'), minLength: 1, maxLength: 3 });
  await fc.assert(
    fc.asyncProperty(fc.array(fc.tuple(letters, fc.array(letters, { maxLength: 3 })), { maxLength: 4 }), async (pairs) => {
      const sentences = pairs.map(([text, evidence]) => sentence(text, ...evidence));
      expect(await citationQuality(sentences, byLetters)).toEqual(await slowQuality(sentences));
    }),
  );
});

test('the product’s checker judges by its verdict', async () => {
  const judge = judgeBy({ name: 'test', check: async (claim) => ({ verdict: claim === 'yes' ? 'supported' : 'partly', score: 1, reasons: [] }) });
  expect([await judge('yes', []), await judge('no', [])]).toEqual([true, false]);
});

test.each([
  [{ precision: 0.5, recall: 1 }, 2 / 3],
  [{ precision: 0, recall: 0 }, 0],
  [{ precision: null, recall: 0 }, null],
])('F1 of %j is %j', (quality, f1) => {
  expect(citationF1(quality)).toBe(f1);
});

async function slowQuality(sentences: readonly CitingSentence[]) {
  const recalls: number[] = [];
  const precisions: number[] = [];
  for (const { text, evidence } of sentences) {
    const recall = evidence.length > 0 && (await byLetters(text, evidence)) ? 1 : 0;
    recalls.push(recall);
    for (const [index, citation] of evidence.entries()) {
      const alone = await byLetters(text, [citation]);
      const others = evidence.filter((_each, other) => other !== index);
      const needless = others.length > 0 && (await byLetters(text, others));
      precisions.push(recall === 1 && !(!alone && needless) ? 1 : 0);
    }
  }
  return { recall: mean(recalls), precision: mean(precisions) };
}

function mean(values: readonly number[]): number | null {
  return values.length === 0 ? null : values.reduce((a, b) => a + b, 0) / values.length;
}
