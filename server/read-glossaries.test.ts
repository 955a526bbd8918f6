import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { readGlossary } from './read-glossaries.ts';

test("the operator's files add concepts, and aliases to those that are there", async () => {
  const dataDir = await folderWith({ 'own.tsv': '하랑국방행정청\tHarang Defence Administration|HDA\tname\n국방/방위\tx', 'more.tsv': '국방부\tMinistry of National Defense|Gukbangbu\tname' });
  const [glossary, shipped] = [readGlossary(dataDir), readGlossary()];

  expect(glossary.size).toBe(shipped.size + 2);
  expect(shipped.lookup('HDA')).toEqual([]);
  expect(glossary.lookup('HDA').map(({ aliases }) => aliases.korean)).toEqual([['하랑국방행정청']]);
  expect(glossary.conceptsIn('Gukbangbu').intersection(glossary.conceptsIn('국방부')).size).toBe(1);
});

test('a row that cannot be read is refused with its file and line', async () => {
  const dataDir = await folderWith({ 'own.tsv': '# mine\n국방 defense' });
  expect(() => readGlossary(dataDir)).toThrow(expect.objectContaining({ code: 'configuration', message: expect.stringContaining('own.tsv, line 2') as string }));
});

async function folderWith(files: Readonly<Record<string, string>>): Promise<string> {
  const dataDir = await mkdtemp(join(tmpdir(), 'parapet-glossary-'));
  onTestFinished(() => rm(dataDir, { recursive: true }));
  await mkdir(join(dataDir, 'glossary'));
  for (const [name, text] of Object.entries(files)) await writeFile(join(dataDir, 'glossary', name), text);
  return dataDir;
}
