import { expect, test } from 'vitest';
import { CANARY_KEY, generatorContract } from '../testing/generator.contract.ts';
import { langchainGenerator } from './langchain-generator.ts';

generatorContract('langchainGenerator', ({ url }, timeoutMs) => langchainGenerator({ model: 'openai:scripted', baseUrl: url, apiKey: CANARY_KEY, timeoutMs }));

test('a provider that is not installed is said in a sentence', async () => {
  const generator = langchainGenerator({ model: 'cohere:command', baseUrl: undefined, apiKey: undefined });
  await expect(Array.fromAsync(generator.generate([]))).rejects.toMatchObject({ code: 'configuration', message: expect.stringContaining('install the package') });
});
