import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { openFileLibrary } from '../server/adapters/file-library.ts';
import { ingest } from './ingest.ts';
import { removeArticles } from './remove.ts';
import { articleText, countingEmbedder, openWorkshop, type Workshop } from './testing/corpus.ts';

test('an article goes by its id, its name, its file or its folder; the others are not embedded anew', async () => {
  const embedder = countingEmbedder();
  await using workshop = await openWorkshop(embedder);
  await mkdir(join(workshop.articles, 'folder'));
  for (const name of ['one', 'two', 'three', 'folder/four', 'folder/five', 'six']) await workshop.write(name);
  await ingest([workshop.articles], workshop.options);
  const embedded = embedder.embedded();
  const [id] = await articles(workshop, 'one');
  expect(await removeArticles([id!], workshop.options)).toMatchObject({ articles: 5, removed: 1, unchanged: 5, added: 0 });
  expect(await removeArticles(['two', join(workshop.articles, 'three.md')], workshop.options)).toMatchObject({ articles: 3, removed: 2 });
  expect(await removeArticles([join(workshop.articles, 'folder')], workshop.options)).toMatchObject({ articles: 1, removed: 2 });
  expect(embedder.embedded()).toBe(embedded);
  expect(await ingest([workshop.articles], workshop.options)).toMatchObject({ articles: 6, added: 5, unchanged: 1 });
});

test('what is not there is refused, and then nothing is removed', async () => {
  await using workshop = await openWorkshop();
  await expect(removeArticles(['one'], workshop.options)).rejects.toMatchObject({ code: 'collection_not_found' });
  await workshop.write('one');
  await ingest([workshop.articles], workshop.options);
  await expect(removeArticles(['one', 'nothing'], workshop.options)).rejects.toMatchObject({ code: 'article_not_found', message: expect.stringContaining('"nothing"') });
  expect(await articles(workshop, 'one')).toHaveLength(1);
});

test('a name of several articles is refused with their ids', async () => {
  await using workshop = await openWorkshop();
  await mkdir(join(workshop.articles, 'other'));
  await workshop.write('one');
  await writeFile(join(workshop.articles, 'other', 'one.md'), articleText('another'));
  await ingest([workshop.articles], workshop.options);
  const ids = await articles(workshop, 'one');
  expect(ids).toHaveLength(2);
  const refused = { code: 'invalid_request', message: expect.stringContaining(ids[1]!) };
  await expect(removeArticles(['one'], workshop.options)).rejects.toMatchObject(refused);
});

async function articles({ dataDir, options }: Workshop, name: string): Promise<string[]> {
  const library = openFileLibrary({ dataDir, embedder: options.embedder });
  const items = await library.use(['default'], async ([generation]) => (await generation!.store.articles(0, 100)).items);
  await library.close();
  return items.filter((item) => item.name === name).map(({ id }) => id);
}
