import { createHash } from 'node:crypto';
import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { evidenceFrom, type Twins, type WrittenArticle } from '../../testing/written-generation.ts';
import { Answer, type AnswerEvent, type SearchHit } from '../contract.ts';
import { createDraft } from './draft.ts';
import type { EvidenceSentence } from './evidence.ts';
import type { ChosenSentence } from './extract.ts';
import { readQuestion } from './question.ts';

const sha256 = (text: string) => createHash('sha256').update(text, 'utf8').digest('hex');
const QUESTION = readQuestion('How many seeds does the vault hold?');
const CONTENT = Answer.pick({ status: true, text: true, sentences: true, citations: true, alsoReportedBy: true, conflicts: true, nearest: true });

const VAULT: WrittenArticle[] = [
  { title: 'The vault', source: 'Seed Bank', body: 'The vault holds 4,200 seeds. It lies under the hill.\nIts keepers guard it.' },
  { title: '종자 저장고', body: '저장고에는 종자 5,100점이 있다. 언덕 아래에 있다.' },
  { title: 'Visit', body: 'Visitors come in May. Its keepers guard it, they are told.' },
];
const TWINS: Twins = [[[0, 1], [2, 0]]];
const sentences = (await evidenceFrom(VAULT, TWINS)).flatMap((block) => block.sentences);
const [holds, lies, keepers, korean, , visitors] = sentences as [EvidenceSentence, EvidenceSentence, EvidenceSentence, EvidenceSentence, EvidenceSentence, EvidenceSentence];

test('sentences carry their markers, citations their order, and the events make up the text', () => {
  const { events, content } = drafted([{ lead: holds, same: [visitors] }, { lead: lies, same: [] }]);
  expect(content).toMatchObject({
    status: 'answered',
    text: 'The vault holds 4,200 seeds. [1][2] It lies under the hill. [3]',
    sentences: [
      { text: 'The vault holds 4,200 seeds.', markers: [1, 2], verdict: 'supported' },
      { text: 'It lies under the hill.', markers: [3], verdict: 'supported' },
    ],
  });
  expect(content.citations.map(({ marker, quote, title }) => [marker, quote, title])).toEqual([
    [1, 'The vault holds 4,200 seeds.', 'The vault'],
    [2, 'Visitors come in May.', 'Visit'],
    [3, 'It lies under the hill.', 'The vault'],
  ]);
  expect(events.map(({ type }) => type)).toEqual(['text-delta', 'citation', 'citation', 'text-delta', 'citation']);
});

test('whatever is chosen, and however much of it does not stand, the answer holds together', () => {
  const lead = fc.constantFrom(...sentences).chain((sentence) => fc.oneof({ weight: 3, arbitrary: fc.constant(sentence) }, broken(sentence)));
  const choices = fc.array(fc.record({ lead, same: fc.array(lead, { maxLength: 3 }) }), { maxLength: 6 });
  fc.assert(
    fc.property(choices, (chosen) => {
      const { events, content } = drafted(chosen);
      expect(CONTENT.safeParse(content).error).toBeUndefined();
      const { text, citations } = content;
      expect(citations.map(({ marker }) => marker)).toEqual(citations.map((_, i) => i + 1));
      expect(content.sentences.flatMap(({ markers }) => markers)).toEqual(citations.map(({ marker }) => marker));
      expect(content.status).toBe(chosen.some((each) => stands(each.lead)) ? 'answered' : 'abstained');
      expect(content.sentences).toHaveLength(chosen.filter((each) => stands(each.lead)).length);
      for (const citation of citations) {
        const { article } = sentences.find(({ block }) => block.article.id === citation.articleId)!.block;
        expect(article.text.slice(citation.start, citation.end)).toBe(citation.quote);
        expect(citation.sha256).toBe(sha256(citation.quote));
      }
      expect(said(events)).toBe(content.status === 'answered' ? text : '');
      expect(events.flatMap((event) => (event.type === 'citation' ? [event.citation] : []))).toEqual(citations);
    }),
  );
});

