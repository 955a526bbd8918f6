import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { readCsv } from './csv.ts';

test('quotes hold commas, line breaks and quotes; lines are counted through them', () => {
  expect(readCsv('\ufeffa,b\r\n"1,5","say ""hi""\nthere"\r\n\r\n2,\n', 'x.csv')).toEqual([
    { line: 2, record: { a: '1,5', b: 'say "hi"\nthere' } },
    { line: 5, record: { a: '2', b: '' } },
  ]);
});

test('a short row has empty fields; a header alone has no rows; nothing is nothing', () => {
  expect(readCsv('a,b,c\n1\n', 'x.csv')).toEqual([{ line: 2, record: { a: '1', b: '', c: '' } }]);
  expect(readCsv('a,b\n', 'x.csv')).toEqual([]);
  expect(readCsv('', 'x.csv')).toEqual([]);
});

describe('a file that is not CSV is refused by line', () => {
  test.each([
    ['a,b\n1,2,3\n', /x\.csv:2: 3 fields under 2 columns/],
    ['a\n"open\n', /x\.csv:2: a quote that is not closed/],
    ['a\n"shut" after\n', /x\.csv:2: .*text after one/],
  ])('%j', (content, sentence) => {
    expect(() => readCsv(content, 'x.csv')).toThrow(sentence);
  });
});

test('what is written by the book is read back', () => {
  const field = fc.string({ unit: fc.constantFrom('a', '한', ',', '"', '\n', '\r\n', ' '), maxLength: 6 });
  fc.assert(
    fc.property(fc.array(fc.tuple(field, field), { maxLength: 5 }), fc.constantFrom('\n', '\r\n'), (rows, end) => {
      const kept = rows.filter((row) => row.some((each) => each !== ''));
      const written = [['x', 'y'], ...kept].map((row) => row.map((each) => `"${each.replaceAll('"', '""')}"`).join(',')).join(end);
      expect(readCsv(written, 'x.csv').map(({ record }) => [record['x'], record['y']])).toEqual(kept);
    }),
  );
});
