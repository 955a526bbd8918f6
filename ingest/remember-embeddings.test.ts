import { spawn } from 'node:child_process';
import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { expect, test } from 'vitest';
import type { Embedder } from '#core/ports.ts';
import { builtinEmbedder } from '#core/retrieval/builtin-embedder.ts';
import { scriptedModelServer } from '../server/testing/scripted-model-server.ts';
import { openFileLibrary } from '../server/adapters/file-library.ts';
import { ingest, type Progress } from './ingest.ts';
import { openWorkshop, type Workshop } from './testing/corpus.ts';

test('an interrupted ingest goes on with the embeddings that it made', async () => {
  await using workshop = await openWorkshop();
  for (let index = 0; index < 12; index += 1) await workshop.write(`article ${index}`);
  const leaving = new AbortController();
  const first = costly('local/slow', (count) => count > 40 && leaving.abort());
  await expect(ingest([workshop.articles], { ...workshop.options, embedder: first.embedder, signal: leaving.signal })).rejects.toMatchObject({ name: 'AbortError' });
  expect(await filesOf(workshop)).toEqual([expect.stringMatching(/^\.embedded-/)]);

  const second = costly('local/slow');
  const { passages } = await ingest([workshop.articles], { ...workshop.options, embedder: second.embedder });
  expect(first.count()).toBeGreaterThan(0);
  expect(first.count() + second.count()).toBe(passages);
  expect(await filesOf(workshop)).toEqual(['CURRENT', expect.stringMatching(/^g000001-/)]);
});

test('the program, stopped with Ctrl-C in the middle of a slow embedding, loses at most one chunk', { timeout: 120_000 }, async () => {
  await using workshop = await openWorkshop();
  for (let index = 0; index < 130; index += 1) await workshop.write(`article ${index}`);
  const server = await scriptedModelServer();
  const sent = (): number => server.requests.reduce((sum, { body }) => sum + (body as { readonly input: readonly string[] }).input.length, 0);
  const run = () => {
    const environment = { ...process.env, PARAPET_EMBEDDER: 'openai', PARAPET_EMBEDDING_MODEL: 'slow', OPENAI_BASE_URL: server.url };
    const child = spawn(process.execPath, ['server/cli.ts', 'ingest', workshop.articles, '--data', workshop.dataDir], { env: environment });
    const outcome = Promise.all([text(child.stdout), text(child.stderr), new Promise((resolve) => child.once('close', resolve))]);
    return { child, outcome };
  };
  const chunk = Array.from({ length: 1 + 256 / 64 }, () => 'honest' as const);
  server.embed(...chunk, 'hang');
  const stopped = run();
  await expect.poll(sent, { timeout: 60_000 }).toBeGreaterThan(1 + 256);
  stopped.child.kill('SIGINT');
  expect((await stopped.outcome).at(-1)).toBe(130);

  server.embed('honest');
  const before = sent();
  const [summary] = await run().outcome;
  const { passages } = JSON.parse(summary) as { readonly passages: number };
  expect(sent() - before).toBe(1 + passages - 256);
});

test('another embedder embeds all anew, says so, and its vectors are served', async () => {
  await using workshop = await openWorkshop();
  for (const name of ['one', 'two']) await workshop.write(name);
  const { passages } = await ingest([workshop.articles], workshop.options);
  const { embedder, count } = costly('local/new');
  const told: Progress[] = [];
  await ingest([workshop.articles], { ...workshop.options, embedder, onProgress: (progress) => void told.push(progress) });
  expect(count()).toBe(passages);
  expect(told.filter(({ stage }) => stage === 'note').map(({ note }) => note)).toEqual(['Collection "default" was embedded with builtin/1; all its passages are embedded anew with local/new.']);

  const library = openFileLibrary({ dataDir: workshop.dataDir, embedder });
  expect(await library.use(undefined, async ([generation]) => generation!.manifest.embedder.space)).toBe('local/new');
  await library.close();
  const stale = openFileLibrary({ dataDir: workshop.dataDir, embedder: builtinEmbedder() });
  await expect(stale.use(undefined, async () => {})).rejects.toMatchObject({ code: 'index_mismatch', message: expect.stringContaining('local/new') });
  await stale.close();
});

test('progress moves with every chunk, up to the number of passages, and never back', async () => {
  await using workshop = await openWorkshop();
  for (let index = 0; index < 12; index += 1) await workshop.write(`article ${index}`);
  const told: Progress[] = [];
  const { passages } = await ingest([workshop.articles], { ...workshop.options, embedder: costly('local/slow').embedder, onProgress: (progress) => void told.push(progress) });
  const indexed = told.filter(({ stage }) => stage === 'index');
  const dones = indexed.map(({ done }) => done);
  expect(dones).toEqual(dones.toSorted((a, b) => a - b));
  expect(dones.length).toBeGreaterThan(passages / 64);
  expect(indexed.at(-1)).toMatchObject({ done: passages, total: passages });
});

/** The built-in embedder under another name, as if it took its time. */
function costly(space: string, onCount: (count: number) => void = () => {}): { embedder: Embedder; count(): number } {
  const builtin = builtinEmbedder();
  let count = 0;
  const embedder: Embedder = {
    ...builtin,
    space,
    async embedPassages(passages, signal) {
      const vectors = await builtin.embedPassages(passages, signal);
      count += passages.length;
      onCount(count);
      return vectors;
    },
  };
  return { embedder, count: () => count };
}

async function filesOf({ dataDir }: Workshop): Promise<string[]> {
  return (await readdir(join(dataDir, 'index', 'default'))).sort();
}
