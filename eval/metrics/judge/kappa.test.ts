import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { agreementOf } from './kappa.ts';

const PAIRS = fc.array(fc.tuple(fc.boolean(), fc.boolean()), { maxLength: 15 });

test('a worked example', () => {
  // 20 both right, 15 both wrong, 5 and 10 apart: agreement .7, by chance .5.
  const pairs = [...many(20, true, true), ...many(5, true, false), ...many(10, false, true), ...many(15, false, false)];
  expect(agreementOf(pairs)).toEqual({ cases: 50, agreement: 0.7, kappa: expect.closeTo(0.4, 12) });
});

describe('is not measured', () => {
  test('of nothing', () => {
    expect(agreementOf([])).toEqual({ cases: 0, agreement: null, kappa: null });
  });

  test('when both always say the same one thing: chance does that too', () => {
    expect(agreementOf(many(9, true, true))).toEqual({ cases: 9, agreement: 1, kappa: null });
  });
});

test('equals the definition over the table of both raters', () => {
  fc.assert(
    fc.property(PAIRS.filter(({ length }) => length > 0), (pairs) => {
      const share = (holds: (pair: readonly [boolean, boolean]) => boolean) => pairs.filter(holds).length / pairs.length;
      const observed = share(([a, b]) => a === b);
      const expected = share(([a]) => a) * share(([, b]) => b) + share(([a]) => !a) * share(([, b]) => !b);
      const { kappa } = agreementOf(pairs);
      expect(kappa ?? 9).toBeCloseTo(expected > 1 - 1e-12 ? 9 : (observed - expected) / (1 - expected), 9);
    }),
  );
});

test('a weight counts as so many cases', () => {
  fc.assert(
    fc.property(PAIRS, (pairs) => {
      expect(agreementOf(pairs, new Uint16Array(pairs.length).fill(2))).toEqual(agreementOf(pairs.flatMap((pair) => [pair, pair])));
    }),
  );
});

function many(count: number, judge: boolean, label: boolean): [boolean, boolean][] {
  return Array.from({ length: count }, () => [judge, label]);
}
