import { existsSync } from 'node:fs';
import { writeFile } from 'node:fs/promises';
import { DatabaseSync } from 'node:sqlite';
import { expect, test } from 'vitest';
import { ingest } from './ingest.ts';
import { asStorageError } from './storage-error.ts';
import { openWorkshop } from './testing/corpus.ts';

test('a database that cannot grow is a full disk', () => {
  const database = new DatabaseSync(':memory:');
  database.exec('PRAGMA max_page_count = 4; CREATE TABLE t (x BLOB)');
  expect(asStorageError(thrownBy(() => database.exec('INSERT INTO t VALUES (zeroblob(1000000))')), 'data')).toMatchObject({ code: 'configuration', message: expect.stringContaining('full') });
});

test.skipIf(!existsSync('/dev/full'))('a write that finds no space is a full disk (needs /dev/full)', async () => {
  const error = await writeFile('/dev/full', 'x').catch((thrown: unknown) => thrown);
  expect(asStorageError(error, 'data')).toMatchObject({ message: expect.stringContaining('full') });
});

test('a database that cannot be opened is a folder without rights; other errors stay as they are', () => {
  const error = thrownBy(() => new DatabaseSync('/nowhere/at/all.db'));
  expect(asStorageError(error, 'data')).toMatchObject({ code: 'configuration', message: expect.stringContaining('--data') });
  const other = Object.assign(new Error('no'), { code: 'EACCES', path: '/articles/one.md' });
  expect(asStorageError(other, '/data')).toBe(other);
  expect(asStorageError('thrown', 'data')).toBe('thrown');
});

test('an ingest whose files cannot be written leaves the old index', async () => {
  await using workshop = await openWorkshop();
  await workshop.write('one');
  const { generation } = await ingest([workshop.articles], workshop.options);
  await workshop.write('two');
  const embedder = { ...workshop.options.embedder, embedPassages: () => Promise.reject(Object.assign(new Error('no space'), { code: 'ENOSPC' })) };
  await expect(ingest([workshop.articles], { ...workshop.options, embedder })).rejects.toMatchObject({ code: 'configuration' });
  expect(await ingest([workshop.articles], workshop.options)).toMatchObject({ added: 1, unchanged: 1 });
  expect(generation).toMatch(/^g000001/);
});

function thrownBy(action: () => unknown): unknown {
  try {
    action();
  } catch (error) {
    return error;
  }
  throw new Error('Nothing was thrown.');
}
