import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import type { ParagraphId } from '#core/types.ts';
import { createNearDuplicateFinder, shinglesOf, type Signature } from './near-duplicates.ts';

const finder = createNearDuplicateFinder();

const REPORT = 'The harbour office opened a third quay on Monday, and officials said that freight through the port would grow by a fifth within two years.';
const REPORT_KO = '항만청은 월요일 세 번째 부두를 열었으며, 2년 안에 이 항구를 지나는 화물이 5분의 1 늘어날 것이라고 관계자들이 말했다.';

test.each([
  ['one word changed', REPORT, REPORT.replace('Monday', 'Tuesday').replace('The harbour', 'the Harbour')],
  ['other marks and case', REPORT, REPORT.toUpperCase().replaceAll(',', ' —')],
  ['Korean, one ending changed', REPORT_KO, REPORT_KO.replace('말했다', '밝혔다')],
])('links paragraphs of different articles: %s', (_, left, right) => {
  expect(link({ 'a.p0': left, 'b.p3': right })).toEqual([['a.p0', 'b.p3']]);
});

test.each([
  ['same subject in other words', REPORT, 'Freight is forecast to rise twenty per cent by the year after next thanks to new berths, the port authority announced at an opening ceremony.'],
  ['two short labels', 'Key takeaways', 'Key takeaways'],
])('does not link: %s', (_, left, right) => {
  expect(link({ 'a.p0': left, 'b.p3': right })).toEqual([]);
});

test('paragraphs of one article are never linked', () => {
  expect(link({ 'a.p0': REPORT, 'a.p1': REPORT })).toEqual([]);
});

test('a signature depends on the text alone', () => {
  expect(createNearDuplicateFinder().signature(REPORT)).toEqual(finder.signature(REPORT));
});

test('a crowd of equals costs no square of pairs', () => {
  const crowd = new Map(Array.from({ length: 2000 }, (_, index): [ParagraphId, Signature] => [`a${index}.p0`, finder.signature(REPORT)]));
  expect([...finder.link(crowd)].length).toBeLessThan(2000 * 25);
});

test('agrees with exact Jaccard similarity on edited texts', () => {
  const word = fc.integer({ min: 0, max: 400 }).map((index) => `w${index.toString(36)}`);
  const texts = fc.record({ words: fc.array(word, { minLength: 60, maxLength: 90 }), edits: fc.array(fc.nat(59), { maxLength: 25 }) });
  let [near, found] = [0, 0];
  fc.assert(
    fc.property(texts, ({ words, edits }) => {
      const edited = words.map((each, index) => (edits.includes(index) ? `x${index}` : each));
      const [left, right] = [words.join(' '), edited.join(' ')];
      const pairs = link({ 'a.p0': left, 'b.p0': right }).length;
      const similarity = jaccard(shinglesOf(left), shinglesOf(right));
      expect(similarity < 0.6 ? pairs : 0).toBe(0);
      if (similarity >= 0.9) [near, found] = [near + 1, found + pairs];
    }),
    { numRuns: 300, seed: 7 },
  );
  expect(near).toBeGreaterThan(5);
  expect(found / near).toBeGreaterThan(0.9);
});

function link(texts: Record<string, string>) {
  return [...finder.link(new Map(Object.entries(texts).map(([id, text]) => [id as ParagraphId, finder.signature(text)])))];
}

/** The slow, exact measure that signatures estimate. */
function jaccard(left: ReadonlySet<string>, right: ReadonlySet<string>): number {
  const shared = left.intersection(right).size;
  return shared / (left.size + right.size - shared);
}
