import { describe, expect, test } from 'vitest';
import { standalone } from './follow-up.ts';

describe('a follow-up takes what it points back at', () => {
  test.each([
    ['How heavy is it?', 'When was the Orca-3 drone bought?', 'How heavy is it? (Orca-3)'],
    ['Who approved the purchase?', 'When was the Orca-3 drone bought?', 'Who approved the purchase? (Orca-3)'],
    ['Who runs the Gull programme?', 'When was the Orca-3 drone bought?', 'Who runs the Gull programme?'],
    ['What about the Orca-4?', 'How heavy is the Orca-3?', 'What about the Orca-4? (heavy)'],
    ['그 부서의 책임자는 누구인가요?', '항만청은 어디에 있나요?', '그 부서의 책임자는 누구인가요? (항만청)'],
    ['Orca-4는?', 'Orca-3의 무게는 얼마인가요?', 'Orca-4는? (무게)'],
  ])('%s after %s', (text, previous, expected) => {
    expect(standalone(text, previous)).toBe(expected);
  });
});

test('the first question stands alone', () => {
  expect(standalone('How heavy is it?', undefined)).toBe('How heavy is it?');
});
