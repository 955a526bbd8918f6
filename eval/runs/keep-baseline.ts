/**
 * Keeps of a run what the gate compares with, small enough to be committed: numbers, questions and what they expect, no answers:
 *
 *   npx parapet eval data/eval/tuning.jsonl data/eval/held-back.jsonl --out RUN
 *   node eval/runs/keep-baseline.ts RUN data/eval/baseline
 */
import { HEADLINES } from '../compare/compare-runs.ts';
import { openRunFolder, readResults, readRunSummary } from './run-folder.ts';
import type { ResultLine } from './run-record.ts';

const [run, folder] = process.argv.slice(2);
if (run === undefined || folder === undefined) throw new Error('Give the folder of a run and the folder to keep it in: RUN DIR');

/** What the headline metrics are made of. */
const KEPT = new Set<string>([...HEADLINES, 'answerable', 'abstained']);

const summary = await readRunSummary(run);
const writer = await openRunFolder(folder, false);
for await (const line of readResults(run)) await writer.append(withoutAnswer(line));
await writer.summarise({ ...summary, groups: summary.groups.filter(({ kind }) => kind !== 'tag').map((group) => ({ ...group, figures: keptOf(group.figures) })) });

function withoutAnswer(line: ResultLine): ResultLine {
  return { ...line, answer: null, retrieved: [], metrics: keptOf(line.metrics) };
}

function keptOf<Value>(figures: Readonly<Record<string, Value>>): Record<string, Value> {
  return Object.fromEntries(Object.entries(figures).filter(([name]) => KEPT.has(name)));
}
