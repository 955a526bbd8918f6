/**
 * Run and judgement files for trec_eval and its kin (github.com/usnistgov/trec_eval), which then compute the same figures as
 * `eval/metrics/ranking.ts`: what a run calls a document is a gold fact, or a passage or article without one.
 */
import { createWriteStream } from 'node:fs';
import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { judgeHits, type JudgedRanking } from './metrics/gold-ranking.ts';
import { readResults } from './runs/run-folder.ts';
import type { ResultLine } from './runs/run-record.ts';
import { Gold } from './sets.ts';

export const RUN_FILE = 'run.trec';
export const QRELS_FILE = 'qrels.trec';

/**
 * Writes `run.trec` and `qrels.trec` of a run's questions with gold into a folder, and one JSON line on stdout.
 * @returns The exit code.
 * @throws {AppError} `invalid_request` when the folder holds no run.
 */
export async function trecCommand(run: string, out: string): Promise<number> {
  await mkdir(out, { recursive: true });
  let queries = 0;
  for await (const line of readResults(run)) if (judged(line) !== null) queries += 1;
  await pipeline(Readable.from(lines(run, runLines)), createWriteStream(join(out, RUN_FILE)));
  await pipeline(Readable.from(lines(run, qrelsLines)), createWriteStream(join(out, QRELS_FILE)));
  process.stdout.write(`${JSON.stringify({ run: join(out, RUN_FILE), qrels: join(out, QRELS_FILE), queries })}\n`);
  return 0;
}

/** Lines `query Q0 document rank score name`. trec_eval sorts by score alone, so scores fall from place to place. */
export function runLines(query: string, { ranked }: JudgedRanking): string {
  return ranked.map((document, index) => `${token(query)} Q0 ${token(document)} ${index + 1} ${ranked.length - index} parapet\n`).join('');
}

/** Lines `query 0 document grade`. */
export function qrelsLines(query: string, { judgements }: JudgedRanking): string {
  return [...judgements].map(([document, grade]) => `${token(query)} 0 ${token(document)} ${grade}\n`).join('');
}

async function* lines(run: string, format: (query: string, ranking: JudgedRanking) => string): AsyncGenerator<string> {
  for await (const line of readResults(run)) {
    const ranking = judged(line);
    if (ranking !== null) yield format(`${line.set}/${line.id}`, ranking);
  }
}

/** Null for a question without gold, or that nobody searched for since it broke. */
function judged({ gold, retrieved, answer, answerable }: ResultLine): JudgedRanking | null {
  return answer === null || !answerable ? null : judgeHits(Gold.array().parse(gold), retrieved);
}

/** The files have spaces between their fields, so a name has none. */
function token(name: string): string {
  return name.replace(/[\s%]/gu, encodeURIComponent);
}
