/** `parapet eval <set.jsonl…>`: question sets through the path that the server uses. */
import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { AppError } from '#core/errors.ts';
import { compose } from '../server/compose.ts';
import { readConfig } from '../server/config.ts';
import { runCases, type CaseResult } from './run.ts';
import { readSet } from './sets.ts';
import { formatTable, summariseGroups } from './table.ts';

export interface EvalOptions {
  readonly data?: string | undefined;
  /** Collections to ask; all when undefined. */
  readonly collections?: readonly string[] | undefined;
  /** Folder for `results.jsonl` and `summary.json`; nothing is written without it. */
  readonly out?: string | undefined;
  /** Prints the summary as JSON instead of a table. */
  readonly json?: boolean | undefined;
}

/**
 * Runs question sets and prints the summary per language and tag.
 * @returns The exit code.
 * @throws {AppError} `invalid_request` for a set that cannot be read or an `out` that cannot be a folder, before any question is asked.
 */
export async function evalCommand(files: readonly string[], options: EvalOptions, signal?: AbortSignal): Promise<number> {
  const cases = (await Promise.all(files.map(readSet))).flat();
  if (cases.length === 0) throw new AppError('invalid_request', `${files.join(', ')}: there is no question in it; a question set has one JSON object per line.`);
  if (options.out !== undefined) await makeFolder(options.out);
  const parapet = await compose(readConfig(options.data === undefined ? {} : { dataDir: options.data }));
  try {
    const results: CaseResult[] = [];
    for await (const result of runCases(cases, { ...parapet, collections: options.collections }, signal)) {
      results.push(result);
      if (process.stderr.isTTY) process.stderr.write(`\r${results.length}/${cases.length}`);
    }
    if (process.stderr.isTTY) process.stderr.write('\n');

    const groups = summariseGroups(results.map(({ score }) => score));
    const summary = `${JSON.stringify(Object.fromEntries(groups), null, 2)}\n`;
    if (options.out !== undefined) await writeResults(options.out, results, summary);
    process.stdout.write(options.json ? summary : `${formatTable(groups)}\n`);
    return 0;
  } finally {
    await parapet.close();
  }
}

async function makeFolder(path: string): Promise<void> {
  await mkdir(path, { recursive: true }).catch((cause: unknown) => {
    throw new AppError('invalid_request', `The folder ${path} cannot be made; give --out a folder that you may write to.`, { cause });
  });
}

async function writeResults(folder: string, results: readonly CaseResult[], summary: string): Promise<void> {
  const lines = results.map(({ evalCase, answer, score }) => `${JSON.stringify({ ...score, turns: evalCase.turns, expected: evalCase.expected, answer })}\n`);
  await writeFile(join(folder, 'results.jsonl'), lines.join(''));
  await writeFile(join(folder, 'summary.json'), summary);
}
