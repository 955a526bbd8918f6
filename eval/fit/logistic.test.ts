import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { gaussian, seededRandom } from '../../server/testing/random.ts';
import { areaUnderCurve, fitLogistic, fitLogisticWithSigns, type Example } from './logistic.ts';

describe('a fit', () => {
  test('recovers the model that the labels were drawn from', () => {
    const truth = [-0.7, 1.5, -2, 0];
    const fitted = fitLogistic(drawn(truth, 20_000, 1), 1e-6);
    for (const [i, weight] of fitted.entries()) expect(Math.abs(weight - truth[i]!)).toBeLessThan(0.1);
  });

  test('is where the penalised likelihood is flat and highest, whichever way one steps', () => {
    const examples = drawn([0.3, 1, -1], 300, 2).map(({ values, label }, i) => ({ values, label, weight: 1 + (i % 3) }));
    const ridge = 0.01;
    const fitted = fitLogistic(examples, ridge, 100);
    const best = slowObjective(examples, fitted, ridge);
    for (const i of fitted.keys()) {
      for (const step of [-0.01, 0.01]) {
        const moved = fitted.map((weight, j) => (i === j ? weight + step : weight));
        expect(slowObjective(examples, moved, ridge)).toBeLessThan(best);
      }
    }
  });

  test('does not depend on the scale or the origin of a feature', () => {
    const examples = drawn([0.3, 1, -1], 400, 3);
    const rescaled = examples.map(({ values: [a, b], label, weight }) => ({ values: [a! * 1_000 + 50, b!], label, weight }));
    const [intercept, a, b] = fitLogistic(examples, 1e-3) as [number, number, number];
    const [intercept2, a2, b2] = fitLogistic(rescaled, 1e-3) as [number, number, number];
    expect(a2 * 1_000).toBeCloseTo(a, 6);
    expect(b2).toBeCloseTo(b, 6);
    expect(intercept2 + a2 * 50).toBeCloseTo(intercept, 6);
  });

  test('takes an example of weight 3 for three examples', () => {
    const examples = drawn([0.2, 1], 100, 4);
    const heavy = examples.map(({ values, label }, i) => ({ values, label, weight: i % 2 === 0 ? 3 : 1 }));
    const repeated = examples.flatMap((example, i) => (i % 2 === 0 ? [example, example, example] : [example]));
    fitLogistic(heavy, 1e-3).forEach((weight, i) => expect(weight).toBeCloseTo(fitLogistic(repeated, 1e-3)[i]!, 6));
  });

  test('stays finite where nothing can be learnt or everything is certain', () => {
    const constant: Example[] = [0, 1, 0, 1].map((label) => ({ values: [5], label: label as 0 | 1, weight: 1 }));
    expect(fitLogistic(constant, 1e-3)).toEqual([expect.closeTo(0, 6), expect.closeTo(0, 6)]);
    const separable: Example[] = [-2, -1, 1, 2].map((value) => ({ values: [value], label: value > 0 ? 1 : 0, weight: 1 }));
    const [, slope] = fitLogistic(separable, 1e-3);
    expect(slope).toBeGreaterThan(1);
    expect(Number.isFinite(slope)).toBe(true);
  });
});

describe('a fit with signs', () => {
  test('equals the free one where no sign is contradicted', () => {
    const examples = drawn([0, 1, -1], 500, 5);
    expect(fitLogisticWithSigns(examples, 1e-3, [1, -1])).toEqual(fitLogistic(examples, 1e-3));
    expect(fitLogisticWithSigns(examples, 1e-3, [0, 0])).toEqual(fitLogistic(examples, 1e-3));
  });

  test('holds what is contradicted at nothing, and fits the rest', () => {
    const examples = drawn([0, 1, -1], 500, 6);
    const [intercept, first, second] = fitLogisticWithSigns(examples, 1e-3, [1, 1]);
    expect(second).toBe(0);
    const alone = fitLogistic(examples.map(({ values, label, weight }) => ({ values: values.slice(0, 1), label, weight })), 1e-3);
    expect([intercept, first]).toEqual(alone.map((weight) => expect.closeTo(weight, 6)));
  });

  test('respects every sign, whatever the data', () => {
    const sign = fc.constantFrom<-1 | 0 | 1>(-1, 0, 1);
    fc.assert(
      fc.property(fc.nat(1_000), fc.tuple(sign, sign, sign), (seed, signs) => {
        const random = seededRandom(seed);
        const examples = drawn([gaussian(random), gaussian(random), gaussian(random), gaussian(random)], 60, seed);
        const fitted = fitLogisticWithSigns(examples, 1e-2, signs);
        signs.forEach((each, i) => expect(fitted[i + 1]! * each).toBeGreaterThanOrEqual(-1e-9));
      }),
      { numRuns: 40 },
    );
  });
});

describe('the area under the curve', () => {
  test('is the share of pairs in which the positive scores higher, ties half', () => {
    const scored = fc.array(fc.record({ score: fc.oneof(fc.integer({ min: 0, max: 4 }), fc.double({ min: -1, max: 1, noNaN: true })), label: fc.constantFrom<0 | 1>(0, 1) }), { minLength: 2, maxLength: 40 });
    fc.assert(
      fc.property(scored.filter((all) => new Set(all.map(({ label }) => label)).size === 2), (all) => {
        let wins = 0;
        let pairs = 0;
        for (const positive of all.filter(({ label }) => label === 1)) {
          for (const negative of all.filter(({ label }) => label === 0)) {
            pairs += 1;
            wins += positive.score > negative.score ? 1 : positive.score === negative.score ? 0.5 : 0;
          }
        }
        expect(areaUnderCurve(all)).toBeCloseTo(wins / pairs, 10);
      }),
    );
  });
});

/** Examples with normal features whose labels follow a logistic model: intercept first. */
function drawn(truth: readonly number[], count: number, seed: number): Example[] {
  const random = seededRandom(seed);
  return Array.from({ length: count }, () => {
    const values = truth.slice(1).map(() => gaussian(random));
    return { values, label: random() < probability(truth, values) ? 1 : 0, weight: 1 };
  });
}

function probability(weights: readonly number[], values: readonly number[]): number {
  return 1 / (1 + Math.exp(-values.reduce((sum, value, i) => sum + value * weights[i + 1]!, weights[0]!)));
}

/** Log-likelihood less half the ridge per unit of example weight on the weights of standardised features. */
function slowObjective(examples: readonly Example[], weights: readonly number[], ridge: number): number {
  const total = examples.reduce((sum, { weight }) => sum + weight, 0);
  const mean = (of: (example: Example) => number) => examples.reduce((sum, example) => sum + example.weight * of(example), 0) / total;
  let objective = 0;
  for (const { values, label, weight } of examples) {
    const p = probability(weights, values);
    objective += weight * Math.log(label === 1 ? p : 1 - p);
  }
  for (let i = 1; i < weights.length; i++) {
    const center = mean(({ values }) => values[i - 1]!);
    const deviation = Math.sqrt(mean(({ values }) => (values[i - 1]! - center) ** 2));
    objective -= (ridge * total * (weights[i]! * deviation) ** 2) / 2;
  }
  return objective;
}
