import { describe, expect, test } from 'vitest';
import { choicePrompt, chosenChoice } from './choice.ts';

const CHOICES = ['별', '위성', '인공위성', '혜성'];

describe('a reply means a choice', () => {
  test.each([
    ['2', 1],
    [' 2.', 1],
    ['(3)', 2],
    ['②', 1],
    ['B', 1],
    ['b)', 1],
    ['C. 인공위성', 2],
    ['4번', 3],
    ['정답: 3', 2],
    ['정답은 ④입니다.', 3],
    ['정답은 2입니다', 1],
    ['답은 B입니다', 1],
    ['The answer is B.', 1],
    ['The answer is being sought.', null],
    ['The answer is 2,000.', null],
    ['Answer: (D)', 3],
    ['2\n달은 별이 아니다.', 1],
    ['달은 위성이다.', 1],
    ['그것은 인공위성입니다.', 2],
    ['별 아니면 혜성', null],
    ['모르겠습니다', null],
    ['', null],
    ['7', null],
    ['2,000년 전부터', null],
    ['A star it is not', null],
  ])('%j: %j', (reply, choice) => {
    expect(chosenChoice(reply, CHOICES)).toBe(choice);
  });
});

test('is asked for by number, in the language of the question', () => {
  expect(choicePrompt('달은?', ['별', '위성'])).toBe('달은?\n1. 별\n2. 위성\n정답의 번호만 쓰세요.');
  expect(choicePrompt('Moon?', ['star', 'satellite'], 'It goes round.')).toBe('It goes round.\n\nMoon?\n1. star\n2. satellite\nReply with the number of the right choice and nothing else.');
});

test('every label that the prompt shows is understood', () => {
  for (const index of CHOICES.keys()) expect(chosenChoice(`${index + 1}`, CHOICES)).toBe(index);
});
