import { describe, expect, test } from 'vitest';
import { emptyModelsFolder, NO_ONNX_RUNTIME } from '../testing/onnx-runtime.ts';
import { rerankerContract } from '../testing/reranker.contract.ts';
import { writeTinyEncoder, writeTinyReranker } from '../testing/tiny-models.ts';
import { localReranker } from './local-reranker.ts';

describe.skipIf(NO_ONNX_RUNTIME)(`with the ONNX runtime${NO_ONNX_RUNTIME ? ` (skipped: ${NO_ONNX_RUNTIME})` : ''}`, () => {
  let shared: ReturnType<typeof tiny> | undefined;
  rerankerContract('localReranker', () => (shared ??= tiny()));

  test('passages are read beside a question that is longer than the model reads', async () => {
    const reranker = await tiny();
    const [best] = await reranker.rerank('tides '.repeat(200), ['dough rises in a kitchen', 'the moon raises tides'.repeat(1)]);
    expect(best?.index).toBe(1);
  });

  test('many passages come back, one score each, whatever their length', async () => {
    const reranker = await tiny();
    const passages = Array.from({ length: 30 }, (_, index) => `${index % 7 === 0 ? 'tides ' : ''}${'dough '.repeat((index * 5) % 40)}`);
    const order = await reranker.rerank('what raises tides', passages);
    expect(order.map(({ index }) => index).sort((a, b) => a - b)).toEqual([...passages.keys()]);
  });

  test('an encoder is refused, for it gives no score', async () => {
    const models = emptyModelsFolder();
    writeTinyEncoder(models, 'tiny/encoder');
    await expect(localReranker({ models, model: 'tiny/encoder' })).rejects.toMatchObject({ code: 'configuration', message: expect.stringContaining('no reranker') });
  });
});

async function tiny() {
  const models = emptyModelsFolder();
  writeTinyReranker(models, 'tiny/reranker');
  return localReranker({ models, model: 'tiny/reranker' });
}
