import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Answer } from '#core/contract.ts';
import type { EvalCase } from '../sets.ts';
import { comparable, matchesGold, scoreCase, summarise, type CaseScore, type CitedParagraph } from './answers.ts';

const PARAGRAPH: CitedParagraph = { articleId: '00000000000000a1', articleName: 'tides', articleTitle: 'Tide tables', paragraphId: '00000000000000a1.p2', text: 'High  water\nis at 6,000 hours. 만조는 여섯 시다.' };
const OTHER: CitedParagraph = { articleId: '00000000000000b2', articleName: 'winds', articleTitle: null, paragraphId: '00000000000000b2.p0', text: 'The wind turns.' };
const CASE: EvalCase = { id: 'a', turns: ['When is high water?'], expected: [['6000 hours', 'six'], ['만조']], gold: [{ article: 'tides', contains: 'High water' }], answerable: true, tags: ['en', 'number'] };

describe('a gold paragraph', () => {
  test.each([
    [{ article: 'tides' }, true],
    [{ article: 'Tide tables' }, true],
    [{ article: '00000000000000a1' }, true],
    [{ article: 'winds' }, false],
    [{ article: 'tide' }, false],
    [{ article: 'tides', contains: 'High water is at' }, true],
    [{ article: 'tides', contains: '만조는'.normalize('NFD') }, true],
    [{ article: 'tides', contains: 'Low water' }, false],
    [{ article: 'winds', contains: 'High water' }, false],
    [{ article: 'tides', paragraph: '00000000000000a1.p2' }, true],
    [{ article: 'tides', paragraph: '00000000000000a1.p1' }, false],
    [{ article: 'tides', paragraph: '00000000000000a1.p2', contains: 'Low water' }, false],
  ])('%j: %j', (gold, matches) => {
    expect(matchesGold(PARAGRAPH, gold)).toBe(matches);
  });

  test('in an article whose Korean name the file system spells in parts', () => {
    expect(matchesGold({ ...PARAGRAPH, articleName: '조석표'.normalize('NFD') }, { article: '조석표' })).toBe(true);
  });
});

describe('a case', () => {
  test('is right when every expected list has an alternative in the answer', () => {
    expect(scoreCase(CASE, answered('High water is at 6,000 hours.', '만조는 여섯 시다.'), [PARAGRAPH])).toEqual({
      id: 'a', tags: ['en', 'number'], language: 'en', answerable: true, abstained: false, right: true, goldCited: true, citationPrecision: 1, sentences: 2,
    });
  });

  test.each([
    ['one list unmet', answered('It is at SIX.'), [PARAGRAPH], { right: false, goldCited: true }],
    ['a citation elsewhere', answered('Six. 만조.'), [OTHER], { right: true, goldCited: false, citationPrecision: 0 }],
    ['citations here and there', answered('Six. 만조.'), [OTHER, PARAGRAPH, OTHER, OTHER], { goldCited: true, citationPrecision: 0.25 }],
    ['an abstention', abstained('six 만조'), [], { abstained: true, right: false, goldCited: false, citationPrecision: null, sentences: 0 }],
  ])('%s', (_name, answer, cited, score) => {
    expect(scoreCase(CASE, answer, cited)).toMatchObject(score);
  });

  test('without an answer has no right or wrong, only an abstention or none', () => {
    const unanswerable = { ...CASE, answerable: false, expected: [], gold: [] };
    for (const [answer, cited, done] of [[answered('Six.'), [PARAGRAPH], false], [abstained(''), [], true]] as const) {
      expect(scoreCase(unanswerable, answer, cited)).toMatchObject({ right: null, goldCited: null, citationPrecision: null, abstained: done });
    }
  });

  test('that expects or names nothing is not measured on it', () => {
    expect(scoreCase({ ...CASE, expected: [] }, answered('Six.'), [PARAGRAPH])).toMatchObject({ right: null, goldCited: true });
    expect(scoreCase({ ...CASE, gold: [] }, answered('Six 만조.'), [PARAGRAPH])).toMatchObject({ right: true, goldCited: null, citationPrecision: null });
  });

  test('has the language of the question that is scored', () => {
    expect(scoreCase({ ...CASE, turns: ['When?', '만조는 언제인가요?'] }, abstained(''), []).language).toBe('ko');
  });
});

