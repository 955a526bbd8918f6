/** The command as people run it, in a process of its own, against a hub over real HTTP. */
import { spawn } from 'node:child_process';
import { mkdtempSync, readdirSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { expect, onTestFinished, test } from 'vitest';
import { scriptedHub } from '../testing/scripted-hub.ts';
import { tinyEncoderFiles } from '../testing/tiny-models.ts';

test('a model is pulled with its licence told, listed, and not fetched again', async () => {
  const { parapet } = await start();
  const pulled = await parapet('models', 'pull', 'org/tiny');
  expect(pulled.stderr).toMatch(/^org\/tiny at f{12} from http.*\nLicence: apache-2\.0\n5 files, /);
  expect(JSON.parse(pulled.stdout)).toMatchObject({ model: 'org/tiny', licence: 'apache-2.0', files: 5, fetched: 5, weights: 'onnx/model_quantized.onnx' });
  expect(pulled.code).toBe(0);
  expect((await parapet('models', 'list')).stdout).toBe('model\tweights\tpooling\ttokens\norg/tiny\tonnx/model_quantized.onnx\tmean\t32\n');
  expect(JSON.parse((await parapet('models', 'pull', 'org/tiny')).stdout)).toMatchObject({ fetched: 0 });
});

test('full precision is fetched when asked for', async () => {
  const { parapet } = await start();
  expect(JSON.parse((await parapet('models', 'pull', 'org/tiny', '--full')).stdout)).toMatchObject({ weights: 'onnx/model.onnx' });
});

test('an interrupted pull goes on where it stopped', async () => {
  const { hub, folder, parapet } = await start();
  hub.serve('honest', 'honest', 'honest', 'honest', { stallsAfter: 2_000 });
  const ended = parapet('models', 'pull', 'org/tiny');
  const partSizes = () => readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((name) => name.endsWith('.part')).map((name) => statSync(join(folder, name)).size);
  await expect.poll(partSizes, { timeout: 20_000 }).toEqual([2_000]);
  ended.interrupt();
  expect(await ended).toMatchObject({ code: 130, stdout: '' });
  hub.serve('honest');
  expect(JSON.parse((await parapet('models', 'pull', 'org/tiny')).stdout)).toMatchObject({ fetched: 1 });
  expect(hub.requests.at(-1)).toEqual({ path: 'onnx/model_quantized.onnx', range: 'bytes=2000-' });
});

test.each([
  ['plain', 2, /names no model; write <organisation>\/<model>/],
  ['org/../x', 2, /names no model/],
  ['org/none', 2, /gives out no model org\/none/],
  ['org/torch', 2, /has no ONNX weights/],
])('%s cannot be pulled, and nothing is written', async (name, code, sentence) => {
  const { folder, parapet } = await start();
  expect(await parapet('models', 'pull', name)).toMatchObject({ code, stdout: '', stderr: expect.stringMatching(sentence) });
  expect(readdirSync(folder)).toEqual([]);
});

async function start() {
  const files = tinyEncoderFiles({ weights: 'onnx/model_quantized.onnx' });
  const hub = await scriptedHub({
    'org/tiny': { licence: 'apache-2.0', files: { ...files, 'onnx/model.onnx': files['onnx/model_quantized.onnx']!, 'model.safetensors': 'x', 'README.md': '# Tiny' } },
    'org/torch': { files: { 'config.json': '{}', 'pytorch_model.bin': 'x' } },
  });
  const folder = mkdtempSync(join(tmpdir(), 'parapet-pull-'));
  onTestFinished(() => rmSync(folder, { recursive: true }));
  const environment = { ...process.env, PARAPET_MODELS: folder, HF_ENDPOINT: hub.url };

  function parapet(...args: readonly string[]) {
    const child = spawn(process.execPath, ['server/cli.ts', ...args], { env: environment });
    const outcome = Promise.all([text(child.stdout), text(child.stderr), new Promise<number | null>((resolve) => child.once('close', resolve))]);
    return Object.assign(outcome.then(([stdout, stderr, code]) => ({ stdout, stderr, code })), { interrupt: () => child.kill('SIGINT') });
  }
  return { hub, folder, parapet };
}
