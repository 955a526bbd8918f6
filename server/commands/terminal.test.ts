import { expect, test } from 'vitest';
import { tidalAnswer } from '../testing/small-library.ts';
import { answerAsText, hitsAsText, printable } from './terminal.ts';

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

test('a hit says why it ranks, when it was asked', () => {
  const hit = { passageId: 'a#0', articleId: 'a', collection: 'sea', title: 'Tides', score: 0.5, rank: 1, text: 'The tide rises.', start: 0, end: 15, paragraphs: [] };
  const explanation = {
    legs: [{ leg: 'lexical' as const, score: 2, attainable: 4, weight: 0.95 }, { leg: 'vector' as const, score: null, attainable: 1, weight: 0.05 }],
    terms: [{ term: 'tide', origin: 'query' as const, weight: 1, fields: { title: 1, body: 1 }, idf: 1.5, score: 2 }],
  };
  expect(hitsAsText([hit])).toBe('1. Tides (0.500, sea/a#0)\n   The tide rises.');
  expect(hitsAsText([{ ...hit, explanation }])).toBe(
    '1. Tides (0.500, sea/a#0)\n   The tide rises.\n\n   lexical 2.000 of 4.000, weight 0.950\n   vector did not rank it, weight 0.050\n   +2.000 tide (query, weight 1.00, idf 1.50, title 1, body 1)',
  );
});
