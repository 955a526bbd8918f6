import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { draftSentences } from './draft.ts';

test.each([
  ['', []],
  ['It rose', [{ text: 'It rose', markers: [] }]],
  ['It rose. [1] It fe', [{ text: 'It rose.', markers: [1] }, { text: 'It fe', markers: [] }]],
  ['It rose. [1] [2]', [{ text: 'It rose.', markers: [1, 2] }]],
  ['It rose. [1][2] Then', [{ text: 'It rose.', markers: [1, 2] }, { text: 'Then', markers: [] }]],
  ['올랐다.[1] 내렸다.[2]', [{ text: '올랐다.', markers: [1] }, { text: '내렸다.', markers: [2] }]],
  // The bracket is held back until it is known to be a marker.
  ['It rose. [', [{ text: 'It rose.', markers: [] }]],
  ['It rose. [1', [{ text: 'It rose.', markers: [] }]],
  // The article's own footnote, and a year.
  ['It rose [9] by half [1976].', [{ text: 'It rose [9] by half [1976].', markers: [] }]],
])('%j', (draft, sentences) => {
  expect(draftSentences(draft, new Set([1, 2]))).toEqual(sentences);
});

test('the pieces of a finished answer are its sentences', () => {
  const sentence = fc.record({ text: fc.stringMatching(/^[a-z가-힣][a-z가-힣ㆍ ]{0,20}[.다]$/), markers: fc.uniqueArray(fc.integer({ min: 1, max: 9 }), { minLength: 1, maxLength: 3 }) });
  fc.assert(
    fc.property(fc.array(sentence), (sentences) => {
      const draft = sentences.map(({ text, markers }) => `${text} ${markers.map((marker) => `[${marker}]`).join(' ')}`).join(' ');
      expect(draftSentences(draft, new Set([1, 2, 3, 4, 5, 6, 7, 8, 9]))).toEqual(sentences);
    }),
  );
});
