import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { holdsLiterally, holdsValues, matchesExactly, squadForm, tokenF1 } from './correctness.ts';

describe('the same value in another writing', () => {
  test.each([
    ['It has 519 billion parameters.', '5,190억', true],
    ['매개변수는 5190억 개다.', '519 billion', true],
    ['It came out on 14 May 2026.', '2026. 5. 14.', true],
    ['2026년 5월 14일에 나왔다.', 'May 14, 2026', true],
    ['It came out in May 2026.', '14 May 2026', false],
    ['It came out on 14 May 2026.', 'May 2026', true],
    ['It came out on 15 May 2026.', '14 May 2026', false],
    ['It grew by 12%.', '12 percent', true],
    ['It grew by 12 days.', '12 percent', false],
    ['It took 12 of them.', '12 days', false],
    ['The 20th century began.', '1989', false],
    ['It was in the 1950s.', '1950년대', true],
    ['It was in 1954.', '1950s', false],
    ['두 골을 넣었다.', '2명', false],
    ['두 명이 왔다.', '2명', true],
    ['There were five of the boats, for 5 days.', '5', true],
    ['It was the third.', '3', false],
    ['There were three boats.', '3', true],
    ['It holds KRW 3 billion.', '30억 원', true],
    ['The unit is F-35.', '35', true],
    ['It cost 3 million.', '3', false],
    ['It was in 2013.', '13', false],
    ['It grew 3.5-fold.', '5', false],
    ['On page 7-2 it says so.', '7', true],
    ['In May 2026 it rained.', '14 May', false],
    ['On 14 May it rained.', '14 May 2026', false],
    ['2026년 2분기에 나왔다.', 'Q2 2026', true],
  ])('%j states %j: %j', (answer, alternative, holds) => {
    expect(holdsValues(answer, [[alternative]])).toBe(holds);
  });

  test('words are held by the same words alone', () => {
    expect(holdsValues('It opened in spring.', [['in spring', 'April']])).toBe(true);
    expect(holdsValues('It opened in autumn 3.', [['3 in spring']])).toBe(false);
  });
});

test('every list needs an alternative, and nothing expected is not measured', () => {
  for (const holds of [holdsLiterally, holdsValues]) {
    expect(holds('High Water at 15,000', [['high water', 'x'], ['15000']])).toBe(true);
    expect(holds('High water', [['high water'], ['low']])).toBe(false);
    expect(holds('anything', [])).toBeNull();
  }
});

test.each([
  ['The tide.', ['tide'], true],
  ['“Tide”', ['a tide!'], true],
  ['조석', ['조석.'], true],
  ['high tide', ['tide'], false],
])('%j matches %j exactly: %j', (answer, alternatives, matches) => {
  expect(matchesExactly(answer, alternatives)).toBe(matches);
});

describe('token F1', () => {
  test.each([
    // SQuAD's own example of overlap: two common tokens of three and two.
    ['the Norman conquest king', [['Norman conquest']], (2 * 2) / (3 + 2)],
    ['tide tide', [['tide']], 2 / 3],
    ['두 번', [['두번']], 1],
    ['하루에 두 번', [['두 번']], (2 * 2) / (5 + 2)],
    ['1,200 ships', [['1200 ships']], 1],
    ['six', [['6', 'six'], ['high water']], (2 * 1) / (1 + 3)],
    ['', [['six']], 0],
    ['x', [['six']], 0],
  ])('%j against %j', (answer, expected, f1) => {
    expect(tokenF1(answer, expected)).toBeCloseTo(f1, 12);
  });

  test('equals the definition: matches found one by one', () => {
    const text = fc.array(fc.constantFrom('a1', 'b2', '가', '나', '가나'), { maxLength: 5 }).map((words) => words.join(' '));
    fc.assert(
      fc.property(text, fc.array(text, { minLength: 1, maxLength: 3 }), (answer, alternatives) => {
        const slow = Math.max(...alternatives.map((each) => slowF1(slowTokens(answer), slowTokens(each))));
        expect(tokenF1(answer, [alternatives])).toBeCloseTo(slow, 12);
      }),
    );
  });
});

test('the compared form drops articles, case and punctuation', () => {
  expect(squadForm('The  “Tide”, an ebb—and A flow')).toBe('tide ebb and flow');
});

function slowTokens(text: string): string[] {
  return text.split(' ').flatMap((word) => (/[가-힣]/.test(word) ? [...word] : [word])).filter((token) => token !== '');
}

function slowF1(given: readonly string[], wanted: readonly string[]): number {
  if (given.length + wanted.length === 0) return 1;
  const left = [...wanted];
  let common = 0;
  for (const token of given) {
    const at = left.indexOf(token);
    if (at < 0) continue;
    left.splice(at, 1);
    common += 1;
  }
  if (common === 0) return 0;
  const [precision, recall] = [common / given.length, common / wanted.length];
  return (2 * precision * recall) / (precision + recall);
}
