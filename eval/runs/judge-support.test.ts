import { expect, test } from 'vitest';
import type { SupportChecker } from '#core/ports.ts';
import { tidalAnswer } from '../../server/testing/small-library.ts';
import { judgeSupport, supportChecker } from './judge-support.ts';

const TOP = { passageId: 'a#0', articleId: 'a', articleName: 'winds', articleTitle: 'Winds', text: 'The wind turns at noon. It is weak.', paragraphs: [] };
const CITED = ['The tide rises twice a day.', 'Salt is in the sea.'].map((text, at) => ({ articleId: 'a', articleName: 'tides', articleTitle: 'Tides', paragraphId: `a.p${at}`, text }));

test('each sentence is held against the whole paragraphs that its markers cite, the copied passage against itself', async () => {
  const asked: unknown[] = [];
  const listening: SupportChecker = {
    name: 'listening',
    check: async (claim, evidence) => {
      asked.push([claim, evidence.map(({ text, title }) => [text, title])]);
      return supportChecker().check(claim, evidence);
    },
  };
  const [citation] = tidalAnswer('q').citations;
  const answer = {
    ...tidalAnswer('q'),
    sentences: [
      { text: 'The tide rises twice a day.', markers: [1], verdict: 'supported' as const },
      { text: 'The moon is made of cheese.', markers: [2], verdict: 'supported' as const },
    ],
    citations: [citation!, { ...citation!, marker: 2, paragraphId: 'a.p1' }],
  };
  expect(await judgeSupport(answer, CITED, [TOP], listening)).toEqual({ answer: { recall: 0.5, precision: 0.5 }, baseline: { recall: 1, precision: 1 } });
  expect(asked).toEqual([
    ['The tide rises twice a day.', [['The tide rises twice a day.', 'Tides']]],
    ['The moon is made of cheese.', [['Salt is in the sea.', 'Tides']]],
    ['The wind turns at noon.', [[TOP.text, 'Winds']]],
    ['It is weak.', [[TOP.text, 'Winds']]],
  ]);
});

test('an abstention has no citations to judge', async () => {
  const abstained = { ...tidalAnswer('q'), status: 'abstained' as const, sentences: [], citations: [] };
  expect(await judgeSupport(abstained, [], [], supportChecker())).toEqual({ answer: { recall: null, precision: null }, baseline: { recall: null, precision: null } });
});
