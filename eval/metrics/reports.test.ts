import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { tidalAnswer } from '../../server/testing/small-library.ts';
import { articlesShown, reportsRecall, reportsRight } from './reports.ts';

const citation = tidalAnswer('q').citations[0]!;

describe('the articles shown for the fact', () => {
  test.each<[string, [number, string][], [number, string][], number[], number]>([
    ['are those cited in gold', [[1, 'a'], [2, 'b']], [], [1, 2], 2],
    ['and those beside them', [[1, 'a']], [[1, 'b'], [1, 'c']], [1], 3],
    ['not those of other sentences', [[1, 'a'], [2, 'b']], [[2, 'c']], [1], 1],
    ['each once', [[1, 'a'], [2, 'a']], [[1, 'a']], [1, 2], 1],
    ['none when nothing cited is gold', [[1, 'a']], [[1, 'b']], [], 0],
  ])('%s', (_name, cited, beside, markers, count) => {
    expect(articlesShown(answer(cited, beside), new Set(markers))).toBe(count);
  });
});

test('are counted right, and recalled, only where the set says how many there are', () => {
  const given = answer([[1, 'a']], [[1, 'b']]);
  const markers = new Set([1]);
  expect([2, 1, 4].map((reports) => [reportsRight(given, markers, reports), reportsRecall(given, markers, reports)])).toEqual([[true, 1], [false, 1], [false, 0.5]]);
  expect([reportsRight(given, markers, undefined), reportsRecall(given, markers, undefined)]).toEqual([null, null]);
});

test('equal a slow count, article by article', () => {
  const pairs = fc.array(fc.tuple(fc.integer({ min: 1, max: 3 }), fc.constantFrom('a', 'b', 'c')), { maxLength: 5 });
  fc.assert(
    fc.property(pairs, pairs, fc.uniqueArray(fc.integer({ min: 1, max: 3 })), (cited, beside, markers) => {
      const slow = ['a', 'b', 'c'].filter((article) => [...cited, ...beside].some(([marker, other]) => other === article && markers.includes(marker))).length;
      expect(articlesShown(answer(cited, beside), new Set(markers))).toBe(slow);
    }),
  );
});

function answer(cited: readonly (readonly [number, string])[], beside: readonly (readonly [number, string])[]) {
  return {
    citations: cited.map(([marker, articleId]) => ({ ...citation, marker, articleId })),
    alsoReportedBy: beside.map(([marker, articleId]) => ({ marker, articleId, paragraphId: `${articleId}.p0`, title: null, source: null, publishedAt: null })),
  };
}
