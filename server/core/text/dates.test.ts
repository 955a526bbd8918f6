import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { datesAgree, datesIn, dateWritings } from './dates.ts';

const read = (text: string) => datesIn(text).map((date) => date.iso);

test.each([
  ['May 14, 2026', ['2026-05-14']],
  ['14 May 2026', ['2026-05-14']],
  ['on the 14th of May, 2026', ['2026-05-14']],
  ['2026-05-14T10:00:00Z', ['2026-05-14']],
  ['2026. 5. 14.', ['2026-05-14']],
  ['2026년 5월 14일에', ['2026-05-14']],
  ['5/14/2026', ['2026-05-14']],
  ['14.5.2026', ['2026-05-14']],
  ['5/6/2026', []],
  ['5월 14일부터', ['--05-14']],
  ['June 10', ['--06-10']],
  ['Sept. 3', ['--09-03']],
  ['In May 2026', ['2026-05']],
  ['2026년 5월', ['2026-05']],
  ['in 2012 and 2013년', ['2012', '2013']],
  ['1999-2004', ['1999', '2004']],
  ['FY2026', ['2026']],
  ['the second quarter of 2026', ['2026-Q2']],
  ['2026년 2분기', ['2026-Q2']],
  ['2분기', ['--Q2']],
  ['2026년 하반기', ['2026-H2']],
  ['the 1990s', ['199X']],
  ['1990년대', ['199X']],
  ['19th century', ['18XX']],
  ['19세기', ['18XX']],
  ['Tuesday', [null]],
  ['월요일', [null]],
  ['in March', ['--03']],
  ['it may go', []],
  ['They march on', []],
  ['2012 people', []],
  ['2,012', []],
  ['2000년 동안', []],
  ['February 30, 2020', ['--02', '2020']],
])('%j', (text, expected) => {
  expect(read(text)).toEqual(expected);
});

const day = fc.date({ min: new Date('1900-01-01'), max: new Date('2099-12-31'), noInvalidDate: true }).map((date) => date.toISOString().slice(0, 10));
const MONTHS = ['January', 'February', 'March', 'April', 'May', 'June', 'July', 'August', 'September', 'October', 'November', 'December'];

test('a day comes back whichever way it is written', () => {
  fc.assert(
    fc.property(day, (iso) => {
      const [year, month, date] = iso.split('-').map(Number) as [number, number, number];
      const name = MONTHS[month - 1]!;
      const writings = [iso, `${name} ${date}, ${year}`, `${date} ${name} ${year}`, `${name.slice(0, 3)}. ${date}, ${year}`, `${year}년 ${month}월 ${date}일`, `${year}년${month}월${date}일`, `${year}. ${month}. ${date}.`, `${year}/${month}/${date}`];
      for (const text of [...writings, ...dateWritings(iso)]) expect(read(`It was ${text} then`)).toEqual([iso]);
    }),
  );
});

test('months and years come back from every writing', () => {
  fc.assert(
    fc.property(day, fc.constantFrom(4, 7), (iso, length) => {
      const partial = iso.slice(0, length);
      for (const text of dateWritings(partial)) expect(read(`(${text})`)).toEqual([partial]);
    }),
  );
});

test.each([
  ['2026', '2026-05-14', true],
  ['--05', '2026-05-14', true],
  ['--05-14', '2026-05-14', true],
  ['199X', '1994', true],
  ['18XX', '1850-01', true],
  ['2026-Q2', '2026-05', true],
  ['2026-H1', '--Q2', true],
  ['2026-05', '2026-06-01', false],
  ['2026-05-13', '2026-05-14', false],
  ['2026-Q1', '2026-05', false],
  ['2025', '2026-05-14', false],
])('%s and %s can be the same: %s', (one, other, agree) => {
  expect(datesAgree(one, other)).toBe(agree);
  expect(datesAgree(other, one)).toBe(agree);
});
