import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { areaUnderRisk, riskCoverage, type SureAnswer } from './risk-coverage.ts';

const ANSWERS: readonly SureAnswer[] = [
  { confidence: 0.5, outcome: 1 },
  { confidence: 0.9, outcome: 1 },
  { confidence: 0.7, outcome: 0 },
  { confidence: 0.5, outcome: 0 },
];

test('a point per confidence, the surest first', () => {
  expect(riskCoverage(ANSWERS)).toEqual([
    { coverage: 0.25, risk: 0, confidence: 0.9 },
    { coverage: 0.5, risk: 0.5, confidence: 0.7 },
    { coverage: 1, risk: 0.5, confidence: 0.5 },
  ]);
  expect(riskCoverage([])).toEqual([]);
});

describe('the area', () => {
  test('of a worked example', () => {
    // Risks 0, 1/2, then of the two tied in either order 1/3 or 2/3, then 1/2.
    expect(areaUnderRisk(ANSWERS)).toBeCloseTo((0 + 1 / 2 + (1 / 3 + 2 / 3) / 2 + 1 / 2) / 4, 12);
  });

  test('of nothing is not measured', () => {
    expect(areaUnderRisk([])).toBeNull();
    expect(areaUnderRisk([{ confidence: 1, outcome: 1, weight: 0 }])).toBeNull();
  });

  test('equals the mean over every order of the equally sure', () => {
    fc.assert(
      fc.property(fc.array(answers, { minLength: 1, maxLength: 5 }), (given) => {
        const areas = orders(given).filter(isSurestFirst).map(slowArea);
        expect(areaUnderRisk(given)).toBeCloseTo(areas.reduce((a, b) => a + b, 0) / areas.length, 10);
      }),
    );
  });

  test('counts a weight as so many answers', () => {
    fc.assert(
      fc.property(fc.array(fc.tuple(answers, fc.nat(3)), { minLength: 1, maxLength: 5 }), (weighted) => {
        const repeated = weighted.flatMap(([answer, weight]) => Array.from({ length: weight }, () => answer));
        const area = areaUnderRisk(weighted.map(([answer, weight]) => ({ ...answer, weight })));
        expect(area ?? -1).toBeCloseTo(areaUnderRisk(repeated) ?? -1, 10);
      }),
    );
  });

  test('is least when the right ones come first', () => {
    fc.assert(
      fc.property(fc.array(fc.constantFrom(0, 1), { minLength: 1, maxLength: 8 }), (outcomes) => {
        const by = (confidence: (outcome: number, index: number) => number) => areaUnderRisk(outcomes.map((outcome, index) => ({ outcome, confidence: confidence(outcome, index) })))!;
        expect(by((outcome) => outcome)).toBeLessThanOrEqual(by((_outcome, index) => index) + 1e-12);
      }),
    );
  });
});

const answers = fc.record({ confidence: fc.constantFrom(0.1, 0.5, 0.9), outcome: fc.constantFrom(0, 1) });

function slowArea(order: readonly SureAnswer[]): number {
  const risks = order.map((_each, index) => order.slice(0, index + 1).filter(({ outcome }) => outcome === 0).length / (index + 1));
  return risks.reduce((a, b) => a + b, 0) / risks.length;
}

function isSurestFirst(order: readonly SureAnswer[]): boolean {
  return order.every(({ confidence }, index) => index === 0 || order[index - 1]!.confidence >= confidence);
}

function orders<Item>(items: readonly Item[]): Item[][] {
  if (items.length <= 1) return [[...items]];
  return items.flatMap((item, index) => orders(items.toSpliced(index, 1)).map((rest) => [item].concat(rest)));
}
