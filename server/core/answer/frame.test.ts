import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { differenceOf } from './frame.ts';

describe('one statement told twice, with another', () => {
  test.each([
    ['number', 'The station at Velmar keeps four lifeboats.', 'The station at Velmar keeps 5 lifeboats.', undefined],
    ['amount', 'The pier at Velmar cost 38 million euros.', 'The pier at Velmar cost 41 million euros.', ['38 million euros', '41 million euros']],
    ['date', 'The light first shone on 14 May 2031 at dusk.', 'The light first shone on 2 June 2031 at dusk.', ['14 May 2031', '2 June 2031']],
    ['name', 'The light was designed by Odile Marchetti in the north.', 'The light was designed by Bruno Falk in the north.', ['Odile Marchetti', 'Bruno Falk']],
    ['name, told twice', 'Odile Marchetti drew it in a year, says Odile Marchetti herself of the new light.', 'Bruno Falk drew it in a year, says Bruno Falk herself of the new light.', ['Odile Marchetti', 'Bruno Falk']],
    ['Korean figure', '벨마르 등대에는 대원 34명이 일한다고 한다.', '벨마르 등대에는 대원 36명이 일한다고 한다.', ['34명', '36명']],
  ])('%s', (_kind, one, other, values) => {
    const difference = differenceOf(one, other);
    expect(difference && [difference.one, difference.other]).toEqual(values);
  });
});

test.each([
  ['words alone', 'The pier at Velmar is now open to visitors.', 'The pier at Velmar is now closed to visitors.'],
  ['another statement', 'The pier at Velmar cost 38 million euros.', 'In 2031 some 41 boats lay there.'],
  ['other writings of one value', 'The pier at Velmar cost 519 billion won.', 'The pier at Velmar cost 519B won.'],
  ['a coarser date', 'The light at Velmar first shone in May 2031.', 'The light at Velmar first shone in 14 May 2031.'],
  ['a part of the name', 'The light was designed by Odile Marchetti in the north.', 'The light was designed by Marchetti in the north.'],
  ['two values', 'The pier cost 38 million euros in 2031, they say.', 'The pier cost 41 million euros in 2032, they say.'],
  ['hardly any words', 'It rose to 5.', 'It rose to 6.'],
])('no difference of value: %s', (_case, one, other) => {
  expect(differenceOf(one, other)).toBeUndefined();
});

test('its values stand in their sentences', () => {
  const words = fc.array(fc.constantFrom('the', 'pier', 'of', 'Velmar', 'cost', '38', '41', 'Odile', 'in', 'May', '2031', '등대'), { maxLength: 12 }).map((list) => list.join(' '));
  fc.assert(
    fc.property(words, words, (one, other) => {
      const difference = differenceOf(one, other);
      if (difference === undefined) return;
      expect(one).toContain(difference.one);
      expect(other).toContain(difference.other);
      expect(differenceOf(one, one)).toBeUndefined();
    }),
  );
});
