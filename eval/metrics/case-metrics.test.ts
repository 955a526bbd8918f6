import { describe, expect, test } from 'vitest';
import type { Answer } from '#core/contract.ts';
import { tidalAnswer } from '../../server/testing/small-library.ts';
import type { EvalCase } from '../sets.ts';
import type { CitedParagraph } from './answers.ts';
import { caseMetrics } from './case-metrics.ts';
import type { Failure, Observation, RetrievedPassage } from './observation.ts';

const CASE: EvalCase = { id: 'a', turns: ['When is high water?'], expected: [['6,000 hours']], gold: [{ article: 'tides', contains: 'High water' }], answerable: true, tags: ['time'], part: 'held-back' };
const GOLD = passage('tides', 'High water is at 6000 hours. It ebbs.');
const OTHER = passage('winds', 'The wind turns.');
const RIGHT = answered('High water is at 6000 hours.');

test('a case well answered', () => {
  const { values, ...rest } = caseMetrics(CASE, { ...seen(RIGHT, [OTHER, GOLD], [GOLD]), support: { answer: { precision: 1, recall: 1 }, baseline: { precision: 0.5, recall: 1 } }, confidence: 0.8, usage: { promptTokens: 100, replyTokens: 10, costUsd: null } });
  expect(rest).toEqual({ id: 'a', tags: ['time'], language: 'en', part: 'held-back', failure: 'ok' });
  expect(values).toMatchObject({
    'recall@1': 0, 'recall@3': 1, 'hit@3': 1, 'all-evidence@3': 1, 'ndcg@3': expect.closeTo(1 / Math.log2(3), 10), mrr: 0.5,
    correct: 1, literal: 1, 'exact-match': 0, 'token-f1': expect.closeTo((2 * 2) / (6 + 2), 10),
    'gold-cited': 1, 'gold-citation-precision': 1, 'gold-citation-recall': 1, 'citation-precision': 1, 'citation-recall': 1, 'citation-f1': 1,
    'baseline-correct': 0, 'baseline-gold-cited': 0, 'baseline-citation-precision': 0.5, 'baseline-citation-f1': expect.closeTo(2 / 3, 10),
    answerable: 1, abstained: 0, confidence: 0.8, outcome: 1, sentences: 1, 'supported-sentences': 1, 'supported-in-gold': 1,
    'prompt-tokens': 100, 'reply-tokens': 10, 'cost-usd': null, 'total-ms': expect.any(Number),
  });
});

describe('a failure has the earliest cause that can be told', () => {
  const unanswerable = { ...CASE, answerable: false, expected: [], gold: [] };
  test.each<[Failure, EvalCase, Observation]>([
    ['ok', CASE, seen(RIGHT, [OTHER], [OTHER])],
    ['ok', { ...CASE, expected: [] }, seen(answered('x'), [GOLD], [GOLD])],
    ['ok', unanswerable, seen(abstained(), [OTHER], [])],
    ['not-retrieved', CASE, seen(answered('At six.'), [OTHER], [OTHER])],
    ['not-retrieved', CASE, seen(abstained(), [OTHER], [])],
    ['retrieved-but-not-cited', CASE, seen(answered('At six.'), [GOLD, OTHER], [OTHER])],
    ['retrieved-but-not-cited', { ...CASE, expected: [] }, seen(answered('At six.'), [GOLD], [OTHER])],
    ['cited-but-wrong', CASE, seen(answered('At six.'), [GOLD], [GOLD])],
    ['cited-but-wrong', { ...CASE, gold: [] }, seen(answered('At six.'), [GOLD], [OTHER])],
    ['should-have-answered', CASE, seen(abstained(), [GOLD], [])],
    ['should-have-abstained', unanswerable, seen(answered('At six.'), [OTHER], [OTHER])],
    ['no-answer', CASE, seen(null, [GOLD], [])],
  ])('%s', (failure, evalCase, observed) => {
    expect(caseMetrics(evalCase, observed).failure).toBe(failure);
  });
});

