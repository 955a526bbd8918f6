import { expect, test } from 'vitest';
import { tidalAnswer } from '../testing/small-library.ts';
import { answerAsText, printable } from './terminal.ts';

test('an answer is followed by its citations', () => {
  const answer = tidalAnswer('tides');
  const citations = answer.citations.map((citation) => ({ ...citation, source: 'Port Gazette', publishedAt: '2026-05-14', url: 'https://gazette.example/1' }));
  expect(answerAsText({ ...answer, citations })).toBe(
    'The tide rises twice a day. [1]\n\n[1] Tides (Port Gazette, 2026-05-14)\n    “The tide rises twice a day.”\n    https://gazette.example/1',
  );
});

test('an article cannot steer the terminal', () => {
  expect(printable('\u001b[2J\u001b]0;title\u0007red\u009b31m\r\u202eabc\u2066')).toBe('[2J]0;titlered31mabc');
  expect(printable('한국어\t값\n👍🏽 naïve')).toBe('한국어\t값\n👍🏽 naïve');
});
