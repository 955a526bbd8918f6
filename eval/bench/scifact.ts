/** BEIR SciFact (Wadden et al. 2020, arXiv:2004.14974) as files on disk. */
import { existsSync } from 'node:fs';
import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { readBeir, type BeirSet } from '../beir.ts';
import type { Row } from './report.ts';

const FOLDER = '../shared/bench/scifact';

/** What a benchmark yields instead of figures where the set is absent. */
export const SCIFACT_ABSENT: Row = { skipped: `${FOLDER} is not there; it holds the SciFact set of BEIR (corpus.jsonl, queries.jsonl, qrels/test.tsv)` };

/** Undefined where the set is absent; it does not come with the program. */
export async function readSciFact(): Promise<BeirSet | undefined> {
  return existsSync(join(FOLDER, 'corpus.jsonl')) ? readBeir(FOLDER) : undefined;
}

/** Writes each document as a Markdown file with its title as front matter. @returns Total size in MB (10^6 bytes). */
export async function writeMarkdown({ documents }: BeirSet, folder: string): Promise<number> {
  await mkdir(folder, { recursive: true });
  let bytes = 0;
  for (const { _id, title, text } of documents) {
    const content = `---\ntitle: ${JSON.stringify(title)}\n---\n\n${text}\n`;
    bytes += Buffer.byteLength(content);
    await writeFile(join(folder, `${_id}.md`), content);
  }
  return bytes / 1e6;
}
