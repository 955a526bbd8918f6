import { describe, expect, test } from 'vitest';
import { evidenceFrom, type WrittenArticle } from '../../testing/written-generation.ts';
import type { RankedPassage } from '../retrieval/retrieve.ts';
import { summarise, summaryRequest } from './summary.ts';

describe('a request for a summary', () => {
  test.each([
    ['Summarise the harbour rules', { subject: 'harbour rules', from: null, to: null }],
    ['What happened in May 2031?', { subject: '', from: '2031-05', to: '2031-05' }],
    ['What has changed since 1 June 2031?', { subject: '', from: '2031-06-01', to: null }],
    ['What happened in Velmar between 1 May 2031 and 9 June 2031?', { subject: 'Velmar', from: '2031-05-01', to: '2031-06-09' }],
    ['2031년 5월에 무슨 일이 있었나요?', { subject: '', from: '2031-05', to: '2031-05' }],
    ['등대 규정을 요약해 줘', { subject: '등대 규정', from: null, to: null }],
  ])('%s', (question, request) => {
    expect(summaryRequest(question)).toEqual(request);
  });

  test.each(['What changed in the leave rules from 2030 to 2031?', 'When did the dry dock reopen?', 'What happened to the foghorn?', '등대는 언제 열렸나요?'])('is not: %s', (question) => {
    expect(summaryRequest(question)).toBeUndefined();
  });
});

const ARTICLES: readonly WrittenArticle[] = [
  { title: 'Dry dock reopens', publishedAt: '2031-05-14', body: 'This note is short, as all our notes from the coast are.\nThe dry dock of Velmar reopens with new gates for larger ships.' },
  { title: 'Lighthouse closes', publishedAt: '2031-05-02', body: 'The lighthouse on the grey cape closes for a year of repairs.' },
  { title: 'Ferry timetable', publishedAt: '2031-06-20', body: 'The ferry to the islands leaves twice a day from the new quay.' },
  { title: 'Undated', body: 'The market on the quay sells fish and bread every morning.' },
];

describe('a summary', () => {
  test('of a month is one sentence per article of it, newest first', async () => {
    expect(await told('What happened in May 2031?')).toEqual(['The dry dock of Velmar reopens with new gates for larger ships.', 'The lighthouse on the grey cape closes for a year of repairs.']);
  });

  test('of a day is what names it, whenever it was published', async () => {
    const dated: readonly WrittenArticle[] = [...ARTICLES, { title: 'Looking back', publishedAt: '2031-12-30', body: 'On 3 May 2031 the old ferry sank in the bay.\nNobody was hurt.' }];
    expect(await told('What happened on 3 May 2031?', dated)).toEqual(['On 3 May 2031 the old ferry sank in the bay.']);
    expect(await told('What happened on May 3?', dated)).toEqual(['On 3 May 2031 the old ferry sank in the bay.']);
  });

  test('since a day leaves out what is older or undated', async () => {
    expect(await told('What has changed since 1 June 2031?')).toEqual(['The ferry to the islands leaves twice a day from the new quay.']);
  });

  test('of everything tells of undated articles last', async () => {
    expect((await told('Summarise the collection')).at(-1)).toBe('The market on the quay sells fish and bread every morning.');
  });

  test('of a time without articles is empty', async () => {
    expect(await told('What happened in May 2011?')).toEqual([]);
  });

  test('of an article that the subject names is told in reading order', async () => {
    expect(await told('Summarise dry dock reopens')).toEqual(['This note is short, as all our notes from the coast are.', 'The dry dock of Velmar reopens with new gates for larger ships.']);
  });
});

async function told(question: string, articles: readonly WrittenArticle[] = ARTICLES): Promise<string[]> {
  const blocks = await evidenceFrom(articles);
  const generation = blocks[0]!.generation;
  const found = blocks.map(({ article, passage }, row): RankedPassage => ({ generation, row, article, passage, score: 1, lexical: 1, vector: null }));
  const chosen = await summarise(summaryRequest(question)!, [generation], found);
  return chosen.map(({ lead }) => lead.text);
}
