import { expect, test } from 'vitest';
import { CANARY_KEY, generatorContract } from '../testing/generator.contract.ts';
import { scriptedModelServer } from '../testing/scripted-model-server.ts';
import { openaiGenerator } from './openai-generator.ts';

generatorContract('openaiGenerator', ({ url }, timeoutMs) => openaiGenerator({ baseUrl: url, apiKey: CANARY_KEY, model: 'scripted', timeoutMs }));

test('a reply that ends before it is complete is a failure, not a short answer', async () => {
  const server = await scriptedModelServer();
  server.chat({ does: 'end-early', pieces: ['half an '] });
  const generator = openaiGenerator({ baseUrl: server.url, apiKey: undefined, model: 'scripted' });
  await expect(Array.fromAsync(generator.generate([]))).rejects.toMatchObject({ code: 'upstream_unavailable' });
});

test.each([
  { choices: 'none' },
  { choices: [{ delta: { content: 7 } }] },
  { choices: [null] },
  null,
])('a chunk %j is refused', async (chunk) => {
  const server = await scriptedModelServer();
  server.chat({ does: 'garble', bytes: `data: ${JSON.stringify(chunk)}\n\ndata: [DONE]\n\n` });
  const generator = openaiGenerator({ baseUrl: server.url, apiKey: undefined, model: 'scripted' });
  await expect(Array.fromAsync(generator.generate([]))).rejects.toMatchObject({ code: 'upstream_unavailable' });
});
