import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { createGenerator } from './compose-generator.ts';
import { readConfig, type Config } from './config.ts';
import { UNKNOWN_MODEL } from './core/generation/profile.ts';
import { scriptedModelServer } from './testing/scripted-model-server.ts';

test('without a model there is no generator', async () => {
  expect(await createGenerator(readConfig({}, {}))).toBeNull();
});

test.each<[Partial<Config>, RegExp]>([
  [{ generator: 'openai' }, /PARAPET_CHAT_MODEL/],
  [{ generator: 'openai', chatModel: 'm' }, /OPENAI_BASE_URL/],
])('%j is refused in a sentence', async (flags, message) => {
  await expect(createGenerator(readConfig(flags, {}))).rejects.toMatchObject({ code: 'configuration', message: expect.stringMatching(message) });
});

test('a model is asked as its family’s profile says, at every server', async () => {
  const servers = [await scriptedModelServer(), await scriptedModelServer()];
  const generator = (await createGenerator(readConfig({ generator: 'openai', chatModel: 'skt/A.X-K1', openaiBaseUrl: servers.map(({ url }) => url).join(',') }, {})))!;
  await Promise.all([1, 2].map(() => Array.fromAsync(generator.generate([{ role: 'user', content: 'Who?' }]))));
  for (const { requests } of servers) expect(requests[0]!.body).toMatchObject({ model: 'skt/A.X-K1', chat_template_kwargs: { enable_thinking: false }, max_tokens: 512 });
  expect(generator.promptTokens).toBe(131_072 - 512);
});

test.each([
  ['openai:gpt-oss:20b', 4_096 - 1_536],
  ['ollama:qwen3', 4_096 - 512],
  ['anthropic:claude-sonnet-4-5', UNKNOWN_MODEL.contextTokens - UNKNOWN_MODEL.replyTokens],
])('LangChain’s %s has %i tokens for its prompt', async (chatModel, tokens) => {
  expect((await createGenerator(readConfig({ generator: 'langchain', chatModel }, {})))!.promptTokens).toBe(tokens);
});

test('profiles of the data folder come first, and a wrong one is named', async () => {
  const dataDir = await mkdtemp(join(tmpdir(), 'parapet-profiles-'));
  onTestFinished(() => rm(dataDir, { recursive: true }));
  await mkdir(join(dataDir, 'models'));
  await writeFile(join(dataDir, 'models', 'mine.json'), JSON.stringify({ ...UNKNOWN_MODEL, name: 'mine', priority: 9, pattern: '^qwen3:', contextTokens: 40_000, replyTokens: 1_000 }));
  const config = readConfig({ dataDir, generator: 'openai', chatModel: 'qwen3:8b', openaiBaseUrl: 'http://127.0.0.1:9/v1' }, {});
  expect((await createGenerator(config))!.promptTokens).toBe(39_000);
  await writeFile(join(dataDir, 'models', 'torn.json'), '{');
  await expect(createGenerator(config)).rejects.toMatchObject({ code: 'configuration', message: expect.stringContaining('torn.json') });
});
