import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { createGlossary, mergeEntries, parseGlossary, type Glossary } from '#core/retrieval/glossary.ts';
import type { GlossaryFile } from '#core/retrieval/glossary-check.ts';
import { installation } from './installation.ts';

/**
 * The glossary that comes with the program, and the operator's own files beside it: what they say of a concept that is there already is added to it.
 *
 * @param dataDir - Data folder, whose `glossary/` may hold the operator's `.tsv` files.
 * @throws {AppError} `configuration`, naming file and line of a row that cannot be read.
 */
export function readGlossary(dataDir?: string): Glossary {
  return createGlossary(mergeEntries(glossaryFiles(dataDir).map(({ name, tsv }) => parseGlossary(tsv, name))));
}

/** All glossary files, those of the program first, each folder in the order of file names. Names of the operator's are paths. */
export function glossaryFiles(dataDir?: string): GlossaryFile[] {
  const folder = dataDir === undefined ? undefined : join(dataDir, 'glossary');
  // In a checkout that is its own data folder, the two are one.
  const own = folder === undefined || resolve(folder) === resolve(installation.glossaries) ? [] : readFolder(folder).map(({ name, tsv }) => ({ name: join(folder, name), tsv }));
  return [...readFolder(installation.glossaries), ...own];
}

function readFolder(folder: string): GlossaryFile[] {
  if (!existsSync(folder)) return [];
  const names = readdirSync(folder).filter((name) => name.endsWith('.tsv'));
  return names.sort().map((name) => ({ name, tsv: readFileSync(join(folder, name), 'utf8').replace(/^\uFEFF/, '') }));
}
