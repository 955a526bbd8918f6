import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Gold } from '../sets.ts';
import { judgeRanking } from './gold-ranking.ts';
import type { RetrievedPassage } from './observation.ts';

describe('a ranking', () => {
  test.each<[string, readonly Gold[], readonly RetrievedPassage[], readonly string[]]>([
    ['holds facts where their best passage stands', [{ article: 'a', contains: 'x' }], [passage('b', 'y'), passage('a', 'x y'), passage('a', 'x', 1)], ['b#0', 'gold-1']],
    ['takes two places for two facts in one passage', [{ article: 'a', contains: 'x' }, { article: 'a', contains: 'y' }], [passage('a', 'x y'), passage('b', 'z')], ['gold-1', 'gold-2', 'b#0']],
    ['counts alternatives once', [{ article: 'a', fact: 'f' }, { article: 'b', fact: 'f' }], [passage('b', ''), passage('a', '')], ['fact-f']],
    ['counts an article without a fact once where gold is whole articles', [{ article: 'a' }], [passage('b', ''), passage('b', '', 1), passage('a', '')], ['00b', 'gold-1']],
    ['counts passages apart where gold is paragraphs', [{ article: 'a', contains: 'x' }], [passage('b', ''), passage('b', '', 1)], ['b#0', 'b#1']],
    ['finds a paragraph by its id', [{ article: 'a', paragraph: 'a.p1' }], [passage('a', '', 0), passage('a', '', 1)], ['a#0', 'gold-1']],
    ['of nothing is empty', [{ article: 'a' }], [], []],
  ])('%s', (_name, gold, retrieved, ranked) => {
    expect(judgeRanking({ gold }, retrieved)!.ranked).toEqual(ranked);
  });

  test('has the best grade of the places of a fact', () => {
    const gold = [{ article: 'a', fact: 'f' }, { article: 'b', fact: 'f', grade: 3 }, { article: 'c' }];
    expect([...judgeRanking({ gold }, [])!.judgements]).toEqual([['fact-f', 3], ['gold-3', 1]]);
  });

  test('cannot be judged without gold', () => {
    expect(judgeRanking({ gold: [] }, [passage('a', 'x')])).toBeNull();
  });
});

test('no id stands twice, and a fact stands exactly when a passage holds it', () => {
  const gold = fc.array(fc.record({ article: fc.constantFrom('a', 'b'), contains: fc.constantFrom('x', 'y') }), { minLength: 1, maxLength: 3 });
  const retrieved = fc.array(fc.tuple(fc.constantFrom('a', 'b', 'c'), fc.constantFrom('x', 'y', 'x y', 'z'), fc.nat(2)), { maxLength: 6 });
  fc.assert(
    fc.property(gold, retrieved, (places, rows) => {
      const passages = rows.map(([article, text, ordinal]) => passage(article, text, ordinal));
      const { ranked } = judgeRanking({ gold: places }, passages)!;
      expect(new Set(ranked).size).toBe(ranked.length);
      for (const [index, { article, contains }] of places.entries()) {
        expect(ranked.includes(`gold-${index + 1}`)).toBe(rows.some(([name, text]) => name === article && text.includes(contains)));
      }
    }),
  );
});

function passage(article: string, text: string, ordinal = 0): RetrievedPassage {
  return { passageId: `${article}#${ordinal}`, articleId: `00${article}`, articleName: article, articleTitle: null, text, paragraphs: [{ paragraphId: `${article}.p${ordinal}`, text }] };
}
