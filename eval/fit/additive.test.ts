import { expect, test } from 'vitest';
import { probability } from '#core/verdict/additive-model.ts';
import { seededRandom } from '../../server/testing/random.ts';
import { fitAdditive } from './additive.ts';
import { areaUnderCurve, type Example } from './logistic.ts';

/** The label rises with the first value up to the middle, falls with the second, and knows nothing of the third. */
function examples(count: number): Example[] {
  const random = seededRandom(5);
  return Array.from({ length: count }, () => {
    const values = [random(), random(), random()];
    const chance = 1 / (1 + Math.exp(-(6 * Math.min(values[0]!, 0.5) - 3 * values[1]!)));
    return { values, label: random() < chance ? (1 as const) : (0 as const), weight: 1 };
  });
}

const SIGNS = [1, -1, 0] as const;

test('it finds a curve that a straight line cannot be', () => {
  const fitted = fitAdditive(examples(2_000), { pieces: 6, ridge: 1e-3, signs: SIGNS });
  const at = (x: number, y: number) => probability(fitted, [x, y, 0.5]);
  expect(at(0.45, 0.5) - at(0.05, 0.5)).toBeGreaterThan(0.3);
  expect(Math.abs(at(0.95, 0.5) - at(0.55, 0.5))).toBeLessThan(0.12);
  expect(at(0.5, 0.1)).toBeGreaterThan(at(0.5, 0.9) + 0.2);
  const unseen = examples(3_000).slice(2_000).map(({ values, label }) => ({ score: probability(fitted, values), label }));
  expect(areaUnderCurve(unseen)).toBeGreaterThan(0.7);
});

test('no curve bends against its sign, whatever the examples say', () => {
  const fitted = fitAdditive(examples(500), { pieces: 5, ridge: 1e-3, signs: [-1, 1, 0] });
  expect(fitted.curves[0]!.steps.every((step) => step <= 0)).toBe(true);
  expect(fitted.curves[1]!.steps.every((step) => step >= 0)).toBe(true);
});

test('a feature that never changes gets no say', () => {
  const flat = examples(200).map((example) => ({ ...example, values: [example.values[0]!, 7] }));
  const fitted = fitAdditive(flat, { pieces: 3, ridge: 1e-2, signs: [1, 0] });
  expect(probability(fitted, [0.5, 7])).toBeCloseTo(probability(fitted, [0.5, 3]), 6);
});
