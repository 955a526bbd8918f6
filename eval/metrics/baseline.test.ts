import { expect, test } from 'vitest';
import { copiedCitations, copiedPassage } from './baseline.ts';
import type { RetrievedPassage } from './observation.ts';

const TOP: RetrievedPassage = {
  passageId: 'a#0', articleId: 'a', articleName: 'tides', articleTitle: 'Tides', text: 'The tide rises. It ebbs.\n\n조석은 하루 두 번이다.',
  paragraphs: [{ paragraphId: 'a.p0', text: 'The tide rises. It ebbs.' }, { paragraphId: 'a.p1', text: '조석은 하루 두 번이다.' }],
};

test('every sentence of the first passage cites the whole of it', () => {
  const evidence = [{ text: TOP.text, title: 'Tides' }];
  expect(copiedPassage([TOP, { ...TOP, text: 'Other.' }])).toEqual(['The tide rises.', 'It ebbs.', '조석은 하루 두 번이다.'].map((text) => ({ text, evidence })));
});

test('against gold it cites every paragraph it touches', () => {
  expect(copiedCitations([TOP]).map(({ articleName, paragraphId, text }) => [articleName, paragraphId, text])).toEqual([
    ['tides', 'a.p0', 'The tide rises. It ebbs.'],
    ['tides', 'a.p1', '조석은 하루 두 번이다.'],
  ]);
});

test('of nothing it copies nothing', () => {
  expect([copiedPassage([]), copiedCitations([])]).toEqual([[], []]);
});
