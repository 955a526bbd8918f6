import { expect, test } from 'vitest';
import { checkGlossary } from './glossary-check.ts';

const lines = (name: string, ...rows: readonly string[]) => ({ name, tsv: rows.join('\n') });
const found = (...files: Parameters<typeof checkGlossary>[0]) => checkGlossary(files).map(({ kind, file, line, message }) => `${kind} ${file}:${line} ${message}`);

test('clean files have no findings', () => {
  expect(found(lines('a.tsv', '# comment', '', '국방부\tMinistry of Defense|MND\tname', '휴가|연가\tleave|holiday'))).toEqual([]);
});

test('rows that cannot be read are told with their lines, all of them', () => {
  expect(found(lines('a.tsv', '국방 defense', '휴가\tleave', '군\t|army'))).toEqual([
    'error a.tsv:1 Correct the row: a row has two or three columns separated by tabs.',
    'error a.tsv:3 Correct the row: an alias is empty.',
  ]);
});

test('an alias twice in a row, and a concept twice, also across files', () => {
  expect(found(lines('a.tsv', '휴가\tleave|Leave', '군\tarmy'), lines('b.tsv', '군\tarmy|military'))).toEqual([
    'error a.tsv:1 "leave" stands twice in the row; take one out.',
    'error b.tsv:1 "군/army" is also a.tsv, line 2; make the two rows one.',
  ]);
});

test('a Korean alias with two unrelated meanings', () => {
  expect(found(lines('a.tsv', '배\tship|boat', '배|배나무\tpear'), lines('b.tsv', '정보 통신\tinformation and communications', '정보통신|정통\tcommunications|ICT'))).toEqual([
    'conflict a.tsv:2 "배" means "pear" here and "ship" in a.tsv, line 1; keep both only for a homonym.',
  ]);
});