describe('what has no meaning is not measured', () => {
  test.each<[string, EvalCase, Observation, readonly string[]]>([
    ['rightness and rankings of the unanswerable', { ...CASE, answerable: false }, seen(RIGHT, [GOLD], [GOLD]), ['correct', 'gold-cited', 'recall@5', 'mrr', 'baseline-correct']],
    ['rankings that were not asked for', CASE, seen(RIGHT, null, [GOLD]), ['recall@5', 'baseline-gold-cited']],
    ['citations of an abstention, and how sure it was to be right', CASE, { ...seen(abstained(), [GOLD], []), confidence: 0.2 }, ['gold-citation-precision', 'outcome', 'sentences', 'supported-sentences']],
    ['support that was not judged', CASE, seen(RIGHT, [GOLD], [GOLD]), ['citation-precision', 'citation-recall', 'citation-f1']],
    ['conflicts and reports that the set does not state', CASE, seen(RIGHT, [GOLD], [GOLD]), ['conflict-expected', 'conflict-reported', 'reports-right', 'reports-recall']],
    ['times of what broke', CASE, seen(null, [GOLD], []), ['total-ms', 'abstained', 'sentences']],
    ['choices where there are none', CASE, seen(RIGHT, [GOLD], [GOLD]), ['choice-correct']],
    ['an exact match of several things', { ...CASE, expected: [['a'], ['b']] }, seen(RIGHT, [GOLD], [GOLD]), ['exact-match']],
  ])('%s', (_name, evalCase, observed, measures) => {
    const values: Record<string, number | null | undefined> = caseMetrics(evalCase, observed).values;
    expect(measures.map((measure) => [measure, values[measure] ?? null])).toEqual(measures.map((measure) => [measure, null]));
  });
});

test('what breaks, or abstains from what can be answered, is wrong', () => {
  for (const answer of [null, abstained()]) {
    expect(caseMetrics(CASE, seen(answer, [GOLD], [])).values).toMatchObject({ correct: 0, 'token-f1': 0, 'gold-cited': 0 });
  }
});

test('answering what has no answer is a wrong outcome, however sure', () => {
  expect(caseMetrics({ ...CASE, answerable: false }, { ...seen(RIGHT, [], []), confidence: 1 }).values).toMatchObject({ outcome: 0, confidence: 1 });
});

test('copying the top passage is scored as an answer', () => {
  expect(caseMetrics(CASE, seen(abstained(), [GOLD, OTHER], [])).values).toMatchObject({ correct: 0, 'baseline-correct': 1, 'baseline-gold-cited': 1, 'baseline-gold-citation-precision': 1 });
  expect(caseMetrics(CASE, seen(abstained(), [], [])).values).toMatchObject({ 'baseline-correct': 0, 'baseline-gold-cited': 0, 'baseline-gold-citation-precision': null });
});

test('conflicts and corroboration as the set states them', () => {
  const conflict = { about: 'time', claims: [{ marker: 1, value: 'six' }, { marker: 2, value: 'seven' }] };
  const report = { marker: 1, articleId: 'b', paragraphId: 'b.p0', title: null, source: null, publishedAt: null };
  const disputed = { ...RIGHT, conflicts: [conflict], alsoReportedBy: [report] };
  expect(caseMetrics({ ...CASE, conflict: true, reports: 2 }, seen(disputed, [GOLD], [GOLD])).values).toMatchObject({ 'conflict-expected': 1, 'conflict-reported': 1, 'reports-right': 1, 'reports-recall': 1 });
  expect(caseMetrics({ ...CASE, conflict: false, reports: 4 }, seen(disputed, [GOLD], [GOLD])).values).toMatchObject({ 'conflict-expected': 0, 'conflict-reported': 1, 'reports-right': 0, 'reports-recall': 0.5 });
});

test('a choice is read out of the answer', () => {
  const choices = ['5000 hours', '6000 hours'];
  expect(caseMetrics({ ...CASE, choices, answer: '6000 hours' }, seen(RIGHT, [GOLD], [GOLD])).values).toMatchObject({ 'choice-correct': 1, outcome: 1 });
  expect(caseMetrics({ ...CASE, choices, answer: '5000 hours' }, seen(RIGHT, [GOLD], [GOLD]))).toMatchObject({ failure: 'cited-but-wrong', values: { 'choice-correct': 0, outcome: 0 } });
});

function seen(answer: Answer | null, retrieved: readonly RetrievedPassage[] | null, cited: readonly RetrievedPassage[]): Observation {
  return { answer, retrieved, cited: cited.map(({ articleId, articleName, articleTitle, paragraphs }): CitedParagraph => ({ articleId, articleName, articleTitle, ...paragraphs[0]! })) };
}

function passage(article: string, text: string): RetrievedPassage {
  return { passageId: `00${article}#0`, articleId: `00${article}`, articleName: article, articleTitle: null, text, paragraphs: [{ paragraphId: `00${article}.p0`, text }] };
}

function answered(text: string): Answer {
  const answer = tidalAnswer('q');
  return { ...answer, conflicts: [], alsoReportedBy: [], sentences: [{ text, markers: [1], verdict: 'supported' }], citations: [{ ...answer.citations[0]!, marker: 1 }] };
}

function abstained(): Answer {
  return { ...tidalAnswer('q'), status: 'abstained', text: 'Not found.', sentences: [], citations: [] };
}
