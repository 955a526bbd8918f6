import { appendFileSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { array, assert, asyncProperty, integer, nat } from 'fast-check';
import { expect, onTestFinished, test } from 'vitest';
import type { Embedder } from '#core/ports.ts';
import { builtinEmbedder } from '#core/retrieval/builtin-embedder.ts';
import { embedderContract } from '../testing/embedder.contract.ts';
import { cachedEmbedder, discardEmbeddingCaches } from './cached-embedder.ts';

const CHUNKS = { chunk: 128 };

embedderContract('cachedEmbedder', async () => {
  const embedder = await cachedEmbedder(builtinEmbedder(), emptyFolder(), CHUNKS);
  onTestFinished(() => embedder.close());
  return embedder;
});

test('a text is embedded once, within a call, between calls and between runs', async () => {
  const { embedder, seen } = counting();
  const folder = emptyFolder();
  const first = await cachedEmbedder(embedder, folder, CHUNKS);
  const [a, , again] = await first.embedPassages(['tide', 'fog', 'tide']);
  expect(again).toEqual(a);
  await first.embedPassages(['fog', 'dew']);
  await first.close();
  const second = await cachedEmbedder(embedder, folder, CHUNKS);
  expect(await second.embedPassages(['dew', 'tide'])).toEqual([expect.any(Float32Array), a]);
  await second.close();
  expect(seen).toEqual(['tide', 'fog', 'dew']);
});

test('what was embedded before an abort is kept', async () => {
  const { embedder, seen } = counting();
  const folder = emptyFolder();
  const leaving = new AbortController();
  const texts = Array.from({ length: 300 }, (_, index) => `text ${index}`);
  const interrupted = await cachedEmbedder(embedder, folder, { chunk: 128, onEmbedded: (count) => count > 0 && leaving.abort() });
  await expect(interrupted.embedPassages(texts, leaving.signal)).rejects.toMatchObject({ name: 'AbortError' });
  await interrupted.close();
  expect(seen).toHaveLength(128);
  const resumed = await cachedEmbedder(embedder, folder, CHUNKS);
  expect(await resumed.embedPassages(texts)).toEqual(await builtinEmbedder().embedPassages(texts));
  await resumed.close();
  expect(seen).toHaveLength(300);
});

test('progress counts every passage once, found or made', async () => {
  let told = 0;
  const embedder = await cachedEmbedder(builtinEmbedder(), emptyFolder(), { chunk: 2, onEmbedded: (count) => void (told += count) });
  await embedder.embedPassages(['a1', 'b1', 'a1']);
  await embedder.embedPassages(['a1', 'c1']);
  expect(told).toBe(5);
  await embedder.close();
});

test('wherever the file is cut or changed, no wrong vector comes back', async () => {
  const honest = await builtinEmbedder().embedPassages(TEXTS);
  const whole = await written();
  await assert(
    asyncProperty(nat(whole.length), array(integer({ min: 0, max: whole.length - 1 }), { maxLength: 3 }), async (end, flips) => {
      const folder = emptyFolder();
      const bytes = Buffer.from(whole.subarray(0, end));
      for (const at of flips) if (at < end) bytes[at]! ^= 0x55;
      writeFileSync(join(folder, await cacheName()), bytes);
      const embedder = await cachedEmbedder(builtinEmbedder(), folder, CHUNKS);
      expect(await embedder.embedPassages(TEXTS)).toEqual(honest);
      await embedder.close();
    }),
    { numRuns: 40 },
  );
});

test('what follows a torn record is whole again after the next run', async () => {
  const folder = emptyFolder();
  const { embedder, seen } = counting();
  await (await filled(embedder, folder)).close();
  const path = join(folder, readdirSync(folder)[0]!);
  appendFileSync(path, 'torn');
  const second = await cachedEmbedder(embedder, folder, CHUNKS);
  await second.embedPassages(['another']);
  await second.close();
  const third = await cachedEmbedder(embedder, folder, CHUNKS);
  await third.embedPassages([...TEXTS, 'another']);
  await third.close();
  expect(seen).toEqual([...TEXTS, 'another']);
});

test('another space has another file, and all go when the work is done', async () => {
  const folder = emptyFolder();
  const { embedder, seen } = counting();
  await (await filled(embedder, folder)).close();
  await (await filled({ ...embedder, space: 'other/1' }, folder)).close();
  expect(seen).toHaveLength(2 * TEXTS.length);
  expect(readdirSync(folder)).toHaveLength(2);
  await discardEmbeddingCaches(folder);
  expect(readdirSync(folder)).toEqual([]);
});

const TEXTS = ['tide', 'fog', 'dew'];

async function filled(embedder: Embedder, folder: string) {
  const cached = await cachedEmbedder(embedder, folder, CHUNKS);
  await cached.embedPassages(TEXTS);
  return cached;
}

async function written(): Promise<Buffer> {
  const folder = emptyFolder();
  await (await filled(builtinEmbedder(), folder)).close();
  return readFileSync(join(folder, readdirSync(folder)[0]!));
}

async function cacheName(): Promise<string> {
  const folder = emptyFolder();
  await (await cachedEmbedder(builtinEmbedder(), folder, CHUNKS)).close();
  return readdirSync(folder)[0]!;
}

/** The built-in embedder, telling what it was asked. */
function counting() {
  const seen: string[] = [];
  const builtin = builtinEmbedder();
  const embedder: Embedder = {
    ...builtin,
    embedPassages: (passages, signal) => {
      signal?.throwIfAborted();
      seen.push(...passages);
      return builtin.embedPassages(passages, signal);
    },
  };
  return { embedder, seen };
}

function emptyFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'parapet-cache-'));
  onTestFinished(() => rmSync(folder, { recursive: true }));
  return folder;
}