test.each([
  ['15,000 won', '15000 WON'],
  ['1,234,567', '1234567'],
  ['“Tide’s  in”\n', '"tide\'s in"'],
  ['５１９억', '519억'],
  ['한'.normalize('NFD'), '한'],
])('%j compares as %j', (a, b) => {
  expect(comparable(a)).toBe(comparable(b));
});

test('a list of years is no number', () => {
  expect(comparable('2024, 2025')).toBe('2024, 2025');
});

describe('a summary', () => {
  test('equals the definitions, counted slowly', () => {
    fc.assert(
      fc.property(fc.array(scores, { maxLength: 30 }), (all) => {
        expect(rounded(summarise(all))).toEqual(rounded(slowSummary(all)));
      }),
    );
  });

  test('of nothing measures nothing', () => {
    const nothing = { precision: null, recall: null, f1: null };
    expect(summarise([])).toEqual({ cases: 0, right: null, goldCited: null, citationPrecision: null, abstention: nothing, sentences: null });
  });

  test('gives no credit for abstaining always or never', () => {
    const always = [true, true, true, false].map((answerable) => unmeasured(answerable, true));
    const never = [true, false].map((answerable) => unmeasured(answerable, false));
    expect(summarise(always).abstention).toEqual({ precision: 0.25, recall: 1, f1: 0.4 });
    expect(summarise(never).abstention).toEqual({ precision: null, recall: 0, f1: 0 });
  });
});

const scores: fc.Arbitrary<CaseScore> = fc.record({
  id: fc.string(),
  tags: fc.constant([]),
  language: fc.constantFrom('en', 'ko'),
  answerable: fc.boolean(),
  abstained: fc.boolean(),
  right: fc.option(fc.boolean()),
  goldCited: fc.option(fc.boolean()),
  citationPrecision: fc.option(fc.constantFrom(0, 0.25, 0.5, 1)),
  sentences: fc.nat(5),
});

/** Straight from the definitions: TP abstains rightly, FP wrongly, FN answers what has no answer. */
function slowSummary(all: readonly CaseScore[]) {
  let [tp, fp, fn, answeredCases, sentences] = [0, 0, 0, 0, 0];
  const sums = { right: [0, 0], goldCited: [0, 0], citationPrecision: [0, 0] };
  for (const score of all) {
    if (score.abstained && !score.answerable) tp += 1;
    if (score.abstained && score.answerable) fp += 1;
    if (!score.abstained && !score.answerable) fn += 1;
    if (!score.abstained) answeredCases += 1;
    if (!score.abstained) sentences += score.sentences;
    for (const key of ['right', 'goldCited', 'citationPrecision'] as const) {
      if (score[key] === null) continue;
      sums[key][0]! += Number(score[key]);
      sums[key][1]! += 1;
    }
  }
  const [right, goldCited, citationPrecision] = [sums.right, sums.goldCited, sums.citationPrecision].map(([sum, count]) => ratio(sum!, count!));
  const [precision, recall] = [ratio(tp, tp + fp), ratio(tp, tp + fn)];
  const f1 = recall === null ? null : tp === 0 ? 0 : (2 * precision! * recall) / (precision! + recall);
  return { cases: all.length, right, goldCited, citationPrecision, abstention: { precision, recall, f1 }, sentences: ratio(sentences, answeredCases) };
}

function ratio(part: number, whole: number): number | null {
  return whole === 0 ? null : part / whole;
}

/** Numbers to ten decimals, so that sums may be taken in any order. */
function rounded(summary: unknown): unknown {
  return JSON.parse(JSON.stringify(summary), (_key, value: unknown) => (typeof value === 'number' ? Number(value.toFixed(10)) : value));
}

function unmeasured(answerable: boolean, done: boolean): CaseScore {
  return { id: 'a', tags: [], language: 'en', answerable, abstained: done, right: null, goldCited: null, citationPrecision: null, sentences: 0 };
}

function answered(...texts: readonly string[]): Answer {
  return { ...EMPTY, status: 'answered', text: texts.join(' '), sentences: texts.map((text) => ({ text, markers: [1], verdict: 'supported' })) };
}

function abstained(text: string): Answer {
  return { ...EMPTY, text };
}

const EMPTY: Answer = {
  conversationId: 'c', question: 'q', status: 'abstained', text: '', sentences: [], citations: [], alsoReportedBy: [], conflicts: [], nearest: [],
  mode: 'extractive', model: 'extractive', degraded: null, timings: { retrieveMs: 0, firstTokenMs: null, totalMs: 0 },
};
