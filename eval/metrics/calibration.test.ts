import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { brierScore, calibrationError, reliabilityBins } from './calibration.ts';

const ANSWERS = fc.array(fc.record({ confidence: fc.double({ min: 0, max: 1, noNaN: true }), outcome: fc.constantFrom(0, 1) }), { maxLength: 20 });

test('a worked example', () => {
  const answers = [{ confidence: 0.92, outcome: 1 }, { confidence: 0.98, outcome: 0 }, { confidence: 0.31, outcome: 0 }];
  // Two in the last bin: confidence .95, right .5; one in the fourth: .31 against 0.
  expect(calibrationError(answers)).toBeCloseTo((2 * 0.45 + 0.31) / 3, 12);
  expect(brierScore(answers)).toBeCloseTo((0.08 ** 2 + 0.98 ** 2 + 0.31 ** 2) / 3, 12);
});

test('certainty belongs to the last bin, and an empty bin measures nothing', () => {
  const bins = reliabilityBins([{ confidence: 1, outcome: 1 }, { confidence: 0, outcome: 0 }]);
  expect(bins.map(({ count }) => count)).toEqual([1, 0, 0, 0, 0, 0, 0, 0, 0, 1]);
  expect(bins[0]).toEqual({ low: 0, high: 0.1, count: 1, confidence: 0, accuracy: 0 });
  expect(bins[4]).toEqual({ low: 0.4, high: 0.5, count: 0, confidence: null, accuracy: null });
});

test('nothing is not measured', () => {
  expect([calibrationError([]), brierScore([])]).toEqual([null, null]);
});

test('both equal their definitions, bin by bin and answer by answer', () => {
  fc.assert(
    fc.property(ANSWERS.filter(({ length }) => length > 0), (answers) => {
      let gaps = 0;
      for (let bin = 0; bin < 10; bin += 1) {
        const inside = answers.filter(({ confidence }) => (bin === 9 ? confidence * 10 >= 9 : confidence * 10 >= bin && confidence * 10 < bin + 1));
        if (inside.length === 0) continue;
        const mean = (key: 'confidence' | 'outcome') => inside.reduce((sum, each) => sum + each[key], 0) / inside.length;
        gaps += (inside.length / answers.length) * Math.abs(mean('outcome') - mean('confidence'));
      }
      expect(calibrationError(answers)).toBeCloseTo(gaps, 10);
      expect(brierScore(answers)).toBeCloseTo(answers.map(({ confidence, outcome }) => (confidence - outcome) ** 2).reduce((a, b) => a + b, 0) / answers.length, 10);
    }),
  );
});

test('a weight counts as so many answers', () => {
  fc.assert(
    fc.property(ANSWERS, (answers) => {
      const doubled = answers.flatMap((answer) => [answer, answer]);
      for (const figure of [calibrationError, brierScore]) {
        expect(figure(answers.map((answer) => ({ ...answer, weight: 2 }))) ?? -1).toBeCloseTo(figure(doubled) ?? -1, 10);
      }
    }),
  );
});
