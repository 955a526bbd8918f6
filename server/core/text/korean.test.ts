import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { koreanStem } from './korean.ts';

test.each([
  ['계약을', '계약'],
  ['계약이', '계약'],
  ['국방부에서는', '국방부'],
  ['체결했나요', '체결'],
  ['승인하는', '승인'],
  ['출장비를', '출장비'],
  ['물', '물'],
  ['나라', '나라'],
])('%s is sought as %s', (word, stem) => {
  expect(koreanStem(word)).toBe(stem);
});

test('a stem is a prefix of its word and keeps two syllables', () => {
  const syllable = fc.integer({ min: 0xac00, max: 0xd7a3 }).map((code) => String.fromCharCode(code));
  const ending = fc.constantFrom('을', '에서는', '했나요', '되었습니까', '');
  fc.assert(
    fc.property(fc.array(syllable, { minLength: 1, maxLength: 6 }), ending, (syllables, end) => {
      const word = syllables.join('') + end;
      const stem = koreanStem(word);
      expect(word.startsWith(stem)).toBe(true);
      expect(stem.length).toBeGreaterThanOrEqual(Math.min(2, word.length));
    }),
  );
});
