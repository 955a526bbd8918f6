import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { fileNames } from './file-names.ts';

test('good names stay, and one id always has one name', () => {
  const nameOf = fileNames();
  for (const id of ['31715818', 'finance - 지방은행 가이드.pdf - 4', '한국은행']) expect(nameOf(id)).toBe(id);
  expect(nameOf('a/b')).toBe(nameOf('a/b'));
});

test.each(['a/b', '../x', '', '.', 'x\u0000y', 'CON:1', 'a*?', '긴'.repeat(200), ' padded '])('%j gets a name that a file may have', (id) => {
  const name = fileNames()(id);
  expect(name).toMatch(/^[^/\\:*?"<>|\p{Cc}.\s](?:[^/\\:*?"<>|\p{Cc}]*[^/\\:*?"<>|\p{Cc}.\s])?$/u);
  expect(Buffer.byteLength(`${name}.txt`)).toBeLessThan(255);
});

test('no two ids share a name, not even by letter case or Unicode form', () => {
  const nameOf = fileNames();
  const ids = ['Tide', 'tide', 'TIDE', '조석'.normalize('NFC'), '조석'.normalize('NFD'), 'a/b', 'a\\b', 'a-b'];
  const names = ids.map((id) => nameOf(id).normalize('NFC').toLowerCase());
  expect(new Set(names).size).toBe(ids.length);
  fc.assert(
    fc.property(fc.uniqueArray(fc.string({ maxLength: 4 }), { maxLength: 20 }), (strings) => {
      const namer = fileNames();
      expect(new Set(strings.map((each) => namer(each).toLowerCase())).size).toBe(strings.length);
    }),
  );
});
