/**
 * Writes the halves of a question set, as the fitting divides it, so that each can be evaluated by itself:
 *
 *   node eval/fit/split.ts SET.jsonl DIR     # writes DIR/tune.jsonl and DIR/report.jsonl
 */
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { readSet } from '../sets.ts';
import { partOf } from './part.ts';

const [file, folder] = process.argv.slice(2);
if (file === undefined || folder === undefined) throw new Error('Give a question set and a folder: SET.jsonl DIR');
const parts = new Map((await readSet(file)).map((evalCase) => [evalCase.id, partOf(evalCase)]));
const lines = (await readFile(file, 'utf8')).split('\n').filter((line) => line.trim() !== '');
await mkdir(folder, { recursive: true });
for (const part of ['tune', 'report'] as const) {
  await writeFile(join(folder, `${part}.jsonl`), lines.filter((line) => parts.get((JSON.parse(line) as { id: string }).id) === part).join('\n') + '\n');
}
