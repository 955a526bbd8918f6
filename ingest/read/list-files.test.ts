import { mkdir, mkdtemp, realpath, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, relative } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { listFiles } from './list-files.ts';

let root: string;
beforeAll(async () => {
  root = await realpath(await mkdtemp(join(tmpdir(), 'parapet-list-')));
  for (const folder of ['set/inner/.git', 'other']) await mkdir(join(root, folder), { recursive: true });
  for (const file of ['set/b.md', 'set/a.TXT', 'set/inner/c.pdf', 'set/d.xlsx', 'set/.hidden.txt', 'set/inner/.git/x.txt', 'other/secret.txt']) await writeFile(join(root, file), 'x');
  await symlink(join(root, 'other/secret.txt'), join(root, 'set/out.txt'));
  await symlink(join(root, 'set'), join(root, 'set/inner/loop'));
  await symlink(join(root, 'nowhere'), join(root, 'set/dead.txt'));
});
afterAll(() => rm(root, { recursive: true }));

test('a folder is walked in sorted order, and what is left out has its reason', async () => {
  const { files, skipped } = await listFiles([join(root, 'set')]);
  expect(files.map((file) => relative(root, file))).toEqual(['set/a.TXT', 'set/b.md', 'set/inner/c.pdf']);
  expect(skipped.map(({ path, reason }) => `${relative(root, path)}: ${reason}`)).toEqual([
    'set/.hidden.txt: Hidden files and folders are left out.',
    'set/d.xlsx: Files of this kind cannot be read; supported formats are txt, md, html, pdf and docx.',
    'set/dead.txt: The link leads nowhere.',
    'set/inner/.git: Hidden files and folders are left out.',
    'set/out.txt: The link leads out of the folder; name its target to ingest it.',
  ]);
});

test('a file that is named itself is listed whatever it is, once', async () => {
  const path = join(root, 'set/d.xlsx');
  expect(await listFiles([path, path, join(root, 'other')])).toEqual({ files: [join(root, 'other/secret.txt'), path], skipped: [] });
});

test('a path that does not exist is the caller’s mistake', async () => {
  await expect(listFiles([join(root, 'nope')])).rejects.toMatchObject({ code: 'invalid_request', message: expect.stringMatching(/no file or folder .*nope/) });
});
