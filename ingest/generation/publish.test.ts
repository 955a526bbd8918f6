import { mkdir, readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { currentGeneration, FILES, listGenerations, MANIFEST, sequenceOf } from '../../server/index-files.ts';
import { ingest } from '../ingest.ts';
import { openWorkshop, type Workshop } from '../testing/corpus.ts';
import { withCollectionLock } from './lock.ts';
import { rollBack } from './roll-back.ts';

test('the current generation and the two before it are kept', async () => {
  await using workshop = await openWorkshop();
  const built = await builds(workshop, 5);
  expect(await listGenerations(workshop.dataDir, 'default')).toEqual(built.slice(-3));
  expect(built.map(sequenceOf)).toEqual([1, 2, 3, 4, 5]);
  expect(currentGeneration(workshop.dataDir, 'default')).toBe(built[4]);
});

test('roll-back goes one build back, then another, and forth again by name', async () => {
  await using workshop = await openWorkshop();
  const { dataDir } = workshop;
  const [first, second, third] = await builds(workshop, 3);
  expect(await rollBack(dataDir, 'default')).toBe(second);
  expect(await rollBack(dataDir, 'default')).toBe(first);
  await expect(rollBack(dataDir, 'default')).rejects.toMatchObject({ code: 'index_missing' });
  expect(await rollBack(dataDir, 'default', third)).toBe(third);
  expect(currentGeneration(dataDir, 'default')).toBe(third);
});

test('a build after a roll-back has the next number, and starts from what it was rolled back to', async () => {
  await using workshop = await openWorkshop();
  const [first] = await builds(workshop, 2);
  await rollBack(workshop.dataDir, 'default');
  await workshop.write('article', 9);
  const { generation } = await ingest([workshop.articles], workshop.options);
  expect(sequenceOf(generation)).toBe(3);
  const manifest = JSON.parse(await readFile(join(workshop.dataDir, 'index/default', generation, MANIFEST), 'utf8'));
  expect(manifest).toMatchObject({ parent: first, generation });
});

test('roll-back refuses what is not there and what is not whole', async () => {
  await using workshop = await openWorkshop();
  const { dataDir } = workshop;
  const [first, second, third] = await builds(workshop, 3);
  await expect(rollBack(dataDir, 'nowhere')).rejects.toMatchObject({ code: 'collection_not_found' });
  await expect(rollBack(dataDir, 'default', '../..')).rejects.toMatchObject({ code: 'invalid_request' });
  await expect(rollBack(dataDir, 'default', 'g000009-00000000')).rejects.toMatchObject({ code: 'index_missing' });
  await writeFile(join(dataDir, 'index/default', second!, FILES.lexical), 'torn');
  await expect(rollBack(dataDir, 'default', second)).rejects.toMatchObject({ code: 'index_damaged' });
  expect(currentGeneration(dataDir, 'default')).toBe(third);
  expect(await rollBack(dataDir, 'default')).toBe(first);
});

test('roll-back mends a pointer that names nothing', async () => {
  await using workshop = await openWorkshop();
  const [, second] = await builds(workshop, 2);
  await writeFile(join(workshop.dataDir, 'index/default/CURRENT'), '');
  expect(await rollBack(workshop.dataDir, 'default')).toBe(second);
});

test('a collection is written by one at a time, other collections meanwhile', async () => {
  await using workshop = await openWorkshop();
  await workshop.write('article');
  const refused = { code: 'index_locked', message: expect.stringContaining('"default"') };
  await withCollectionLock(workshop.dataDir, 'default', async () => {
    await expect(ingest([workshop.articles], workshop.options)).rejects.toMatchObject(refused);
    await ingest([workshop.articles], { ...workshop.options, collection: 'other' });
  });
  const both = await Promise.allSettled([ingest([workshop.articles], workshop.options), ingest([workshop.articles], workshop.options)]);
  expect(both.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
  expect(both.find(({ status }) => status === 'rejected')).toMatchObject({ reason: refused });
});

test('the lock is given back when the work fails', async () => {
  await using workshop = await openWorkshop();
  await expect(withCollectionLock(workshop.dataDir, 'x', async () => Promise.reject(new Error('no')))).rejects.toThrow('no');
  expect(await withCollectionLock(workshop.dataDir, 'x', async () => 'yes')).toBe('yes');
});

test('what a killed build left behind is cleared by the next one', async () => {
  await using workshop = await openWorkshop();
  const home = join(workshop.dataDir, 'index/default');
  await builds(workshop, 1);
  for (const name of ['.building-dead', '.pruned-g000001-00000000']) {
    await mkdir(join(home, name));
    await writeFile(join(home, name, FILES.articles), 'half');
  }
  await workshop.write('article', 7);
  await ingest([workshop.articles], workshop.options);
  expect((await readdir(home)).filter((name) => name.startsWith('.'))).toEqual([]);
});

test.each(['read', 'segment', 'index', 'graph'])('an abort while at "%s" leaves the old index and no trace', async (stage) => {
  await using workshop = await openWorkshop();
  const home = join(workshop.dataDir, 'index/default');
  await builds(workshop, 1);
  const before = await readdir(home);
  for (let name = 0; name < 20; name++) await workshop.write(`more-${name}`);
  const stopping = new AbortController();
  const options = { ...workshop.options, vectorIndex: 'hnsw' as const, signal: stopping.signal };
  const onProgress = (progress: { stage: string }) => progress.stage === stage && stopping.abort();
  await expect(ingest([workshop.articles], { ...options, onProgress })).rejects.toThrow('aborted');
  expect(await readdir(home)).toEqual(before);
  expect(await ingest([workshop.articles], workshop.options)).toMatchObject({ added: 20, unchanged: 1 });
});

/** Ingests one article in as many versions. @returns The generations. */
async function builds(workshop: Workshop, count: number): Promise<string[]> {
  const generations: string[] = [];
  for (let version = 1; version <= count; version++) {
    await workshop.write('article', version);
    generations.push((await ingest([workshop.articles], workshop.options)).generation);
  }
  return generations;
}
