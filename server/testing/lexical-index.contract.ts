import { assert, asyncProperty, array, constantFrom, integer, record, tuple } from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { LexicalIndex, WeightedTerm } from '#core/ports.ts';

export interface Fields {
  readonly title: string;
  readonly body: string;
}

type Build = (passages: readonly Fields[]) => LexicalIndex;
/** Score of every row by the definition, slowly; 0 for a row without a query term. */
type Oracle = (passages: readonly Fields[], query: readonly WeightedTerm[]) => readonly number[];

const TIDES: readonly Fields[] = [
  { title: 'Tides', body: 'The moon raises the tides of the sea.' },
  { title: 'Moon', body: 'The moon has no sea. The moon has dust.' },
  { title: 'Bread', body: 'The dough rises in the warm.' },
];

/** Few distinct words, so that lists are long, ties common and pruning happens. */
const WORD = constantFrom('the', 'of', 'moon', 'sea', 'tide', 'dust', '바다', '달', 'K1', 'rare');
const TEXT = array(WORD, { maxLength: 12 }).map((words) => words.join(' '));
const PASSAGES = array(record({ title: array(WORD, { maxLength: 2 }).map((words) => words.join(' ')), body: TEXT }), { maxLength: 60 });
const QUERY = array(tuple(constantFrom('the', 'of', 'moon', 'sea', 'tide', 'dust', '바다', '달', 'k1', 'rare', 'absent'), constantFrom(1, 1, 0.5, 0)), { maxLength: 6 }).map(
  (pairs) => pairs.map(([term, weight]) => ({ term, weight })),
);

/** What every {@link LexicalIndex} must do. Each implementation's test file calls this once. */
export function lexicalIndexContract(name: string, build: Build, oracle: Oracle): void {
  describe(`${name} is a LexicalIndex`, () => {
    const index = build(TIDES);

    test('a passage with the term beats one without, which is not listed', async () => {
      expect((await index.search(plain('dust'), 3)).map(({ row }) => row)).toEqual([1]);
    });

    test('a rare term says more than a common one', () => {
      expect(index.idf('tide')).toBeGreaterThan(index.idf('the'));
      expect(index.idf('unseen')).toBeGreaterThan(index.idf('tide'));
      expect(index.idf('the')).toBeGreaterThan(0);
    });

    test('it counts the passages that hold a term', () => {
      const known = Array.from({ length: index.vocabulary.size }, (_, number) => index.vocabulary.at(number));
      expect(known.filter((term) => index.documentFrequency(term) === 0)).toEqual([]);
      expect(known).toContain('moon');
      expect([index.documentFrequency('moon'), index.documentFrequency('the'), index.documentFrequency('unseen')]).toEqual([2, 3, 0]);
    });

    test.each([[[]], [plain('unseen')], [[{ term: 'moon', weight: 0 }]]])('the query %j finds nothing', async (query) => {
      expect(await index.search(query, 3)).toEqual([]);
    });

    test('an empty index finds nothing', async () => {
      expect(await build([]).search(plain('moon'), 3)).toEqual([]);
    });

    test('passages that read alike rank by row', async () => {
      const twins = build([TIDES[2]!, TIDES[0]!, TIDES[0]!]);
      expect((await twins.search(plain('moon', 'the'), 2)).map(({ row }) => row)).toEqual([1, 2]);
    });

    test('equals the slow oracle on random corpora, filtered or not', async () => {
      await assert(
        asyncProperty(PASSAGES, QUERY, integer({ min: 1, max: 12 }), constantFrom(1, 1, 2), async (passages, query, k, every) => {
          const accept = (row: number): boolean => row % every === 0;
          const hits = await build(passages).search(query, k, every === 1 ? undefined : accept);
          const expected = oracle(passages, query)
            .map((score, row) => ({ row, score }))
            .filter(({ row, score }) => score > 0 && accept(row))
            .sort((a, b) => b.score - a.score)
            .slice(0, k);
          expect(hits.map(({ score }) => score)).toEqual(expected.map(({ score }) => expect.closeTo(score, 4)));
        }),
        { numRuns: 150 },
      );
    });

    test('an explanation sums to the score', async () => {
      await assert(
        asyncProperty(PASSAGES, QUERY, async (passages, query) => {
          const built = build(passages);
          for (const { row, score } of await built.search(query, 5)) {
            expect(built.explain(query, row).reduce((sum, line) => sum + line.score, 0)).toBeCloseTo(score, 4);
          }
        }),
        { numRuns: 50 },
      );
    });
  });
}

function plain(...found: readonly string[]): WeightedTerm[] {
  return found.map((term) => ({ term, weight: 1 }));
}
