import { describe, expect, test } from 'vitest';
import { embedderContract } from '../testing/embedder.contract.ts';
import { emptyModelsFolder, NO_ONNX_RUNTIME } from '../testing/onnx-runtime.ts';
import { type TinyModelOptions, writeTinyEncoder } from '../testing/tiny-models.ts';
import { localEmbedder } from './local-embedder.ts';

describe.skipIf(NO_ONNX_RUNTIME)(`with the ONNX runtime${NO_ONNX_RUNTIME ? ` (skipped: ${NO_ONNX_RUNTIME})` : ''}`, () => {
  // Two in turn: starting one costs more than all of its tests.
  const instances: (ReturnType<typeof tiny> | undefined)[] = [];
  let asked = 0;
  embedderContract('localEmbedder', () => (instances[(asked += 1) % 2] ??= tiny()));

  test('the space names the model and its files, and changes with them', async () => {
    const [one, same, other] = await Promise.all([tiny(), tiny(), tiny({ seed: 7 })]);
    expect(one.space).toMatch(/^local\/tiny\/encoder@[0-9a-f]{8}$/);
    expect(same.space).toBe(one.space);
    expect(other.space).not.toBe(one.space);
  });

  test('pooling is what the folder says', async () => {
    const pooled = async (mode: string) => (await tiny({ files: { '1_Pooling/config.json': { [`pooling_mode_${mode}`]: true } } })).embedQuery('the moon raises tides');
    const [mean, first, last] = await Promise.all(['mean_tokens', 'cls_token', 'lasttoken'].map(pooled));
    expect(mean).toEqual(await (await tiny()).embedQuery('the moon raises tides'));
    expect(first).not.toEqual(mean);
    expect(last).not.toEqual(mean);
    expect(last).not.toEqual(first);
  });

  test('queries and passages get the prefixes that the folder states, or that the operator sets', async () => {
    const stated = await tiny({ files: { 'config_sentence_transformers.json': { prompts: { query: 'query : ', document: 'passage : ' } } } });
    const plain = await tiny();
    expect(await stated.embedQuery('tides')).toEqual(await plain.embedQuery('query : tides'));
    expect(await stated.embedPassages(['tides'])).toEqual(await plain.embedPassages(['passage : tides']));
    expect(stated.space).not.toBe(plain.space);
    const set = await tiny({}, { query: 'sea ', passage: '' });
    expect(await set.embedQuery('tides')).toEqual(await plain.embedQuery('sea tides'));
  });

  test('a text longer than the model reads is cut, and keeps its last token', async () => {
    const embedder = await tiny({ files: { '1_Pooling/config.json': { pooling_mode_lasttoken: true } } });
    const [long, longer] = await embedder.embedPassages(['tides '.repeat(30), 'tides '.repeat(90)]);
    expect(longer).toEqual(long);
    expect(longer).not.toEqual((await embedder.embedPassages(['tides '.repeat(29)]))[0]);
  });

  test('quantised weights alone are taken, whatever their name', async () => {
    const plain = await tiny();
    for (const weights of ['onnx/model_qint8_avx512.onnx', 'model.onnx']) {
      expect(await (await tiny({ weights })).embedQuery('tides')).toEqual(await plain.embedQuery('tides'));
    }
  });

  test('a file that is no model is said in one sentence', async () => {
    await expect(tiny({ files: { 'onnx/model.onnx': 'no model' } })).rejects.toMatchObject({ code: 'configuration', message: expect.stringMatching(/^The model tiny\/encoder cannot be loaded \(.*\); fetch it again/) });
  });
});

test.skipIf(!NO_ONNX_RUNTIME)('without the ONNX runtime (here it is missing), the one command that adds it is told', async () => {
  await expect(tiny()).rejects.toMatchObject({ code: 'configuration', message: expect.stringMatching(/^Local models need .*npm install --ignore-scripts .*--prefix .*\.$/) });
});

async function tiny(options: TinyModelOptions = {}, prefixes?: { readonly query: string; readonly passage: string }) {
  const models = emptyModelsFolder();
  writeTinyEncoder(models, 'tiny/encoder', options);
  return localEmbedder({ models, model: 'tiny/encoder', prefixes });
}
