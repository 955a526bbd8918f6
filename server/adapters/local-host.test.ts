/** The thread and its messages, with a scripted runtime in place of the one that an operator installs. */
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { openLocalModel } from './local-host.ts';
import type { LocalModel } from './local-model.ts';

/** Its only vector says how often the model ran; a text of one letter is an order to the model. */
const RUNTIME = `
let runs = 0;
export class Tensor { constructor(type, data, dims) { Object.assign(this, { type, data, dims }); } }
export const env = {};
export const AutoTokenizer = { from_pretrained: async () => (texts) => ({ input_ids: texts.map((text) => [text.charCodeAt(0)]) }) };
export const AutoModel = {
    from_pretrained: async (folder, options) => async ({ input_ids: { data } }) => {
      const order = String.fromCharCode(Number(data[0]));
      runs += 1;
      if (order === 'x') process.exit(3);
      if (order === 'f') throw new Error('no memory');
      if (order === 's') Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 300);
      if (order === 'o') return { last_hidden_state: { dims: [1, 1, 1], data: Float32Array.of(JSON.stringify([folder.split('/').at(-1), options.subfolder, options.model_file_name, env.allowRemoteModels]).length) } };
      return { last_hidden_state: { dims: [1, 1, 1], data: Float32Array.of(runs) } };
    },
};`;

test('tasks run in order, one at a time, while this thread goes on', async () => {
  const { encode } = await start();
  let ticks = 0;
  const timer = setInterval(() => (ticks += 1), 10);
  expect(await Promise.all([encode('slow'), encode('a'), encode('b')])).toEqual([1, 2, 3]);
  clearInterval(timer);
  expect(ticks).toBeGreaterThan(3);
});

test('what nobody waits for any more is not computed', async () => {
  const { encode } = await start();
  const leaving = new AbortController();
  const slow = encode('slow');
  const left = [encode('a', leaving.signal), encode('b', leaving.signal)];
  leaving.abort();
  for (const one of left) await expect(one).rejects.toMatchObject({ name: 'AbortError' });
  expect([await slow, await encode('c')]).toEqual([1, 2]);
});

test('a fault of the model is a failure in words, and the next task runs', async () => {
  const { encode } = await start();
  await expect(encode('fault')).rejects.toMatchObject({ code: 'upstream_unavailable', cause: expect.objectContaining({ message: 'no memory' }) });
  expect(await encode('a')).toBe(2);
});

test('when the thread dies, those who wait are told, and the next task gets a new one', async () => {
  const { encode } = await start();
  const [dying, waiting] = [encode('x'), encode('a')];
  await expect(dying).rejects.toMatchObject({ code: 'upstream_unavailable' });
  await expect(waiting).rejects.toMatchObject({ code: 'upstream_unavailable' });
  expect(await Promise.all([encode('b'), encode('c')])).toEqual([1, 2]);
});

test('nothing may be fetched, and the weights are those that were found', async () => {
  const { encode } = await start();
  expect(await encode('options')).toBe(JSON.stringify(['model', 'onnx', 'model_quantized', false]).length);
});

async function start() {
  const models = mkdtempSync(join(tmpdir(), 'parapet-host-'));
  onTestFinished(() => rmSync(models, { recursive: true }));
  const home = join(models, '.runtime/node_modules/@huggingface/transformers');
  mkdirSync(home, { recursive: true });
  writeFileSync(join(home, 'package.json'), '{"name":"@huggingface/transformers","main":"index.mjs"}');
  writeFileSync(join(home, 'index.mjs'), RUNTIME);
  const model: LocalModel = { name: 'org/model', folder: join(models, 'org/model'), weights: 'onnx/model_quantized.onnx', hasExternalData: false, maxTokens: 8, pooling: 'mean', prefixes: { query: '', passage: '' } };
  const host = await openLocalModel(models, 'encoder', model);
  return {
    /** The number that the model gives for a text. */
    async encode(text: string, signal?: AbortSignal): Promise<number> {
      const [vector] = await host.run<readonly Float32Array[]>({ does: 'encode', texts: [text], pooling: 'mean' }, signal);
      return vector![0]!;
    },
  };
}
