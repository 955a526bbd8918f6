import { expect, test } from 'vitest';
import { verbKey } from './korean-verbs.ts';

test.each([
  ['열린', '열렸', '열리'],
  ['세운', '세웠', '세우'],
  ['맡긴', '맡겼', '맡기'],
  ['버린', '버려', '버리'],
])('%s and %s are forms of one verb', (a, b, stem) => {
  expect(verbKey(a)).toBe(`~${stem}`);
  expect(verbKey(b)).toBe(`~${stem}`);
});

test('other text has no key', () => {
  expect(verbKey('열')).toBeUndefined();
  expect(verbKey('ab')).toBeUndefined();
});
