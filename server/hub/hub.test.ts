import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { HUB_REVISION, scriptedHub, type HubScript } from '../testing/scripted-hub.ts';
import { openHub } from './hub.ts';
import { downloadFile } from './download.ts';

const WEIGHTS = Uint8Array.from({ length: 200_000 }, (_, index) => (index * 31) % 251);
const FILES = { 'config.json': '{"a":1}', LICENSE: '', 'onnx/model.onnx': WEIGHTS };

test('a model is told with its licence, its commit and the checksums of its files', async () => {
  const { hub } = await start();
  const model = await hub.model('org/tiny');
  expect(model).toMatchObject({ name: 'org/tiny', licence: 'mit', revision: HUB_REVISION });
  expect(model.files).toMatchObject([
    { path: 'config.json', size: 7, checksum: { kind: 'git-sha1' } },
    { path: 'LICENSE', size: 0, checksum: { kind: 'git-sha1' } },
    { path: 'onnx/model.onnx', size: 200_000, checksum: { kind: 'sha256' } },
  ]);
});

test('files arrive whole, small and large, and are not fetched twice', async () => {
  const { download, requests, read } = await start();
  expect([await download('config.json'), await download('onnx/model.onnx')]).toEqual([true, true]);
  expect(read('config.json')).toEqual(Buffer.from('{"a":1}'));
  expect(read('onnx/model.onnx')).toEqual(Buffer.from(WEIGHTS));
  expect([await download('config.json'), await download('onnx/model.onnx')]).toEqual([false, false]);
  expect(requests).toHaveLength(2);
});

test('an empty file arrives too', async () => {
  const { download, read } = await start();
  expect([await download('LICENSE'), await download('LICENSE')]).toEqual([true, false]);
  expect(read('LICENSE')).toHaveLength(0);
});

test('after a broken connection the download goes on where it stopped', async () => {
  const { download, requests, read, serve } = await start();
  serve({ breaksAfter: 70_000 }, 'busy', { breaksAfter: 50_000 }, 'honest');
  await download('onnx/model.onnx');
  expect(requests.map(({ range }) => range)).toEqual([undefined, 'bytes=70000-', 'bytes=70000-', 'bytes=120000-']);
  expect(read('onnx/model.onnx')).toEqual(Buffer.from(WEIGHTS));
});

test('an interrupted download leaves its part, and another run goes on with it', async () => {
  const { download, requests, list, read, serve } = await start();
  serve({ stallsAfter: 60_000 });
  const leaving = new AbortController();
  const interrupted = download('onnx/model.onnx', { signal: leaving.signal, onBytes: (here) => here >= 60_000 && leaving.abort() });
  await expect(interrupted).rejects.toMatchObject({ name: 'AbortError' });
  expect(list('onnx')).toEqual([expect.stringMatching(/^model\.onnx\.[0-9a-f]{12}\.part$/)]);
  serve('honest');
  await download('onnx/model.onnx');
  expect(requests.at(-1)!.range).toBe('bytes=60000-');
  expect(list('onnx')).toEqual(['model.onnx']);
  expect(read('onnx/model.onnx')).toEqual(Buffer.from(WEIGHTS));
});

test('a silent connection is made anew', async () => {
  const { download, requests, serve } = await start();
  serve({ stallsAfter: 10_000 }, 'honest');
  expect(await download('onnx/model.onnx', { patienceMs: 100 })).toBe(true);
  expect(requests).toHaveLength(2);
});

test('a server that knows no ranges starts over', async () => {
  const { download, read, serve } = await start();
  serve({ breaksAfter: 70_000 }, 'ignores-ranges');
  await download('onnx/model.onnx');
  expect(read('onnx/model.onnx')).toEqual(Buffer.from(WEIGHTS));
});

test.each<[HubScript, string]>([
  ['altered', 'checksum'],
  ['too-much', 'more'],
])('what comes %s is refused, and no file is left under its name', async (script, reason) => {
  const { download, list, serve } = await start();
  serve(script);
  await expect(download('onnx/model.onnx')).rejects.toMatchObject({ code: 'upstream_unavailable', message: expect.stringContaining(reason) });
  expect(list('onnx')).not.toContain('model.onnx');
  serve('honest');
  expect(await download('onnx/model.onnx')).toBe(true);
});

test('a model that is not given out, and a hub that is not there, are said in words', async () => {
  const { hub } = await start();
  await expect(hub.model('org/none')).rejects.toMatchObject({ code: 'invalid_request', message: expect.stringMatching(/gives out no model org\/none: check/) });
  await expect(openHub('http://127.0.0.1:9').model('org/tiny')).rejects.toMatchObject({ code: 'upstream_unavailable', message: expect.stringMatching(/HF_ENDPOINT/) });
}, 60_000);

async function start() {
  const scripted = await scriptedHub({ 'org/tiny': { files: FILES, licence: 'mit' } });
  const hub = openHub(scripted.url);
  const folder = mkdtempSync(join(tmpdir(), 'parapet-hub-'));
  onTestFinished(() => rmSync(folder, { recursive: true }));
  const model = await hub.model('org/tiny');
  return {
    ...scripted,
    hub,
    list: (path: string) => readdirSync(join(folder, path)),
    read: (path: string) => readFileSync(join(folder, path)),
    download: (path: string, more: Partial<Parameters<typeof downloadFile>[0]> = {}) =>
      downloadFile({ hub, model, file: model.files.find((file) => file.path === path)!, folder, endpoint: scripted.url, ...more }),
  };
}
