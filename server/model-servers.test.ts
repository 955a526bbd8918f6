import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { readConfig } from './config.ts';
import { readModelServers, shownAddress } from './model-servers.ts';

test('one address, or several with what they take at once', () => {
  expect(readModelServers('http://one:8000/v1')).toEqual([{ baseUrl: 'http://one:8000/v1', concurrency: undefined }]);
  expect(readModelServers(' http://one/v1 4,https://two/v1')).toEqual([
    { baseUrl: 'http://one/v1', concurrency: 4 },
    { baseUrl: 'https://two/v1', concurrency: undefined },
  ]);
});

test('a file with one per line', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'parapet-servers-'));
  onTestFinished(() => rm(folder, { recursive: true }));
  await writeFile(join(folder, 'servers'), '# ours\nhttp://one/v1 2\n\nhttp://two/v1 # slow\n');
  expect(readModelServers(join(folder, 'servers'))).toEqual([
    { baseUrl: 'http://one/v1', concurrency: 2 },
    { baseUrl: 'http://two/v1', concurrency: undefined },
  ]);
});

test.each(['ftp://one/v1', 'http://one/v1 many', 'http://one/v1,', 'http://one/v1 0', '/no/such/file', 'http://'])('%j is refused in a sentence', (value) => {
  expect(() => readModelServers(value)).toThrow(expect.objectContaining({ code: 'configuration', message: expect.stringMatching(/^OPENAI_BASE_URL: .*\.$|^OPENAI_BASE_URL: .*correct it\.$/) }));
});

test('credentials are neither shown nor repeated', () => {
  expect(shownAddress('http://user:secret@one:8000/v1/')).toBe('http://one:8000/v1');
  expect(() => readModelServers('http://user:secret@one/v1 x')).toThrow(expect.objectContaining({ message: expect.not.stringContaining('secret') }));
});

test('the configuration holds them all; the first is also the embedder’s', () => {
  expect(readConfig({}, { OPENAI_BASE_URL: 'http://one/v1,http://two/v1' })).toMatchObject({ openaiBaseUrl: 'http://one/v1', modelServers: [{ baseUrl: 'http://one/v1' }, { baseUrl: 'http://two/v1' }] });
  expect(readConfig({ openaiBaseUrl: 'http://three/v1' }, { OPENAI_BASE_URL: 'http://one/v1' })).toMatchObject({ openaiBaseUrl: 'http://three/v1', modelServers: [{ baseUrl: 'http://three/v1' }] });
  expect(readConfig({}, {})).toMatchObject({ openaiBaseUrl: undefined, modelServers: [] });
});
