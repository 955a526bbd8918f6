/** What a report needs of a run, read line by line: every number, but only so many cases with their texts. */
import { existsSync } from 'node:fs';
import { readdir } from 'node:fs/promises';
import { dirname, join, resolve } from 'node:path';
import { AppError } from '#core/errors.ts';
import type { SureAnswer } from '../metrics/risk-coverage.ts';
import { readResults, readRunSummary, SUMMARY_FILE } from '../runs/run-folder.ts';
import type { Failure } from '../metrics/observation.ts';
import type { ResultLine, RunSummary } from '../runs/run-record.ts';

export interface RunData {
  readonly folder: string;
  readonly summary: RunSummary;
  /** Failures first, each kind in the order of the run. */
  readonly cases: readonly ResultLine[];
  /** Cases that are left out of {@link cases}. */
  readonly left: number;
  readonly failures: ReadonlyMap<Failure, number>;
  /** Answers with a stated confidence. */
  readonly sure: readonly SureAnswer[];
  /** Milliseconds of every whole answer. */
  readonly latencies: readonly number[];
  /** Earlier and later runs of the same questions beside this one, this one among them, oldest first. */
  readonly history: readonly RunSummary[];
}

/** Cases with texts in a report: what a browser scrolls without effort. */
const MOST_CASES = 600;

/** @throws {AppError} `invalid_request` when the folder holds no run. */
export async function readRun(folder: string): Promise<RunData> {
  const summary = await readRunSummary(folder);
  const failed: ResultLine[] = [];
  const fine: ResultLine[] = [];
  const failures = new Map<Failure, number>();
  const sure: SureAnswer[] = [];
  const latencies: number[] = [];
  let count = 0;
  for await (const line of readResults(folder)) {
    count += 1;
    failures.set(line.failure, (failures.get(line.failure) ?? 0) + 1);
    const kept = line.failure === 'ok' ? fine : failed;
    if (kept.length < MOST_CASES) kept.push(line);
    const { confidence, outcome, 'total-ms': totalMs } = line.metrics;
    if (typeof confidence === 'number' && typeof outcome === 'number') sure.push({ confidence, outcome });
    if (typeof totalMs === 'number') latencies.push(totalMs);
  }
  const cases = [...failed, ...fine].slice(0, MOST_CASES);
  return { folder, summary, cases, left: count - cases.length, failures, sure, latencies, history: await historyOf(folder, summary) };
}

/** Complete runs in the folder that this run lies in, over question sets of the same content. */
async function historyOf(folder: string, summary: RunSummary): Promise<RunSummary[]> {
  const parent = dirname(resolve(folder));
  const names = (await readdir(parent, { withFileTypes: true })).filter((entry) => entry.isDirectory() && existsSync(join(parent, entry.name, SUMMARY_FILE)));
  const others = await Promise.all(names.filter(({ name }) => join(parent, name) !== resolve(folder)).map(({ name }) => otherRun(join(parent, name))));
  return [summary, ...others.filter((other) => other !== null && other.status === 'complete' && questionsOf(other) === questionsOf(summary))]
    .filter((each) => each !== null)
    .sort((a, b) => (a.startedAt < b.startedAt ? -1 : 1));
}

/** A neighbour of another format is no part of the history, and no reason to write no report. */
async function otherRun(folder: string): Promise<RunSummary | null> {
  return readRunSummary(folder).catch((error: unknown) => {
    if (error instanceof AppError) return null;
    throw error;
  });
}

function questionsOf({ sets }: RunSummary): string {
  return sets.map(({ sha256 }) => sha256).sort().join(' ');
}
