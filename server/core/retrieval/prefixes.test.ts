import { expect, test } from 'vitest';
import { NO_PREFIXES, prefixesOf } from './prefixes.ts';

test.each([
  ['intfloat/multilingual-e5-small', 'query: ', 'passage: '],
  ['Xenova/e5-base-v2', 'query: ', 'passage: '],
  ['e5-large', 'query: ', 'passage: '],
  ['intfloat/multilingual-e5-large-instruct', 'Instruct: Given a web search query, retrieve relevant passages that answer the query\nQuery: ', ''],
  ['BAAI/bge-small-en-v1.5', 'Represent this sentence for searching relevant passages: ', ''],
  ['Snowflake/snowflake-arctic-embed-l-v2.0', 'query: ', ''],
  ['nomic-embed-text:latest', 'search_query: ', 'search_document: '],
])('%s is asked with %j and reads after %j', (model, query, passage) => {
  expect(prefixesOf(model)).toEqual({ query, passage });
});

test.each(['BAAI/bge-m3', 'thenlper/gte-small', 'Alibaba-NLP/gte-multilingual-base', 'sentence-transformers/all-MiniLM-L6-v2', 'text-embedding-3-small', 'my-model5-x', 'te5-small'])(
  '%s takes none',
  (model) => {
    expect(prefixesOf(model)).toBe(NO_PREFIXES);
  },
);
