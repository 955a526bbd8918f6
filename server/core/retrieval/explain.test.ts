import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { exactVectorIndex } from '../../adapters/exact-vector-index.ts';
import { writtenGeneration } from '../../testing/written-generation.ts';
import { SearchResponse } from '../contract.ts';
import type { Generation, Library } from '../ports.ts';
import { builtinEmbedder } from './builtin-embedder.ts';
import { createExpander } from './expand.ts';
import { createGlossary, parseGlossary } from './glossary.ts';
import { createSearcher } from './search.ts';

const embedder = builtinEmbedder();
const written = [
  { title: 'Travel allowances', body: 'The refund for a private car is KRW 210,000 a year. A refund takes ten days.' },
  { title: '출장 여비', body: '자가용 출장비는 연 21만 원까지 환급한다.' },
  { title: 'Parking', body: 'Vehicles are parked behind the building.' },
];
const plain = writtenGeneration(written);
const generation: Generation = {
  ...plain,
  manifest: { ...plain.manifest, embedder: { space: embedder.space, dimensions: embedder.dimensions } },
  vectors: exactVectorIndex(Float32Array.from((await embedder.embedPassages(written.map(({ body }) => body))).flatMap((vector) => [...vector])), embedder.dimensions),
};
const library: Library = { use: async (_names, work) => work([generation]), names: async () => [generation.collection], close: async () => {} };
const expand = createExpander(createGlossary(parseGlossary('환급\trefund|reimbursement\n차량\tvehicle|car')));
const searcher = createSearcher({ library, tools: { embedder, expand }, now: () => 0 });

const explained = async (query: string, mode: 'lexical' | 'vector' | 'hybrid') => (await searcher.search({ query, mode, explain: true })).hits;

test('a hit says what each term brought, where it stands and where it comes from', async () => {
  const [best] = await explained('refund of KRW 210,000', 'hybrid');
  expect(best!.explanation!.terms.find(({ term }) => term === 'refund')).toMatchObject({ origin: 'query', weight: 1, fields: { title: 0, body: 2 } });
  const korean = (await explained('refund of KRW 210,000', 'hybrid')).find(({ title }) => title === '출장 여비')!;
  const origins = korean.explanation!.terms.map(({ term, origin }) => `${term} ${origin}`).sort();
  expect(origins).toEqual(['#210000 query', '환급 translation']);
});

test.each(['lexical', 'vector', 'hybrid'] as const)('the parts of an explanation make up the score of a %s search', async (mode) => {
  const words = ['refund', 'private', 'car', '출장', '환급', 'vehicles', 'vehicels', '21만 원', 'ten days', 'parking'];
  await fc.assert(
    fc.asyncProperty(fc.uniqueArray(fc.constantFrom(...words), { minLength: 1, maxLength: 4 }), async (some) => {
      for (const { score, explanation } of await explained(some.join(' '), mode)) {
        const { legs, terms } = explanation!;
        const fused = legs.reduce((sum, leg) => sum + leg.weight * Math.min(1, Math.max(0, (leg.score ?? 0) / (leg.attainable || 1))), 0);
        expect(mode === 'hybrid' ? fused : legs[0]!.score).toBeCloseTo(score, 5);
        expect(terms.reduce((sum, term) => sum + term.score, 0)).toBeCloseTo(legs.find(({ leg }) => leg === 'lexical')?.score ?? 0, 4);
        expect(terms.map((term) => term.score)).toEqual(terms.map((term) => term.score).toSorted((a, b) => b - a));
      }
    }),
    { numRuns: 30 },
  );
});

test('nothing is explained unasked, and what is explained fits the contract', async () => {
  const [silent, told] = [await searcher.search({ query: 'refund' }), await searcher.search({ query: 'refund', explain: true })];
  expect(silent.hits.filter(({ explanation }) => explanation !== undefined)).toEqual([]);
  expect(SearchResponse.parse(told)).toEqual(told);
});
