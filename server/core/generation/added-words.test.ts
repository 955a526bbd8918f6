import { expect, test } from 'vitest';
import { addedWords } from './added-words.ts';

const SOURCE = 'Captain Odile Marchetti has headed the pilot service since it was founded.';

test.each([
  ['an invented end', 'Captain Odile Marchetti heads the pilot service because bandits demanded it.', SOURCE],
  ['an invented beginning', 'Astonished fishermen report that Captain Odile Marchetti heads the pilot service.', SOURCE],
  ['a word with a digit', 'Captain Odile Marchetti heads the pilot service x9.', SOURCE],
  ['mostly other words', 'Odile Marchetti invented sailing.', SOURCE],
  ['an invented end in Korean', '저장고에는 종자 5,100점이 있으며 해커가 금괴도 훔쳤다.', '저장고에는 종자 5,100점이 있다.'],
])('%s is found', (_what, text, source) => {
  expect(addedWords(text, [source]).length).toBeGreaterThan(0);
});

test.each([
  ['the same in other forms', 'The pilot service has been headed by Captain Odile Marchetti since it was founded.', SOURCE],
  ['another word here and there', 'Captain Odile Marchetti runs the pilot service since it was founded.', SOURCE],
  ['Korean in another order', '종자 5,100점이 저장고에 있습니다.', '저장고에는 종자 5,100점이 있다.'],
  ['another language', '오딜 마르케티 선장이 도선사를 이끈다.', SOURCE],
])('%s is nothing to hold against it', (_what, text, source) => {
  expect(addedWords(text, [source])).toEqual([]);
});

test('words of the question may be repeated', () => {
  expect(addedWords('The new harbour commander is Odile Marchetti.', ['Odile Marchetti was chosen on Monday.'])).not.toEqual([]);
  expect(addedWords('The new harbour commander is Odile Marchetti.', ['Odile Marchetti was chosen on Monday.', 'Who is the new harbour commander?'])).toEqual([]);
});
