/** The rules of `data/glossary/README.md`, held against the committed files. */
import { readFileSync, readdirSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { createGlossary, parseGlossary } from './glossary.ts';

const FOLDER = new URL('../../../data/glossary/', import.meta.url);
const files = readdirSync(FOLDER).filter((file) => file.endsWith('.tsv'));
const entriesOf = (file: string) => parseGlossary(readFileSync(new URL(file, FOLDER), 'utf8'), file);
const entries = files.flatMap(entriesOf);
const glossary = createGlossary(entries);

/** Korean homonyms that stand on two lines. */
const HOMONYMS = new Set(['일', '주', '달', '말', '대장', '중대', '감독', '시장', '거리', '다리', '배', '눈', '차', '시', '상', '기록', '초', '분', '년', '시간', '수입', '연대']);

describe('the committed glossary', () => {
  test('is broad', () => {
    expect(glossary.size).toBeGreaterThan(3_500);
  });

  test('names every concept in both languages', () => {
    expect(entries.filter((entry) => entry.korean.length === 0 || entry.english.length === 0)).toEqual([]);
  });

  test('lists no alias twice on a line', () => {
    const doubled = entries.filter(({ korean, english }) => new Set([...korean, ...english].map((alias) => alias.toLowerCase())).size < korean.length + english.length);
    expect(doubled).toEqual([]);
  });

  test('repeats Korean aliases across lines only for known homonyms, but where near synonyms are joined', () => {
    const distinct = files.filter((file) => !file.startsWith('general')).flatMap(entriesOf);
    expect([...repeated(distinct.flatMap((entry) => entry.korean), 1)].filter((alias) => !HOMONYMS.has(alias))).toEqual([]);
  });

  test('spreads no English alias over more than eight lines', () => {
    expect(repeated(entries.flatMap((entry) => entry.english), 8)).toEqual([]);
  });
});

test.each([
  ['국방부는 언제 예산을 승인했는가', 'When did the Ministry of National Defense approve the budget'],
  ['출장비는 누가 지급합니까', 'Who pays the travel expenses'],
  ['휴가를 며칠 쓸 수 있나요', 'How many days of annual leave'],
  ['장비 정비 주기', 'equipment maintenance interval'],
  ['메일로 보내야 합니까', 'Does it have to go by e-mail'],
  ['연 2회 점검한다', 'semi-annual inspection'],
  ['신입은 언제 교육을 받나요', 'when new hires are trained'],
  ['잃어버린 출입증', 'a lost badge'],
])('%j and %j share their concepts', (korean, english) => {
  expect(glossary.conceptsIn(korean).intersection(glossary.conceptsIn(english)).size).toBeGreaterThanOrEqual(1);
});

test.each([
  ['time off', 'holiday'],
  ['sign off', 'approval'],
  ['purchase', 'procure'],
  ['휴가', '연가'],
  ['boss', 'supervisor'],
  ['kept', 'keeps'],
  ['sign in', 'logged on'],
  ['reimbursed', 'refund'],
  ['fortnight', 'two weeks'],
  ['postpone', 'pushed back'],
  ['그만두면', '퇴직'],
])('%j means what %j means', (one, other) => {
  expect(glossary.conceptsIn(one).intersection(glossary.conceptsIn(other)).size).toBeGreaterThanOrEqual(1);
});

function repeated(aliases: readonly string[], limit: number): string[] {
  const counts = new Map<string, number>();
  for (const alias of aliases) counts.set(alias.toLowerCase(), (counts.get(alias.toLowerCase()) ?? 0) + 1);
  return [...counts].filter(([, count]) => count > limit).map(([alias]) => alias);
}
