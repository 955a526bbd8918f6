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
