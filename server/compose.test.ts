import { expect, test } from 'vitest';
import { compose, createEmbedder } from './compose.ts';
import { readConfig } from './config.ts';
import { scriptedModelServer } from './testing/scripted-model-server.ts';

test('by default nothing but code answers', async () => {
  const parapet = await compose(readConfig({ dataDir: '/nowhere' }, {}));
  expect(parapet.generatorName).toBe('extractive');
  expect(parapet.embedder.space).toMatch(/^builtin\//);
  expect(await parapet.library.names()).toEqual([]);
  await parapet.close();
});

test.each([
  [{ PARAPET_GENERATOR: 'openai' }, /PARAPET_CHAT_MODEL/],
  [{ PARAPET_GENERATOR: 'openai', PARAPET_CHAT_MODEL: 'm' }, /OPENAI_BASE_URL/],
  [{ PARAPET_EMBEDDER: 'openai', OPENAI_API_KEY: 'k' }, /PARAPET_EMBEDDING_MODEL/],
  [{ PARAPET_EMBEDDER: 'openai', PARAPET_EMBEDDING_MODEL: 'm' }, /PARAPET_EMBEDDING_URL or OPENAI_BASE_URL/],
  [{ PARAPET_EMBEDDER: 'openai', PARAPET_EMBEDDING_MODEL: 'm', OPENAI_API_KEY: 'k', PARAPET_EMBEDDING_PREFIXES: 'query: ' }, /PARAPET_EMBEDDING_PREFIXES/],
  [{ PARAPET_EMBEDDER: 'local' }, /PARAPET_EMBEDDING_MODEL/],
  [{ PARAPET_EMBEDDER: 'local', PARAPET_EMBEDDING_MODEL: 'me5', PARAPET_MODELS: '/nowhere' }, /<organisation>\/<model>/],
  [{ PARAPET_EMBEDDER: 'local', PARAPET_EMBEDDING_MODEL: 'intfloat/me5', PARAPET_MODELS: '/nowhere' }, /parapet models pull intfloat\/me5/],
  [{ PARAPET_EMBEDDER: 'langchain', PARAPET_EMBEDDING_MODEL: 'nobody:m' }, /@langchain\/<provider>/],
  [{ PARAPET_RERANKER: 'local' }, /PARAPET_RERANKER_MODEL/],
  [{ PARAPET_RERANKER: 'endpoint', PARAPET_RERANKER_MODEL: 'm' }, /PARAPET_RERANKER_URL/],
  [{ PARAPET_RERANKER: 'llm' }, /PARAPET_CHAT_MODEL/],
])('%j lacks something, and says what', async (environment, sentence) => {
  await expect(compose(readConfig({ dataDir: '/nowhere' }, environment))).rejects.toMatchObject({ code: 'configuration', message: expect.stringMatching(sentence) });
});

test('the configured models are asked where they are', async () => {
  const { url, requests } = await scriptedModelServer({ dimensions: 4 });
  const config = readConfig({ dataDir: '/nowhere' }, { PARAPET_GENERATOR: 'openai', PARAPET_CHAT_MODEL: 'chat', PARAPET_EMBEDDER: 'openai', PARAPET_EMBEDDING_MODEL: 'embed', OPENAI_BASE_URL: url });
  expect(await createEmbedder(config)).toMatchObject({ space: 'openai/embed', dimensions: 4 });
  const parapet = await compose(config);
  expect(parapet.generatorName).toBe('openai/chat');
  expect(requests.map(({ path }) => path)).toEqual(['/v1/embeddings', '/v1/embeddings']);
  await parapet.close();
});

test('a server of its own for embeddings or reranking does not get the key of another', async () => {
  const { url, requests } = await scriptedModelServer({ dimensions: 4 });
  const models = { PARAPET_EMBEDDER: 'openai', PARAPET_EMBEDDING_MODEL: 'embed', PARAPET_RERANKER: 'endpoint', PARAPET_RERANKER_MODEL: 'rank', OPENAI_API_KEY: 'sk-canary' };
  for (const [base, sent] of [['http://elsewhere.example/v1', false], [url, true]] as const) {
    const before = requests.length;
    const parapet = await compose(readConfig({ dataDir: '/nowhere' }, { ...models, OPENAI_BASE_URL: base, PARAPET_EMBEDDING_URL: url, PARAPET_RERANKER_URL: url }));
    await parapet.reranking?.reranker.rerank('tides', ['a', 'b']);
    await parapet.close();
    expect(requests.slice(before).map(({ path, headers }) => [path, headers.authorization === 'Bearer sk-canary'])).toEqual([['/v1/embeddings', sent], ['/v1/rerank', sent]]);
  }
});
