import { RunnableLambda } from '@langchain/core/runnables';
import { expect, test } from 'vitest';
import type { SearchRequest } from '#core/contract.ts';
import { tidalSearcher } from '../testing/small-library.ts';
import { langchainRetriever } from './langchain-retriever.ts';

test('passages come as documents that still say where they are from', async () => {
  const [document] = await langchainRetriever({ searcher: tidalSearcher() }).invoke('When does the tide rise?');
  const { hits } = await tidalSearcher().search({ query: 'x' });
  const { text, passageId, articleId, collection, title, score, start, end } = hits[0]!;
  expect(document).toMatchObject({ id: passageId, pageContent: text, metadata: { passageId, articleId, collection, title, score, start, end } });
});

test('it takes its place in a chain, and searches what it was told to', async () => {
  const asked: SearchRequest[] = [];
  const searcher = tidalSearcher();
  const retriever = langchainRetriever({ searcher: { search: (request) => (asked.push(request), searcher.search(request)) }, collections: ['sea'], k: 3, mode: 'lexical' });
  const chain = retriever.pipe(RunnableLambda.from((documents: { pageContent: string }[]) => documents.length));
  expect(await chain.invoke('tide')).toBe(1);
  expect(asked).toEqual([{ query: 'tide', k: 3, mode: 'lexical', collections: ['sea'] }]);
});
