import { expect, test } from 'vitest';
import { asOfDate } from './as-of.ts';

test.each([
  ['As of 1 June 2031, how many boats lie there?', '2031-06-01'],
  ['How high was the fee as of May 2031?', '2031-05'],
  ['2031년 6월 기준으로 배는 몇 척인가요?', '2031-06'],
  ['2031년 6월 1일 현재 배는 몇 척인가요?', '2031-06-01'],
  ['How many boats were there on 1 June 2031?', undefined],
  ['발표 기준으로 배는 몇 척인가요?', undefined],
  ['2031년 규정에서 요금은 얼마인가요?', undefined],
])('%s → %s', (question, date) => {
  expect(asOfDate(question)).toBe(date);
});
