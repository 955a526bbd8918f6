import { expect, test } from 'vitest';
import type { SupportEvidence } from '#core/ports.ts';
import { tidalAnswer } from '../../server/testing/small-library.ts';
import type { CitedParagraph } from './answers.ts';
import { judgeSupport } from './judge-support.ts';
import type { RetrievedPassage } from './observation.ts';

const CITED: readonly CitedParagraph[] = [cited('p0', 'The tide rises.'), cited('p1', 'It ebbs.'), cited('p0', 'The tide rises.')];
const PASSAGE: RetrievedPassage = { passageId: 'a#0', articleId: 'a', articleName: 'a', articleTitle: 'Tides', text: 'The tide rises. It ebbs.', paragraphs: [] };
const citation = tidalAnswer('q').citations[0]!;
const ANSWER = {
  status: 'answered' as const,
  sentences: [{ text: 'It rises', markers: [1, 3], verdict: 'supported' as const }, { text: 'It turns', markers: [2], verdict: 'partly' as const }],
  citations: [1, 2, 3].map((marker) => ({ ...citation, marker, publishedAt: '2026-05-14' })),
};

test('each sentence is held against the paragraphs it cites, once each, with title and date', async () => {
  const asked: [string, readonly SupportEvidence[]][] = [];
  const { answer } = await judgeSupport(ANSWER, CITED, [], async (claim, evidence) => asked.push([claim, evidence]) === 1);
  const shown = { title: 'Tides', publishedAt: '2026-05-14' };
  expect(asked).toEqual([['It rises', [{ ...shown, text: 'The tide rises.' }]], ['It turns', [{ ...shown, text: 'It ebbs.' }]]]);
  expect(answer).toEqual({ recall: 0.5, precision: 0.5 });
});

test('the baseline cites its passage sentence by sentence', async () => {
  const { baseline } = await judgeSupport(ANSWER, [], [PASSAGE], async (claim, evidence) => evidence[0]!.text.includes(claim));
  expect(baseline).toEqual({ recall: 1, precision: 1 });
});

test('an abstention cites nothing, and nothing retrieved copies nothing', async () => {
  const nothing = { recall: null, precision: null };
  expect(await judgeSupport({ ...ANSWER, status: 'abstained' }, CITED, [], async () => true)).toEqual({ answer: nothing, baseline: nothing });
});

function cited(paragraph: string, text: string): CitedParagraph {
  return { articleId: 'a', articleName: 'a', articleTitle: 'Tides', paragraphId: `a.${paragraph}`, text };
}
