import { expect, test } from 'vitest';
import { SetLine } from '../sets.ts';
import { draftSet, type SourceParagraph } from './draft-set.ts';

const PARAGRAPHS: readonly SourceParagraph[] = [
  { article: 'harbour', id: 'a.p0', text: 'The lighthouse board approved a new foghorn on 12 March 2026. Ana Belin, Head of Pilots at Merrin Shipping Group, spoke first.' },
  { article: 'harbour', id: 'a.p1', text: 'Merrin Shipping Group opened an office in Lerwick in 2024. Six pilots work there.' },
  { article: 'rival', id: 'b.p0', text: 'Orkney Lines Ltd signed a contract with Merrin Shipping Group on 4 April 2026. A claim must be sent to the Claims Office within 20 days.' },
  { article: '해안', id: 'c.p0', text: '등대위원회는 2026년 3월 12일에 새 무적 도입을 승인했다. 낙찰자는 10일 안에 보증금을 맡긴다.' },
  { article: '해안', id: 'c.p1', text: '해안진흥원은 2025년에 부두를 고쳤다. 국내 출장은 팀장이 승인한다.' },
];
const options = { count: 16, seed: 7, related: async () => PARAGRAPHS };

test('the same seed gives the same lines, another one others', async () => {
  expect(await draftSet(PARAGRAPHS, options)).toEqual(await draftSet(PARAGRAPHS, options));
});

test('every line fits the question-set format, waits for review and names its language', async () => {
  const lines = await draftSet(PARAGRAPHS, options);
  expect(new Set(lines.map(({ id }) => id)).size).toBe(lines.length);
  expect(new Set(lines.map(({ language }) => language))).toEqual(new Set(['en', 'ko']));
  for (const line of lines) {
    expect(SetLine.safeParse(line).success).toBe(true);
    expect(line.tags).toEqual(expect.arrayContaining(['draft', line.language]));
  }
});

test('gold names one paragraph by a few words that hold the answer', async () => {
  const answerable = (await draftSet(PARAGRAPHS, options)).filter((line) => line.answerable);
  expect(answerable.length).toBeGreaterThan(5);
  for (const { gold, expected } of answerable) {
    const [{ article, contains }] = gold as [(typeof gold)[0]];
    const named = PARAGRAPHS.filter((paragraph) => paragraph.article === article && paragraph.text.includes(contains!));
    expect(named).toHaveLength(1);
    expect(contains!.split(' ').length).toBeLessThanOrEqual(7);
    expect(named[0]!.text).toContain(expected[0]![0]);
  }
});

test('with ids, no words of the articles but the answers are in the set', async () => {
  const lines = await draftSet(PARAGRAPHS, { ...options, goldIds: true });
  expect(lines.flatMap(({ gold }) => gold).filter(({ contains }) => contains !== undefined)).toEqual([]);
});

test('a near miss names what the articles name, and no paragraph states what it asks', async () => {
  const misses = (await draftSet(PARAGRAPHS, options)).filter((line) => !line.answerable);
  expect(misses.length).toBeGreaterThan(1);
  for (const { question, expected, gold, tags } of misses) {
    expect([expected, gold]).toEqual([[], []]);
    expect(tags).toContain('unanswerable');
    expect(PARAGRAPHS.some(({ text }) => ['Merrin Shipping Group', 'Orkney Lines Ltd', 'Ana Belin', 'Claims Office', '해안진흥원', '등대위원회', 'lighthouse board', '팀장'].some((name) => text.includes(name) && question.includes(name)))).toBe(true);
  }
});
