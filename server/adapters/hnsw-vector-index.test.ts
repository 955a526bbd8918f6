import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { clusteredVectors } from '../testing/random.ts';
import { vectorIndexContract } from '../testing/vector-index.contract.ts';
import { buildHnsw, openHnsw } from './hnsw-vector-index.ts';

const folder = await mkdtemp(join(tmpdir(), 'parapet-hnsw-'));
afterAll(() => rm(folder, { recursive: true }));
let files = 0;

async function build(rows: Float32Array, dimensions: number): Promise<string> {
  files += 1;
  const path = join(folder, `${files}.hnsw`);
  await buildHnsw(rows, dimensions, path);
  return path;
}

vectorIndexContract('openHnsw', async (rows, dimensions) => openHnsw(await build(rows, dimensions), dimensions, rows.length / dimensions));

const ROWS = clusteredVectors(200, 8, 4, 0.5, 2);

test('the same rows give the same file', async () => {
  const [first, second] = [await build(ROWS, 8), await build(ROWS, 8)];
  expect(await readFile(first)).toEqual(await readFile(second));
});

test.each([
  ['other dimensions', 7, 200],
  ['another number of rows', 8, 201],
])('a file of %s is refused', async (_, dimensions, size) => {
  await expect(openHnsw(await build(ROWS, 8), dimensions, size)).rejects.toMatchObject({ code: 'index_damaged' });
});

test.each([0, 40, 5_000])('a file cut at %i bytes is refused', async (bytes) => {
  const path = await build(ROWS, 8);
  await writeFile(path, (await readFile(path)).subarray(0, bytes));
  await expect(openHnsw(path, 8, 200)).rejects.toMatchObject({ code: 'index_damaged' });
});

test('a missing file is refused', async () => {
  await expect(openHnsw(join(folder, 'none.hnsw'), 8, 200)).rejects.toMatchObject({ code: 'index_damaged' });
});

test('a vector that is not all numbers is refused at build time', async () => {
  await expect(build(Float32Array.of(1, Number.NaN), 2)).rejects.toMatchObject({ code: 'configuration' });
});

test('building reports progress, yields and heeds an abort', async () => {
  const stopped = new AbortController();
  const seen: number[] = [];
  const onProgress = (done: number): void => {
    seen.push(done);
    setImmediate(() => stopped.abort());
  };
  const path = join(folder, 'aborted.hnsw');
  await expect(buildHnsw(ROWS, 8, path, onProgress, stopped.signal)).rejects.toMatchObject({ name: 'AbortError' });
  expect(seen.length).toBeGreaterThan(0);
  expect(seen.at(-1)).toBeLessThan(200);
});
