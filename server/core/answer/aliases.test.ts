import { expect, test } from 'vitest';
import { createGlossary, parseGlossary } from '../retrieval/glossary.ts';
import { terms } from '../text/tokens.ts';
import { aliasFinder } from './aliases.ts';
import { readQuestion } from './question.ts';

const findAliases = aliasFinder(createGlossary(parseGlossary('등대\tlighthouse|beacon\n항만\tport|harbour\n항만 당국\tport authority\n어떤\twhich\tfunction\n')));

test.each([
  ['How tall is the lighthouse?', 'lighthouse', ['등대', 'beacon']],
  ['등대의 높이는 얼마인가요?', '등대', ['lighthouse', 'beacon']],
  ['김명국은 누구인가요?', '김명국', ['Kim Myung-gook', 'Kim Myeong-guk']],
  ['How much is 519 billion won?', '519', ['5190억']],
  ['5,190억 원은 어디에 쓰였나요?', '5,190', ['519 billion']],
])('%s: %s', (question, unit, others) => {
  const aliases = aliasesOf(question)[unit];
  for (const other of others) expect(aliases).toContainEqual(terms(other));
});

test('words that the glossary does not know have no other words', () => {
  expect(aliasesOf('Where is Quillon?')).toEqual({ Quillon: [] });
});

test('grammar words bring nothing', () => {
  expect(Object.values(aliasesOf('Which gulls nest there?')).flat()).toEqual([]);
});

test('a concept that is only a small part of a word does not stand for it', () => {
  expect(aliasesOf('등대지기협회는 어디인가요?')['등대지기협회']).toEqual([]);
});

test('every unit has its list, and no alias is empty: an empty one would be found in every text', () => {
  for (const text of ['', '?', 'When did the port authority open the beacon on 14 May 2031?', '항만 당국은 2031년 5월에 12,000원을 썼나요?']) {
    const question = readQuestion(text);
    const aliases = findAliases(question);
    expect(aliases).toHaveLength(question.units.length);
    expect(aliases.flat().filter((each) => each.length === 0)).toEqual([]);
  }
});

/** Per word of the question, the terms of its aliases. */
function aliasesOf(text: string): Record<string, readonly (readonly string[])[]> {
  const question = readQuestion(text);
  const aliases = findAliases(question);
  return Object.fromEntries(question.units.map((unit, i) => [unit.text, aliases[i]!]));
}