describe('what does not stand in its article is left out', () => {
  const past: EvidenceSentence = { ...holds, sentence: { ...holds.sentence, end: holds.block.article.text.length + 1 } };

  test('a sentence, without leaving a gap in the markers', () => {
    const { content } = drafted([{ lead: past, same: [keepers] }, { lead: lies, same: [] }]);
    expect(content).toMatchObject({ text: 'It lies under the hill. [1]', citations: [{ marker: 1 }] });
  });

  test('one of several citations', () => {
    const { content } = drafted([{ lead: lies, same: [past, visitors] }]);
    expect(content.text).toBe('It lies under the hill. [1][2]');
    expect(content.citations.map(({ quote }) => quote)).toEqual(['It lies under the hill.', 'Visitors come in May.']);
  });

  test('a written sentence with any of what it was judged by', () => {
    const written = { text: 'The vault lies under a hill.', verdict: 'supported', reasons: [] } as const;
    const { events, content } = drafted([{ lead: lies, same: [visitors, past], written }, { lead: holds, same: [], written }]);
    expect(content).toMatchObject({ text: 'The vault lies under a hill. [1]', citations: [{ marker: 1, quote: 'The vault holds 4,200 seeds.' }] });
    expect(events).toHaveLength(2);
    expect(drafted([{ lead: lies, same: [visitors, keepers], written }]).content.text).toBe('The vault lies under a hill. [1][2][3]');
  });

  test('and an answer of nothing else abstains, without an event', () => {
    const { events, content } = drafted([{ lead: past, same: [lies] }]);
    expect(content).toMatchObject({ status: 'abstained', sentences: [], citations: [] });
    expect(events).toEqual([]);
  });
});

describe('an abstention', () => {
  test.each([
    ['How old is the vault?', 'The articles do not say.'],
    ['저장고는 얼마나 오래되었나요?', '제공된 기사에는 답이 나와 있지 않습니다.'],
  ])('to %s is in the language of the question', (question, text) => {
    expect(createDraft(readQuestion(question), sha256).finish([]).text).toBe(text);
  });

  test('shows the nearest passages; an answer does not', () => {
    expect(drafted([], [NEAREST]).content.nearest).toEqual([NEAREST]);
    expect(drafted([{ lead: holds, same: [] }], [NEAREST]).content.nearest).toEqual([]);
  });
});

test('a copy of the cited paragraph is a report, not a second source', () => {
  const copy = sentences.find(({ text, block }) => text.startsWith('Its keepers') && block !== keepers.block)!;
  const { content } = drafted([{ lead: keepers, same: [copy] }]);
  expect(content.sentences[0]!.markers).toEqual([1]);
  expect(content.alsoReportedBy).toMatchObject([{ marker: 1, title: 'Visit' }]);
});

test('other reports and conflicts go by the markers', () => {
  const { content } = drafted([{ lead: keepers, same: [] }, { lead: holds, same: [visitors] }, { lead: korean, same: [] }]);
  expect(content.alsoReportedBy).toMatchObject([{ marker: 1, title: 'Visit' }]);
  expect(content.conflicts).toMatchObject([{ claims: [{ marker: 2, value: '4,200' }, { marker: 4, value: '5,100점' }] }]);
});

test('a line break within a sentence is a space in the answer, and itself in the quote', async () => {
  const { block } = lies;
  const text = block.article.text.replace('under the', 'under\nthe');
  const { content } = drafted([{ lead: { ...lies, block: { ...block, article: { ...block.article, text } } }, same: [] }]);
  expect(content.sentences[0]!.text).toBe('It lies under the hill.');
  expect(content.citations[0]!.quote).toBe('It lies under\nthe hill.');
});

const NEAREST: SearchHit = { passageId: 'a#0', articleId: 'a', collection: 'written', title: null, score: 0.1, rank: 1, text: 'x', start: 0, end: 1, paragraphs: [] };

function drafted(chosen: readonly ChosenSentence[], nearest: readonly SearchHit[] = []) {
  const draft = createDraft(QUESTION, sha256);
  const events = [...chosen.flatMap((each) => [...draft.add(each)]), ...draft.conclude()];
  return { events, content: draft.finish(nearest) };
}

/** The sentence with offsets that lie outside its article, or hold nothing. */
function broken(sentence: EvidenceSentence) {
  const { length } = sentence.block.article.text;
  const offsets = fc.constantFrom([-1, 5], [3, 3], [9, 2], [0, length + 1], [length, length + 4], [0.5, 4], [Number.NaN, 4]);
  return offsets.map(([start, end]) => Object.assign({}, sentence, { sentence: { ...sentence.sentence, start, end } }));
}

function stands({ sentence: { start, end }, block }: EvidenceSentence): boolean {
  return Number.isInteger(start) && start >= 0 && start < end && end <= block.article.text.length;
}

function said(events: readonly AnswerEvent[]): string {
  return events.map((event) => (event.type === 'text-delta' ? event.text : '')).join('');
}
