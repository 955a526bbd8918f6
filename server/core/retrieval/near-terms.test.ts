import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { editDistance } from '../text/edit-distance.ts';
import { nearTerms } from './near-terms.ts';

const word = fc.stringMatching(/^[abcz]{3,9}$/);

test('it finds what comparing with every term finds', () => {
  fc.assert(
    fc.property(fc.array(word, { maxLength: 40 }), word, fc.constantFrom<1 | 2>(1, 2), (terms, sought, limit) => {
      const slowly = terms.map((term) => ({ term, distance: editDistance(sought, term, limit) })).filter(({ distance }) => distance <= limit);
      expect(nearTerms({ size: terms.length, at: (number) => terms[number]! }, sought, limit)).toEqual(slowly);
    }),
  );
});

test('only plain words are near', () => {
  const terms = ['gpt4o', '국방', 'defenc', 'de'];
  expect(nearTerms({ size: terms.length, at: (number) => terms[number]! }, 'defens', 1)).toEqual([{ term: 'defenc', distance: 1 }]);
});
