import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { goldCitations } from './gold-citations.ts';

test.each([
  ['all facts cited, one citation astray', [{ article: 'a' }, { article: 'b' }], ['a', 'b', 'c', 'a'], { cited: true, precision: 0.75, recall: 1 }],
  ['alternatives are one fact', [{ article: 'a', fact: 'f' }, { article: 'b', fact: 'f' }], ['b'], { cited: true, precision: 1, recall: 1 }],
  ['two facts in one paragraph are both cited', [{ article: 'a', fact: 'f' }, { article: 'a', fact: 'g' }, { article: 'b', fact: 'h' }], ['a'], { cited: true, precision: 1, recall: 2 / 3 }],
  ['nothing cited', [{ article: 'a' }], [], { cited: false, precision: null, recall: 0 }],
  ['no gold', [], ['a'], { cited: null, precision: null, recall: null }],
])('%s', (_name, gold, cited, expected) => {
  expect(goldCitations({ gold }, cited.map(paragraph))).toEqual(expected);
});

test('equals the definition, counted with sets', () => {
  const names = fc.array(fc.constantFrom('a', 'b', 'c', 'd'), { maxLength: 5 });
  fc.assert(
    fc.property(fc.uniqueArray(fc.constantFrom<string>('a', 'b', 'c'), { minLength: 1 }), names, (gold, cited) => {
      const { precision, recall } = goldCitations({ gold: gold.map((article) => ({ article })) }, cited.map(paragraph));
      expect(precision).toBe(cited.length === 0 ? null : cited.filter((name) => gold.includes(name)).length / cited.length);
      expect(recall).toBe(new Set(gold).intersection(new Set(cited)).size / gold.length);
    }),
  );
});

function paragraph(name: string) {
  return { articleId: `00${name}`, articleName: name, articleTitle: null, paragraphId: `00${name}.p0`, text: name };
}
