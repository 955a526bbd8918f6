import type { CaseRecord } from '../metrics/observation.ts';
import { recordOf } from '../runs/result-line.ts';
import { readResults } from '../runs/run-folder.ts';
import type { ResultLine } from '../runs/run-record.ts';

/** One case in both runs, as numbers. */
export interface Pair {
  /** Of {@link caseKey}. */
  readonly key: string;
  readonly a: CaseRecord;
  readonly b: CaseRecord;
}

/** Cases that cannot be compared. */
export interface LeftOut {
  readonly onlyInA: number;
  readonly onlyInB: number;
  /** Asked or expected differently. */
  readonly changed: number;
}

/** Pairs the cases of two runs, in the order of the first. Keeps numbers only: no answer stays in memory. */
export async function pairRuns(a: string, b: string): Promise<{ readonly pairs: readonly Pair[]; readonly leftOut: LeftOut }> {
  const first = await readCases(a);
  const second = await readCases(b);
  const pairs: Pair[] = [];
  let changed = 0;
  for (const [key, before] of first) {
    const after = second.get(key);
    if (after === undefined) continue;
    if (before.task === after.task) pairs.push({ key, a: before.record, b: after.record });
    else changed += 1;
  }
  return { pairs, leftOut: { onlyInA: first.size - pairs.length - changed, onlyInB: second.size - pairs.length - changed, changed } };
}

/** Names a case among all sets of a run. */
export function caseKey({ set, id }: Pick<ResultLine, 'set' | 'id'>): string {
  return `${set}/${id}`;
}

async function readCases(folder: string): Promise<Map<string, { readonly record: CaseRecord; readonly task: string }>> {
  const cases = new Map<string, { readonly record: CaseRecord; readonly task: string }>();
  for await (const line of readResults(folder)) cases.set(caseKey(line), { record: recordOf(line), task: taskOf(line) });
  return cases;
}

/** What was asked and what was wanted. */
function taskOf({ turns, expected, gold, answerable, choice }: ResultLine): string {
  return JSON.stringify([turns, expected, gold, answerable, choice]);
}
