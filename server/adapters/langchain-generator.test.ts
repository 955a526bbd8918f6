import { expect, test } from 'vitest';
import { CANARY_KEY, generatorContract } from '../testing/generator.contract.ts';
import { UNKNOWN_MODEL } from '#core/generation/profile.ts';
import { scriptedModelServer } from '../testing/scripted-model-server.ts';
import { failoverGenerator } from './failover-generator.ts';
import { langchainGenerator } from './langchain-generator.ts';

generatorContract('langchainGenerator, tried again', ({ url }, timeoutMs) =>
  failoverGenerator([{ name: url, generator: langchainGenerator({ model: 'openai:scripted', baseUrl: url, apiKey: CANARY_KEY, timeoutMs }) }]),
);

test('a profile’s switches and limits go out through LangChain too, and thinking stays out of the reply', async () => {
  const server = await scriptedModelServer();
  server.chat({ does: 'stream', pieces: ['<thought>P9', '.S9</thought>', 'P1.S1'] });
  const profile = { ...UNKNOWN_MODEL, request: { chat_template_kwargs: { enable_thinking: false } }, suffix: '/no_think', replyTokens: 300, reasoning: [{ open: '<thought>', close: '</thought>', implied: false }] };
  const generator = langchainGenerator({ model: 'openai:scripted', baseUrl: server.url, apiKey: 'x', profile });
  expect((await Array.fromAsync(generator.generate([{ role: 'user', content: 'Who?' }]))).join('')).toBe('P1.S1');
  expect(server.requests[0]!.body).toMatchObject({ chat_template_kwargs: { enable_thinking: false }, max_tokens: 300, messages: [{ role: 'user', content: 'Who?\n\n/no_think' }] });
});

test('a provider that is not installed is said in a sentence', async () => {
  const generator = langchainGenerator({ model: 'cohere:command', baseUrl: undefined, apiKey: undefined });
  await expect(Array.fromAsync(generator.generate([]))).rejects.toMatchObject({ code: 'configuration', message: expect.stringContaining('install the package') });
});
