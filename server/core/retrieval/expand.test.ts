import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { LexicalIndex } from '../ports.ts';
import { createBm25Builder, openBm25 } from './bm25.ts';
import { createExpander, DEFAULT_WEIGHTS } from './expand.ts';
import { createGlossary, parseGlossary } from './glossary.ts';
import { ownTerms } from './own-terms.ts';

const glossary = createGlossary(
  parseGlossary(['국방부\tMinistry of Defense|defense ministry', '구매|구입|매입\tbuy|purchase|acquire', '휴가|연가\tleave|vacation', '언제\twhen\tfunction'].join('\n')),
);
const expand = createExpander(glossary);
const weightsOf = (query: string, expander = expand) => new Map(expander(query).map(({ term, weight }) => [term, weight]));

describe('expanding a query', () => {
  test('keeps every own term and adds only ones that weigh less than the query’s words', () => {
    fc.assert(
      fc.property(fc.array(fc.constantFrom('국방부는', '언제', '구매', '5,190억', 'leave', 'May 14, 2026', '김명국', 'budget')), (words) => {
        const query = words.join(' ');
        const own = new Set(ownTerms(query).keys());
        const expansions = expand(query).filter(({ term }) => !own.has(term));
        const weights = weightsOf(query);
        for (const [term, weight] of ownTerms(query)) expect(weights.get(term)).toBeGreaterThanOrEqual(weight);
        expect(expansions.every(({ weight }) => weight <= DEFAULT_WEIGHTS.toKorean)).toBe(true);
        expect(own.difference(new Set(expand(query).map(({ term }) => term))).size).toBe(0);
      }),
    );
  });

  test('crosses from Korean to English and back', () => {
    expect(weightsOf('국방부 휴가').has('ministri')).toBe(true);
    expect(weightsOf('vacation').has('휴가')).toBe(true);
  });

  test('adds synonyms, lighter than translations', () => {
    const weights = weightsOf('purchase');
    expect(weights.get('bui')).toBeLessThan(weights.get('구매')!);
  });

  test('does not let a long list of names outweigh a short one', () => {
    expect(weightsOf('구매').get('bui')).toBeLessThan(weightsOf('휴가').get('vacat')!);
  });

  test('never searches for question words', () => {
    expect(weightsOf('언제').has('when')).toBe(false);
  });

  test('says figures and dates in the form that all their writings share', () => {
    expect(weightsOf('매개변수 5190억 개').get('#519000000000')).toBe(1);
    expect(weightsOf('519 billion').has('#519000000000')).toBe(true);
    expect([...weightsOf('2026년 5월 14일').keys()].filter((term) => term.startsWith('@'))).toEqual(['@2026-05-14', '@--05-14']);
  });

  test('spells Korean names by rule, and finds names of either script among the words of the index', () => {
    expect(weightsOf('김명국은').has('myung')).toBe(true);
    const english = indexOf('Gordon of Livermore said in a report that Kim Myong-guk had it.');
    expect(added('리버모어의 고든', english)).toEqual(['livermor', 'gordon']);
    expect(added('김명국은', english).sort()).toEqual(['guk', 'kim', 'myong', 'myongguk']);
    expect(added('Kim Myung-gook', indexOf('김명국 국장은 이명국 과장과 만났다'))).toEqual(['김명', '명국']);
    expect(added('Who is Park Service', indexOf('김명국 국장은 박서비스와 만났다'))).toEqual([]);
  });

  test('adds what a misspelt word may have meant, and its other names, lighter than what is spelt right', () => {
    const index = indexOf('The ministry will purchase equipment.');
    const found = new Map(expand('puchase of equipment', [index]).map(({ term, weight }) => [term, weight]));
    expect(found.get('purchas')).toBe(DEFAULT_WEIGHTS.spelling);
    expect(found.get('구매')).toBeLessThan(weightsOf('purchase of equipment').get('구매')!);
    expect(weightsOf('puchase of equipment').has('purchas')).toBe(false);
  });

  test('adds nothing to an empty query', () => {
    expect(expand('')).toEqual([]);
  });
});

/** Terms that a query gains where the index is known. */
function added(query: string, index: LexicalIndex): string[] {
  return expand(query, [index]).map(({ term }) => term).filter((term) => !ownTerms(query).has(term));
}

function indexOf(body: string): LexicalIndex {
  const builder = createBm25Builder();
  builder.add({ title: '', body });
  return openBm25(builder.finish());
}
