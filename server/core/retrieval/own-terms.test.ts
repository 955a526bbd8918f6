import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { terms } from '../text/tokens.ts';
import { ownTerms } from './own-terms.ts';

test.each([
  ['How many vehicles were inspected', { how: 0.5, mani: 0.5, vehicl: 1, were: 1, inspect: 1 }],
  ['예산은 언제 확정되었는가', { 예산: 1, 산은: 0.4, 언제: 0.5, 확정: 1, 정되: 0.4, 되었: 0.4, 었는: 0.4, 는가: 0.4 }],
  ['산은과 예산은', { 산은: 1, 은과: 0.4, 예산: 1 }],
  ['출장비를 설명하시오', { 출장: 1, 장비: 1, 비를: 0.4, 설명: 0.5, 명하: 0.5, 하시: 0.5, 시오: 0.5 }],
  ['A.X 3.1', { ax: 1, '3.1': 1 }],
])('%j', (query, expected) => expect(Object.fromEntries(ownTerms(query))).toEqual(expected));

test('every term of any query is there once, with a weight in (0, 1]', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary' }), (query) => {
      const weights = ownTerms(query);
      expect([...weights.keys()]).toEqual([...new Set(terms(query))]);
      for (const weight of weights.values()) expect(weight > 0 && weight <= 1).toBe(true);
    }),
  );
});
