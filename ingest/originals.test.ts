import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { compose } from '../server/compose.ts';
import { readConfig } from '../server/config.ts';
import { ingestCommand } from './main.ts';
import { readOriginals } from './originals.ts';

const folder = mkdtempSync(join(tmpdir(), 'parapet-originals-'));
afterAll(() => rmSync(folder, { recursive: true }));

test('files read again are the articles that ingest made of them, whatever their format', async () => {
  const articles = join(folder, 'articles');
  const data = join(folder, 'data');
  mkdirSync(articles);
  writeFileSync(join(articles, 'a.md'), '---\ntitle: Ferry\nsource: Gazette\n---\nThe ferry leaves at 7:40.\n\nIt costs 12 euros.');
  writeFileSync(join(articles, 'b.html'), '<html><head><title>Museum</title></head><body><article><h1>Museum</h1><p>The museum shows 300 model ships, and opens on Sundays from ten to four.</p></article></body></html>');
  writeFileSync(join(articles, 'c.txt'), '조석은 하루에 두 번 일어난다.\n\n만조는 오전 7시 40분이다.');
  writeFileSync(join(articles, 'empty.txt'), '');
  await ingestCommand([articles], { data, quiet: true });

  const { originals, skipped } = await readOriginals([articles]);
  expect(originals.map(({ path }) => path.slice(articles.length + 1)).sort()).toEqual(['a.md', 'b.html', 'c.txt']);
  expect(skipped.map(({ path }) => path)).toEqual([join(articles, 'empty.txt')]);
  const parapet = await compose(readConfig({ dataDir: data }, {}));
  try {
    await parapet.library.use(undefined, async ([generation]) => {
      for (const { article, paragraphs } of originals) {
        expect((await generation!.store.article(article.id))!.text).toBe(article.text);
        expect(await generation!.store.paragraphs(article.id)).toEqual(paragraphs);
      }
    });
  } finally {
    await parapet.close();
  }
});

test('a path that is not there is named', async () => {
  await expect(readOriginals([join(folder, 'nowhere')])).rejects.toMatchObject({ code: 'invalid_request' });
});
