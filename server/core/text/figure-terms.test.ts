import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { askedFigures, figureTerms } from './figure-terms.ts';
import { terms } from './tokens.ts';

test.each([
  ['It has 519 billion parameters and 16 experts.', ['#519000000000']],
  ['매개변수 5,190억 개', ['#519000000000']],
  ['fifteen thousand people, 12 % of all', ['#15000', '%12']],
  ['2026년 5월 14일에', ['@2026-05-14', '@2026-05', '@--05-14']],
  ['On 14 May', ['@--05-14']],
  ['In 2025, Q3 2025', ['@2025', '@2025-Q3']],
  ['the second of three', []],
  ['', []],
])('%j states %j', (text, expected) => expect(figureTerms(text).sort()).toEqual([...expected].sort()));

test('a question asks for the date it names, and the day in any year', () => {
  expect(askedFigures('What happened on May 14, 2026?').map(({ terms: named, start, end }) => [named, start, end])).toEqual([[['@2026-05-14', '@--05-14'], 17, 29]]);
});

test('figures far apart in a long text are all read, and none twice', () => {
  const filler = ' word'.repeat(40);
  expect(figureTerms(`7만 3천 달러${filler} 12 percent${filler} June 10`)).toEqual(['#73000', '%12', '@--06-10']);
});

test('no word of any text is such a term', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary' }), (text) => {
      expect(terms(text).filter((term) => /^[#@%]/.test(term))).toEqual([]);
    }),
  );
});

test('what is left unread for speed holds no figure', () => {
  const words = ['12', '%', '1,200', 'percent', 'May', '3', '5월', '2026년', '7만', '천', 'million', '2.5', 'k', '4분기', 'Q2', '1999', 'km', '개', '퍼센트', 'bn', '10일', '상반기'];
  fc.assert(
    fc.property(fc.array(fc.constantFrom(...words), { maxLength: 5 }), fc.constantFrom('', ' '), (some, space) => {
      const text = some.join(space);
      const asked = askedFigures(text).flatMap(({ terms: named }) => named).filter((term) => /\d/.test(text) && !/^@-?.*-H/.test(term));
      expect(new Set(asked).difference(new Set(figureTerms(text)))).toEqual(new Set());
    }),
  );
});
