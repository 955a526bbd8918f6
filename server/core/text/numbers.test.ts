import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { numbersIn, numberWritings } from './numbers.ts';

const read = (text: string) => numbersIn(text).map(({ value, unit, kind }) => [value, unit, kind]);

test.each([
  ['519 billion parameters', [[519e9, 'parameters', 'quantity']]],
  ['519-billion-parameter model', [[519e9, 'parameters', 'quantity']]],
  ['519B', [[519e9, null, 'cardinal']]],
  ['5,190억', [[519e9, null, 'cardinal']]],
  ['$73,000', [[73_000, 'usd', 'money']]],
  ['$73k', [[73_000, 'usd', 'money']]],
  ['7만3천 달러', [[73_000, 'usd', 'money']]],
  ['US$110 million', [[110e6, 'usd', 'money']]],
  ['1억1천만 달러', [[110e6, 'usd', 'money']]],
  ['3천만 원을', [[30e6, 'krw', 'money']]],
  ['삼천만 원', [[30e6, 'krw', 'money']]],
  ['₩5,000', [[5_000, 'krw', 'money']]],
  ['1조 2천억', [[1.2e12, null, 'cardinal']]],
  ['만5천', [[15_000, null, 'cardinal']]],
  ['fifteen days', [[15, 'days', 'quantity']]],
  ['two hundred and five', [[205, null, 'cardinal']]],
  ['a dozen eggs', [[12, null, 'cardinal']]],
  ['half a million people', [[500_000, 'people', 'quantity']]],
  ['one million won', [[1e6, 'krw', 'money']]],
  ['열두 명', [[12, 'people', 'quantity']]],
  ['스물', [[20, null, 'cardinal']]],
  ['20여 명', [[20, 'people', 'quantity']]],
  ['12 per cent', [[12, 'percent', 'percent']]],
  ['12퍼센트', [[12, 'percent', 'percent']]],
  ['3.5%p', [[3.5, 'percent_points', 'percent']]],
  ['-5%', [[-5, 'percent', 'percent']]],
  ['139th', [[139, null, 'ordinal']]],
  ['the third time', [[3, null, 'ordinal']]],
  ['세 번째', [[3, null, 'ordinal']]],
  ['제2차 회의', [[2, null, 'ordinal']]],
  ['10-15 days', [[10, 'days', 'quantity'], [15, 'days', 'quantity']]],
  ['100~200명', [[100, 'people', 'quantity'], [200, 'people', 'quantity']]],
  ['3 m and 3M', [[3, 'm', 'quantity'], [3e6, null, 'cardinal']]],
  ['4.5 GHz', [[4.5, 'ghz', 'quantity']]],
  ['30-year-old', [[30, 'years_old', 'quantity']]],
  ['5월 14일부터 3일간', [[3, 'days', 'quantity']]],
])('%j is read', (text, expected) => {
  expect(read(text)).toEqual(expected);
});

test.each(['F-35', 'K1', 'A.X', 'HB-12', '5G', 'COVID-19', 'GPT-4', 'A4', '10:30', '1.2.3', '02-123-4567', 'one of them', 'per second', 'two-thirds', '천만에', '만일', '이 원', 'May 14, 2026', '2026년', '두산', '세계'])(
  '%j states no number',
  (text) => {
    expect(read(text)).toEqual([]);
  },
);

test.each(['만 억 조 ', '1만 ', '십백천', '1,111', '1-', 'two hundred and ', '1 '])('%j over and over is read without endless backtracking', (piece) => {
  expect(numbersIn(piece.repeat(500)).length).toBeLessThan(5_000);
});

describe('a number', () => {
  const KOREAN_DIGITS = '영일이삼사오육칠팔구';
  const writings: readonly ((value: number) => string)[] = [
    (value) => String(value),
    (value) => value.toLocaleString('en-US'),
    (value) => numberWritings(value).find((text) => /[조억만]/.test(text)) ?? String(value),
    (value) => `${value.toLocaleString('en-US')}원`,
    (value) => `$${value.toLocaleString('en-US')}`,
    (value) => `${inHangul(value, KOREAN_DIGITS)} 명`,
  ];

  test('comes back whichever way it is written', () => {
    // From 2,100 on: smaller four-digit numbers may be years. Hangul needs a place syllable.
    fc.assert(
      fc.property(fc.integer({ min: 2_100, max: 9e12 }), fc.constantFrom(...writings), (value, write) => {
        expect(numbersIn(`그것은 ${write(value)} 이다`).map((mention) => mention.value)).toEqual([value]);
      }),
      { numRuns: 500 },
    );
  });

  test('of a round size comes back from words and letters', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 999 }), fc.constantFrom(['thousand', 'K', 1e3] as const, ['million', 'M', 1e6] as const, ['billion', 'B', 1e9] as const), (count, [word, letter, scale]) => {
        for (const text of [`${count} ${word}`, `${count}-${word}`, `${count}${letter}`, `$${count} ${word}`]) {
          expect(numbersIn(`about ${text}, they say`).map((mention) => mention.value)).toEqual([count * scale]);
        }
      }),
    );
  });

  test('lies where it says, in order, without overlaps', () => {
    fc.assert(
      fc.property(fc.array(fc.constantFrom('15 days', '3천만 원', 'F-35', '12%', '세 번째', '와', 'the', '2026년', '$73k', '-')), (words) => {
        const text = words.join(' ');
        let last = 0;
        for (const mention of numbersIn(text)) {
          expect(text.slice(mention.start, mention.end)).toBe(mention.text);
          expect(mention.start).toBeGreaterThanOrEqual(last);
          last = mention.end;
        }
      }),
    );
  });
});

/** 15000 → 만오천 */
function inHangul(value: number, digits: string): string {
  const below = (count: number) =>
    (['천', '백', '십', ''] as const).map((place, index) => {
      const digit = Math.floor(count / 10 ** (3 - index)) % 10;
      return digit === 0 ? '' : `${digit === 1 && place !== '' ? '' : digits[digit]}${place}`;
    }).join('');
  return ([['조', 1e12], ['억', 1e8], ['만', 1e4], ['', 1]] as const)
    .map(([name, scale]) => {
      const count = Math.floor(value / scale) % 1e4;
      return count === 0 ? '' : `${below(count)}${name}`;
    })
    .join('');
}
