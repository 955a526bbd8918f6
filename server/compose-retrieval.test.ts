/** Models of retrieval as an operator configures them, from articles to answers, over real HTTP. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { finalAnswer } from '#core/answer/answer.ts';
import { ingestDocuments } from '../ingest/ingest.ts';
import { compose, createEmbedder } from './compose.ts';
import { readConfig } from './config.ts';
import { emptyModelsFolder, NO_ONNX_RUNTIME } from './testing/onnx-runtime.ts';
import type { RerankScript } from './testing/scripted-reranks.ts';
import { scriptedModelServer } from './testing/scripted-model-server.ts';
import { writeTinyEncoder, writeTinyReranker } from './testing/tiny-models.ts';

const ARTICLES = ['The harbour ferry leaves at 7:40 every morning.', 'The town museum opens on Sundays.', 'The moon raises the tides of the sea.'];

test('passages go through the embedding server and the rerank server, and the answer says so', async () => {
  const { server, parapet } = await start({ PARAPET_EMBEDDER: 'openai', PARAPET_EMBEDDING_MODEL: 'multilingual-e5-small', PARAPET_RERANKER: 'endpoint', PARAPET_RERANKER_MODEL: 'rank' });
  const answer = await finalAnswer(parapet.answerer.answer({ question: 'When does the harbour ferry leave?' }));
  expect(answer).toMatchObject({ status: 'answered', rerank: { reranker: 'endpoint/rank', outcome: 'done', passages: 3, reason: null } });
  expect(answer.text).toContain('7:40');
  const sent = server.requests.filter(({ path }) => path === '/v1/embeddings').flatMap(({ body }) => (body as { readonly input: readonly string[] }).input);
  expect(sent.filter((text) => text.startsWith('passage: '))).toHaveLength(3);
  expect(sent.at(-1)).toBe('query: When does the harbour ferry leave?');
});

test.each<[RerankScript, string]>([
  ['hang', 'late'],
  ['twice', 'failed'],
])('a reranker that does "%s" is %s: the order of the search stands', async (script, outcome) => {
  const { server, parapet } = await start({ PARAPET_RERANKER: 'endpoint', PARAPET_RERANKER_MODEL: 'rank', PARAPET_RERANKER_MS: '300' });
  server.rerank('jina');
  const request = { query: 'moon tides', k: 3 } as const;
  const { hits } = await parapet.searcher.search(request);
  server.rerank(script);
  const again = await parapet.searcher.search(request);
  expect(again.rerank).toMatchObject({ outcome, reason: expect.stringMatching(/\.$/) });
  expect(again.hits[0]).toMatchObject({ text: ARTICLES[2] });
  expect(again.hits.map(({ score }) => score)).toEqual(hits.map(({ score }) => score));
});

test('without its embedding server a question is searched by words, and the answer says so', async () => {
  const { server, parapet } = await start({ PARAPET_EMBEDDER: 'openai', PARAPET_EMBEDDING_MODEL: 'embed' });
  server.embed('refuse');
  const answer = await finalAnswer(parapet.answerer.answer({ question: 'When does the harbour ferry leave?' }));
  expect(answer).toMatchObject({ status: 'answered', degraded: expect.stringMatching(/^Searched by words alone: The embedding model .*\.$/) });
  expect(answer.text).toContain('7:40');
  expect(await parapet.searcher.search({ query: 'museum' })).toMatchObject({ degraded: expect.any(String), hits: [{ text: ARTICLES[1] }] });
  await expect(parapet.searcher.search({ query: 'museum', mode: 'vector' })).rejects.toMatchObject({ code: 'upstream_unavailable' });
});

test('the chat model can be the reranker', async () => {
  const { server, parapet } = await start({ PARAPET_RERANKER: 'llm', PARAPET_CHAT_MODEL: 'chat' });
  server.chat({ does: 'stream', pieces: ['[3] > ', '[2]'] });
  const { hits, rerank } = await parapet.searcher.search({ query: 'harbour museum moon', k: 3 });
  expect(rerank).toMatchObject({ reranker: 'llm/chat', outcome: 'done' });
  expect(hits).toHaveLength(3);
  expect(parapet.generatorName).toBe('extractive');
});

test.skipIf(NO_ONNX_RUNTIME)(`models that run here${NO_ONNX_RUNTIME ? ` (skipped: ${NO_ONNX_RUNTIME})` : ''}`, async () => {
  const models = emptyModelsFolder();
  writeTinyEncoder(models, 'tiny/encoder');
  writeTinyReranker(models, 'tiny/reranker');
  const { parapet } = await start({ PARAPET_MODELS: models, PARAPET_EMBEDDER: 'local', PARAPET_EMBEDDING_MODEL: 'tiny/encoder', PARAPET_RERANKER: 'local', PARAPET_RERANKER_MODEL: 'tiny/reranker', PARAPET_RERANKER_MS: '30000' });
  const { hits, rerank } = await parapet.searcher.search({ query: 'what raises the tides of the sea', k: 3 });
  expect(rerank).toMatchObject({ reranker: 'local/tiny/reranker', outcome: 'done' });
  expect(hits[0]).toMatchObject({ text: ARTICLES[2] });
});

/** Three articles, ingested and opened with these settings; the scripted server stands at OPENAI_BASE_URL. */
async function start(environment: Readonly<Record<string, string>>) {
  const server = await scriptedModelServer();
  const dataDir = mkdtempSync(join(tmpdir(), 'parapet-retrieval-'));
  const config = readConfig({ dataDir }, { ...environment, OPENAI_BASE_URL: server.url });
  const documents = ARTICLES.map((text, index) => ({
    path: `/article ${index}.md`, name: `article ${index}`, title: null, source: null, url: null, publishedAt: null, language: null, author: null,
    blocks: [{ kind: 'text' as const, text }], dropped: [],
  }));
  await ingestDocuments(documents, { dataDir, collection: 'default', embedder: await createEmbedder(config) });
  const parapet = await compose(config);
  onTestFinished(async () => {
    await parapet.close();
    rmSync(dataDir, { recursive: true });
  });
  return { server, parapet };
}
