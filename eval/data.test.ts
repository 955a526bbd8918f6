/** The sample corpus and its question sets are data that figures rest on: this test keeps them whole, balanced and true to each other. */
import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import { z } from 'zod';
import { readSet, type Gold } from './sets.ts';

const ARTICLES = 'data/articles';
const TAGS = [
  'single-fact', 'several-sources', 'paraphrase', 'number', 'date', 'who', 'where', 'list', 'comparison', 'follow-up', 'typo',
  'ko-on-en', 'en-on-ko', 'unanswerable', 'false-premise', 'conflict',
];
const LANGUAGES = ['en', 'ko'] as const;
/** Tags that name a question language need appear in that language only. */
const ONE_LANGUAGE: Readonly<Record<string, string>> = { 'ko-on-en': 'ko', 'en-on-ko': 'en' };

const FrontMatter = z.strictObject({
  title: z.string().min(1),
  source: z.string().min(1),
  url: z.url().optional(),
  publishedAt: z.iso.date(),
  language: z.enum(LANGUAGES),
  author: z.string().min(1).optional(),
});

interface Article {
  readonly stem: string;
  readonly meta: z.output<typeof FrontMatter>;
  readonly body: string;
  readonly paragraphs: readonly string[];
}

const articles = readdirSync(ARTICLES).filter((name) => name.endsWith('.md')).map(readArticle);
const byStem = new Map(articles.map((article) => [article.stem, article]));
const tuning = await readSet('data/eval/tuning.jsonl');
const heldBack = await readSet('data/eval/held-back.jsonl');
const sets = [['tuning', tuning], ['held-back', heldBack]] as const;
/** Tuning only: it has no held-back part, and about half of it has no answer, so the shares of the two sets do not apply to it. */
const nearMisses = await readSet('data/eval/near-misses.jsonl');
const halves = [...tuning, ...heldBack];
const all = [...halves, ...nearMisses];

test('the corpus is 24 articles, half English and half Korean', () => {
  expect(LANGUAGES.map((language) => articles.filter(({ meta }) => meta.language === language).length)).toEqual([12, 12]);
});

describe.each(articles.map((article) => [article.stem, article] as const))('%s', (stem, { meta, body }) => {
  test('is of the length of a news brief or a rule', () => {
    const words = body.split(/\s+/).filter((word) => /[\p{L}\p{N}]/u.test(word)).length;
    expect(words).toBeGreaterThanOrEqual(meta.language === 'ko' ? 180 : 250);
    expect(words).toBeLessThanOrEqual(900);
  });

  test('is written in the language that it states', () => {
    const share = (body.match(/\p{Script=Hangul}/gu)?.length ?? 0) / body.match(/\p{L}/gu)!.length;
    expect(share > 0.5).toBe(meta.language === 'ko');
  });

  test('says in its head whether it is a brief or fiction', () => {
    const [mark, opening] = stem.startsWith('harang-') ? [/fictional|가상/, /fictional body|가상의 기관/] : [/Parapet/, /202\d/];
    expect(`${meta.title} ${meta.source}`).toMatch(mark);
    expect(body.trim().split('\n')[0]).toMatch(opening);
  });
});

test('ids and questions are unique across all sets', () => {
  expect(new Set(all.map(({ id }) => id)).size).toBe(all.length);
  expect(new Set(all.map(({ turns }) => turns.join('\n'))).size).toBe(all.length);
});

test('every question names its part, and none is in both', () => {
  expect(new Set([...tuning, ...nearMisses].map(({ part }) => part))).toEqual(new Set(['tuning']));
  expect(new Set(heldBack.map(({ part }) => part))).toEqual(new Set(['held-back']));
});

test('there are at least 150 questions and a third is held back', () => {
  expect(halves.length).toBeGreaterThanOrEqual(150);
  expect(heldBack.length / halves.length).toBeCloseTo(1 / 3, 1);
});

describe.each(sets)('%s', (_name, cases) => {
  test('is balanced between the languages', () => {
    const english = cases.filter(({ tags }) => tags.includes('en')).length;
    expect(english / cases.length).toBeCloseTo(0.5, 1);
  });

  test.each(TAGS)('asks %s in every language that it applies to', (tag) => {
    const due = LANGUAGES.filter((language) => (ONE_LANGUAGE[tag] ?? language) === language);
    expect(due.filter((language) => cases.some(({ tags }) => tags.includes(tag) && tags.includes(language)))).toEqual(due);
  });

  test('leaves a fifth to a quarter unanswerable', () => {
    const share = cases.filter(({ answerable }) => !answerable).length / cases.length;
    expect(share).toBeGreaterThanOrEqual(0.2);
    expect(share).toBeLessThanOrEqual(0.25);
  });
});

