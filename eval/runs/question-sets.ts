import { readFile } from 'node:fs/promises';
import { basename, dirname, resolve } from 'node:path';
import { AppError } from '#core/errors.ts';
import { sha256 } from '../../server/compose.ts';
import { readSet } from '../sets.ts';
import type { SetCase } from './result-line.ts';
import type { RunSet } from './run-record.ts';

export interface QuestionSets {
  readonly sets: readonly RunSet[];
  /** Of all sets, in their order. */
  readonly cases: readonly SetCase[];
}

/**
 * Reads the sets of a run.
 * @throws {AppError} `invalid_request` for a set that cannot be read, two sets of one name, or no question at all.
 */
export async function readSets(files: readonly string[]): Promise<QuestionSets> {
  const sets: RunSet[] = [];
  const cases: SetCase[] = [];
  for (const file of files) {
    const name = nameOf(file, sets);
    const read = await readSet(file);
    const count = (part: string | undefined): number => read.filter((evalCase) => evalCase.part === part).length;
    sets.push({ name, file, sha256: sha256(await readFile(file, 'utf8')), cases: read.length, parts: { tuning: count('tuning'), 'held-back': count('held-back'), unknown: count(undefined) } });
    for (const evalCase of read) cases.push({ set: name, evalCase });
  }
  if (cases.length === 0) throw new AppError('invalid_request', `${files.join(', ')}: there is no question in it; a question set has one JSON object per line.`);
  return { sets, cases };
}

/** The file's name; of two files with one name, the second has its folder before it. */
function nameOf(file: string, before: readonly RunSet[]): string {
  const short = basename(file).replace(/\.jsonl?$/, '');
  const long = `${basename(dirname(resolve(file)))}/${short}`;
  const name = [short, long].find((candidate) => before.every((set) => set.name !== candidate));
  if (name !== undefined) return name;
  throw new AppError('invalid_request', `Two sets are called ${long}; results are told apart by the names of the files, so rename one.`);
}
