import { expect, test } from 'vitest';
import { createGlossary } from '../retrieval/glossary.ts';
import { citationQuality, citationSupport } from './citation-support.ts';
import { ruleChecker } from './support-checker.ts';

const { verdict } = ruleChecker(createGlossary([]));
const PUMPS = { text: 'The harbour office bought 24 pumps for the northern dock.' };
const ORDER = { text: 'Captain Lena Brook signed the order on 3 May 2031.' };
const BREAD = { text: 'A recipe for bread needs flour, water, salt and patience.' };
const BOTH = `${PUMPS.text} ${ORDER.text}`;

test.each([
  ['one citation that says it', PUMPS.text, [PUMPS], 'supported', [true]],
  ['one that says it, one beside the point', PUMPS.text, [PUMPS, BREAD], 'supported', [true, false]],
  ['two halves that need each other', BOTH, [PUMPS, ORDER], 'supported', [true, true]],
  ['one that says something else', PUMPS.text, [BREAD], 'unsupported', [false]],
  ['no citation', PUMPS.text, [], 'unsupported', []],
])('%s', (_case, text, cited, expected, needed) => {
  const judged = citationSupport(verdict, { text, cited });
  expect(judged.verdict.verdict).toBe(expected);
  expect(judged.needed).toEqual(needed);
});

test('precision counts citations, recall counts sentences', () => {
  const sentences = [
    { text: PUMPS.text, cited: [PUMPS, BREAD] },
    { text: ORDER.text, cited: [] },
  ];
  expect(citationQuality(verdict, sentences)).toEqual({ precision: 0.5, recall: 0.5 });
  expect(citationQuality(verdict, [])).toEqual({ precision: null, recall: null });
});