describe('near-misses', () => {
  const unanswerable = nearMisses.filter(({ answerable }) => !answerable);

  test('sets as many unanswerable questions against answerable ones, in both languages', () => {
    expect(unanswerable.length / nearMisses.length).toBeCloseTo(0.5, 1);
    for (const cases of [nearMisses, unanswerable]) {
      expect(cases.filter(({ tags }) => tags.includes('en')).length / cases.length).toBeCloseTo(0.5, 1);
    }
  });

  test.each(Object.entries(ONE_LANGUAGE))('asks about a fifth of each kind as %s', (tag, language) => {
    for (const answerable of [true, false]) {
      const cases = nearMisses.filter((question) => question.answerable === answerable && question.tags.includes(language));
      const share = cases.filter(({ tags }) => tags.includes(tag)).length / cases.length;
      expect(share).toBeGreaterThanOrEqual(0.15);
      expect(share).toBeLessThanOrEqual(0.25);
    }
  });
});

describe.each(all.map((question) => [question.id, question] as const))('%s', (id, question) => {
  test('has known tags, one language, and turns when it is a follow-up', () => {
    const { tags, turns } = question;
    expect(tags.filter((tag) => !TAGS.includes(tag) && !LANGUAGES.some((language) => language === tag))).toEqual([]);
    expect(LANGUAGES.filter((language) => tags.includes(language))).toEqual([id.replace(/^nm-/, '').slice(0, 2)]);
    expect(turns.length > 1).toBe(tags.includes('follow-up'));
    expect(tags.includes('unanswerable')).toBe(!question.answerable);
  });

  test('stands in the other language where its tag says so', () => {
    const language = question.tags.includes('ko-on-en') ? 'en' : 'ko';
    const crosses = question.tags.some((tag) => tag in ONE_LANGUAGE);
    expect(crosses ? question.gold.filter(({ article }) => byStem.get(article)?.meta.language !== language) : []).toEqual([]);
  });
});

describe.each(all.filter(({ answerable }) => answerable).map((question) => [question.id, question] as const))('%s', (_id, question) => {
  test('names each gold paragraph by words that stand there and nowhere else', () => {
    expect(question.gold).not.toEqual([]);
    expect(question.gold.filter((gold) => paragraphsOf(gold).length !== 1)).toEqual([]);
  });

  test('says of several places which are alternatives', () => {
    const { gold, expected } = question;
    const facts = gold.flatMap(({ fact }) => (fact === undefined ? [] : [expected[Number(fact) - 1]!]));
    expect(facts.every((alternatives, index) => alternatives.some((each) => paragraphsOf(gold.filter(({ fact }) => fact !== undefined)[index]!)[0]!.includes(each)))).toBe(true);
    expect(gold.length === 1 || facts.length > 0).toBe(true);
  });

  test('is reported by as many articles as its gold names', () => {
    expect(question.reports ?? new Set(question.gold.map(({ article }) => article)).size).toBe(new Set(question.gold.map(({ article }) => article)).size);
  });

  test('expects only what stands in a gold paragraph', () => {
    const gold = question.gold.flatMap(paragraphsOf);
    expect(question.expected).not.toEqual([]);
    expect(question.expected.flat().filter((alternative) => !gold.some((paragraph) => paragraph.includes(alternative)))).toEqual([]);
  });
});

test('a question without an answer expects nothing', () => {
  expect(all.filter(({ answerable, expected, gold }) => !answerable && expected.length + gold.length > 0)).toEqual([]);
});

/** Paragraphs that hold the words of a gold entry; one when the entry is right. */
function paragraphsOf({ article, contains }: Gold): readonly string[] {
  if (contains === undefined) return [];
  return byStem.get(article)?.paragraphs.filter((paragraph) => paragraph.includes(contains.normalize('NFC'))) ?? [];
}

/** Every line with text is a paragraph: blocks are not hard-wrapped, list items and table rows have a line each. */
function readArticle(name: string): Article {
  const text = readFileSync(`${ARTICLES}/${name}`, 'utf8').normalize('NFC');
  const [, head, body] = /^---\n([\s\S]*?)\n---\n([\s\S]*)$/.exec(text) ?? [];
  if (head === undefined || body === undefined) throw new Error(`${name} has no front matter`);
  const paragraphs = body.split('\n').filter((line) => line.trim() !== '');
  return { stem: name.replace(/\.md$/, ''), meta: FrontMatter.parse(parse(head)), body, paragraphs };
}
