import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { z } from 'zod';
import { AppError } from '#core/errors.ts';
import { normaliseText } from '#core/text/normalise.ts';
import { fileNames } from './file-names.ts';
import type { ImportedArticle, ImportedSet } from './imported-set.ts';
import { parsed, readRecords } from './records.ts';

const Text = z.string().nullish();
const Article = z.object({ title: z.string(), url: Text, source: Text, published_at: Text, body: z.string() });
const Evidence = z.object({ title: z.string(), url: Text, fact: z.string().default('') });
const Query = z.object({ query: z.string().min(1), answer: z.string(), question_type: z.string().optional(), evidence_list: z.array(Evidence) });

const QUESTIONS = 'MultiHopRAG.json';
const CORPUS = 'corpus.json';

/**
 * MultiHop-RAG (Tang & Yang 2024, arXiv:2401.15391): a folder with `MultiHopRAG.json` and `corpus.json`, or the former with the
 * latter beside it. Every piece of evidence is a fact of its own, named by its words where they stand in the article, else
 * by the article. Queries of the type `null_query` are unanswerable.
 */
export async function fromMultiHopRag(path: string): Promise<ImportedSet> {
  const folder = /\.json$/i.test(path) ? dirname(path) : existsSync(join(path, QUESTIONS)) ? path : join(path, 'dataset');
  const questions = /\.json$/i.test(path) ? path : join(folder, QUESTIONS);
  const records = await readRecords(join(folder, CORPUS));
  const nameOf = fileNames();
  const articles = new Map<string, ImportedArticle>();
  for (const record of records) {
    const { title, url, source, published_at: publishedAt, body } = parsed(Article, record, 'MultiHop-RAG');
    const id = url ?? title;
    if (!articles.has(id)) articles.set(id, { name: nameOf(title), title, url: url ?? null, source: source ?? null, publishedAt: publishedAt ?? null, text: body });
    else if (articles.get(id)!.text !== body) throw new AppError('invalid_request', `${record.place}: url: another article has the same; this is not the MultiHop-RAG format.`);
  }
  const byTitle = new Map([...articles.values()].map((article) => [article.title, article]));
  return {
    head: { set: 'multihop-rag', language: 'en' },
    cases: (await readRecords(questions)).map((record, index) => {
      const { query, answer, question_type: type, evidence_list: evidence } = parsed(Query, record, 'MultiHop-RAG');
      const shared = { id: `q${index + 1}`, question: query, tags: type === undefined ? [] : [type] };
      if (type === 'null_query' || evidence.length === 0) return { ...shared, answerable: false };
      const gold = evidence.map(({ title, url, fact }) => {
        const article = (url === null || url === undefined ? undefined : articles.get(url)) ?? byTitle.get(title);
        if (article === undefined) throw new AppError('invalid_request', `${record.place}: evidence_list: "${title}" is not in ${CORPUS}.`);
        const contains = standingIn(article.text, fact);
        return { article: article.name, ...(contains !== undefined && { contains }) };
      });
      return { ...shared, expected: [[answer]], gold: distinct(gold) };
    }),
    articles: [...articles.values()],
    leftOut: new Map(),
  };
}

/** The longest line of the article that is part of the fact or holds it, white space aside; undefined when its words stand nowhere. */
function standingIn(text: string, fact: string): string | undefined {
  const wanted = squeezed(fact);
  if (wanted === '') return undefined;
  const lines = normaliseText(text).split('\n').map((line) => line.trim());
  if (lines.some((line) => squeezed(line).includes(wanted))) return normaliseText(fact).replace(/\s+/g, ' ').trim();
  const parts = lines.filter((line) => line !== '' && wanted.includes(squeezed(line)));
  return parts.sort((a, b) => b.length - a.length)[0];
}

function squeezed(text: string): string {
  return normaliseText(text).replace(/\s+/g, '');
}

function distinct<Entry>(entries: readonly Entry[]): Entry[] {
  return [...new Map(entries.map((entry) => [JSON.stringify(entry), entry])).values()];
}
