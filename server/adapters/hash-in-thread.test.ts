import { createHash } from 'node:crypto';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { hashInThread } from './hash-in-thread.ts';

const folder = await mkdtemp(join(tmpdir(), 'parapet-hash-'));
afterAll(() => rm(folder, { recursive: true }));

test.each([0, 1, 2 ** 20, 2 ** 20 + 7])('a file of %i bytes has the hash it has elsewhere', async (size) => {
  const path = join(folder, `${size}.bin`);
  const bytes = Uint8Array.from({ length: size }, (_, index) => (index * 31) % 251);
  await writeFile(path, bytes);
  expect(await hashInThread(path)).toEqual({ sha256: createHash('sha256').update(bytes).digest('hex'), bytes: size });
});

test('more files than threads are all hashed, and one that is missing says so alone', async () => {
  const path = join(folder, 'some.bin');
  await writeFile(path, 'some');
  const outcomes = await Promise.allSettled([...Array.from({ length: 7 }, () => hashInThread(path)), hashInThread(join(folder, 'none'))]);
  expect(outcomes.filter(({ status }) => status === 'fulfilled')).toHaveLength(7);
  expect(outcomes.at(-1)).toMatchObject({ reason: { code: 'ENOENT' } });
});
