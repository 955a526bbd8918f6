import { openRunFolder } from '../run-folder.ts';
import { RUN_FORMAT, type ResultLine, type RunSummary } from '../run-record.ts';
import { aggregate } from '../../metrics/aggregate.ts';
import { recordOf } from '../result-line.ts';

/** What of a line a test cares about. */
export type LineChange = Partial<ResultLine> & { readonly id: string };

/** A line of a run: an English question answered right, unless told otherwise. */
export function madeUpLine(change: LineChange): ResultLine {
  const right = change.failure === undefined || change.failure === 'ok';
  return {
    set: 'tides',
    part: null,
    tags: [],
    language: 'en',
    answerable: true,
    turns: [`Question ${change.id}?`],
    expected: [['twice a day']],
    gold: [{ article: 'tides' }],
    choices: null,
    choice: null,
    outcome: 'answered',
    error: null,
    abstained: false,
    right,
    goldCited: right,
    citationPrecision: Number(right),
    sentences: 1,
    metrics: { answerable: 1, abstained: 0, correct: Number(right), 'gold-cited': Number(right), 'total-ms': 10 },
    failure: 'ok',
    retrieved: [{ rank: 1, passageId: 'a#0', articleId: 'a', collection: 'sea', title: 'Tides', score: 1, paragraphIds: ['a.p0'], gold: [0] }],
    answer: {
      status: 'answered',
      text: `Answer ${change.id}. [1]`,
      sentences: [{ text: `Answer ${change.id}.`, markers: [1], verdict: 'supported' }],
      citations: [{ marker: 1, articleId: 'a', paragraphId: 'a.p0', passageId: 'a#0', collection: 'sea', title: 'Tides', quote: `Answer ${change.id}.` }],
      mode: 'extractive',
      model: 'extractive',
      degraded: null,
      timings: { retrieveMs: 1, firstTokenMs: 2, totalMs: 10 },
    },
    ...change,
  };
}

/** Writes a complete run of these lines. @returns The folder. */
export async function madeUpRun(folder: string, lines: readonly ResultLine[], change: Partial<RunSummary> = {}): Promise<string> {
  const writer = await openRunFolder(folder, false);
  for (const line of lines) await writer.append(line);
  await writer.summarise({
    format: RUN_FORMAT,
    status: 'complete',
    startedAt: '2026-11-01T00:00:00.000Z',
    finishedAt: '2026-11-01T00:01:00.000Z',
    done: lines.length,
    total: lines.length,
    timedOut: 0,
    failed: 0,
    seed: 1,
    program: { version: '0.1.0', commit: null, modified: null },
    configuration: { label: folder.split('/').at(-1)!, url: null, generator: 'extractive', embedder: 'none/1', collections: null, k: null, mode: 'hybrid', judge: null, timeoutMs: 1_000, concurrency: 1 },
    index: [],
    sets: [{ name: 'tides', file: 'tides.jsonl', sha256: '0', cases: lines.length, parts: { tuning: 0, 'held-back': 0, unknown: lines.length } }],
    groups: aggregate(lines.map(recordOf), { draws: 200 }).map((group) => ({ ...group })),
    ...change,
  });
  return folder;
}
