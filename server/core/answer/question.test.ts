import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { readQuestion } from './question.ts';

describe('the kind of thing asked for', () => {
  test.each([
    ['Who signed the agreement?', 'person'],
    ['When does the new rule take effect?', 'deadline'],
    ['In what year was the harbour opened?', 'date'],
    ['When was the harbour opened?', 'date'],
    ['Where is the depot?', 'place'],
    ['How many vehicles were inspected?', 'count'],
    ['How much may an office spend without a tender?', 'money'],
    ['What percentage of the fleet was grounded?', 'percent'],
    ['How long are records kept?', 'duration'],
    ['Why was the exercise postponed?', 'reason'],
    ['How is a lost pass replaced?', 'manner'],
    ['Describe the harbour.', 'other'],
    ['누가 협정에 서명했나요?', 'person'],
    ['새 규정은 언제 시행되나요?', 'deadline'],
    ['창고는 어디에 있습니까?', 'place'],
    ['차량은 몇 대 점검했나?', 'count'],
    ['수의계약 한도는 얼마인가요?', 'amount'],
    ['예산에서 차지하는 비율은?', 'percent'],
    ['기록은 몇 년간 보관하나요?', 'duration'],
    ['훈련이 연기된 이유는?', 'reason'],
    ['출입증은 어떻게 재발급받나요?', 'manner'],
  ])('%s → %s', (text, kind) => {
    expect(readQuestion(text).kind).toBe(kind);
  });
});

describe('content words', () => {
  test('question words and auxiliaries say nothing', () => {
    expect(wordsOf('What did the harbour authority announce in June?')).toEqual(['harbour', 'authority', 'announce', 'June']);
    expect(wordsOf('항만청은 언제 무엇을 발표했나요?')).toEqual(['항만청', '발표']);
  });

  test('a word that only begins like a function word stays', () => {
    expect(wordsOf('대한민국의 수도는 어디인가?')).toEqual(['대한민국', '수도']);
  });

  test('names and numbers are told from ordinary words', () => {
    const names = readQuestion('How many rotors does the KX-9 built by Harbour Works have?').units.filter((unit) => unit.name);
    expect(names.map((unit) => unit.text)).toEqual(['KX-9', 'Harbour', 'Works']);
  });
});

test('any text is a question, and its units lie where they say', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme', maxLength: 200 }), (text) => {
      for (const unit of readQuestion(text).units) expect(text.slice(unit.start, unit.end)).toBe(unit.text);
    }),
  );
});

function wordsOf(text: string): string[] {
  return readQuestion(text).units.map((unit) => unit.text);
}
