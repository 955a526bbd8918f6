import { array, assert, constantFrom, property, record } from 'fast-check';
import { expect, test } from 'vitest';
import { countChanges } from './summary.ts';

const origins = array(record({ path: constantFrom('a', 'b', 'c', 'd'), article: constantFrom('1', '2', '3', '4', '5') }), { maxLength: 8 });

test('every article there was and is, is counted once', () => {
  assert(property(origins, origins, (before, after) => {
    const { added, changed, unchanged, removed } = countChanges(before, after);
    expect(added + changed + unchanged).toBe(new Set(after.map(({ article }) => article)).size);
    expect(removed + changed + unchanged).toBe(new Set(before.map(({ article }) => article)).size);
  }));
});

test.each([
  ['a new file', [], [{ path: 'a', article: '1' }], { added: 1, changed: 0, unchanged: 0, removed: 0 }],
  ['another text', [{ path: 'a', article: '1' }], [{ path: 'a', article: '2' }], { added: 0, changed: 1, unchanged: 0, removed: 0 }],
  ['a moved file', [{ path: 'a', article: '1' }], [{ path: 'b', article: '1' }], { added: 0, changed: 0, unchanged: 1, removed: 0 }],
  ['a file for another', [{ path: 'a', article: '1' }], [{ path: 'b', article: '2' }], { added: 1, changed: 0, unchanged: 0, removed: 1 }],
  ['one of two files that held it', [{ path: 'a', article: '1' }, { path: 'b', article: '1' }], [{ path: 'a', article: '2' }, { path: 'b', article: '1' }], { added: 1, changed: 0, unchanged: 1, removed: 0 }],
])('%s', (_, before, after, expected) => {
  expect(countChanges(before, after)).toEqual(expected);
});
