/** A run folder as `parapet eval --out` leaves it, of cases that a test makes up. */
import { aggregate } from '../../metrics/aggregate.ts';
import { recordOf } from '../../runs/result-line.ts';
import { openRunFolder } from '../../runs/run-folder.ts';
import { RUN_FORMAT, type ResultLine, type RunSummary } from '../../runs/run-record.ts';

/** A case answered right, except for what is given. */
export function resultLine(id: string, given: Partial<ResultLine> = {}): ResultLine {
  return {
    id,
    set: 'port',
    part: 'held-back',
    tags: ['date', 'en'],
    language: 'en',
    answerable: true,
    turns: [`When did the board meet, ${id}?`],
    expected: [['12 March']],
    gold: [{ article: 'harbour', contains: '12 March' }],
    choices: null,
    choice: null,
    outcome: 'answered',
    error: null,
    abstained: false,
    right: true,
    goldCited: true,
    citationPrecision: 1,
    sentences: 1,
    metrics: { correct: 1, 'gold-cited': 1, answerable: 1, abstained: 0, confidence: 0.9, outcome: 1, 'total-ms': 20, 'recall@5': 1 },
    failure: 'ok',
    retrieved: [{ rank: 1, passageId: 'a#0', articleId: 'a', collection: 'default', title: 'Harbour', score: 0.5, paragraphIds: ['a.p0'], gold: [0] }],
    answer: {
      status: 'answered',
      text: 'The board met on 12 March. [1]',
      sentences: [{ text: 'The board met on 12 March.', markers: [1], verdict: 'supported' }],
      citations: [{ marker: 1, articleId: 'a', paragraphId: 'a.p0', passageId: 'a#0', collection: 'default', title: 'Harbour', quote: 'The board met on 12 March.' }],
      mode: 'extractive',
      model: 'extractive',
      degraded: null,
      timings: { retrieveMs: 4, firstTokenMs: 5, totalMs: 20 },
    },
    ...given,
  };
}

/** The same case answered wrong, with what is measured to match. */
export function failedLine(id: string, failure: ResultLine['failure'], given: Partial<ResultLine> = {}): ResultLine {
  const line = resultLine(id, { failure, right: false, goldCited: false, ...given });
  return { ...line, metrics: { ...line.metrics, correct: 0, outcome: 0, confidence: 0.4, 'total-ms': 90 } };
}

/** Writes the folder. `startedAt` orders runs in a history. */
export async function writeRun(folder: string, lines: readonly ResultLine[], { startedAt = '2026-05-01T10:00:00.000Z', label = 'extractive', ...changed }: Partial<RunSummary> & { readonly label?: string } = {}): Promise<void> {
  const writer = await openRunFolder(folder, false);
  for (const line of lines) await writer.append(line);
  await writer.summarise({
    format: RUN_FORMAT,
    status: 'complete',
    startedAt,
    finishedAt: '2026-05-01T10:01:00.000Z',
    done: lines.length,
    total: lines.length,
    timedOut: 0,
    failed: 0,
    seed: 1,
    program: { version: '0.0.0', commit: null, modified: null },
    configuration: { label, url: null, generator: 'extractive', embedder: 'builtin/1', collections: null, k: null, mode: 'hybrid', timeoutMs: 1_000, concurrency: 1 },
    index: [{ collection: 'default', generation: 'g1', articles: 1, passages: 1, corpusHash: null, files: null }],
    sets: [{ name: 'port', file: 'port.jsonl', sha256: 'a'.repeat(64), cases: lines.length, parts: { tuning: 0, 'held-back': lines.length, unknown: 0 } }],
    groups: aggregate(lines.map(recordOf), { seed: 1 }).map((group) => ({ ...group })),
    ...changed,
  });
}
