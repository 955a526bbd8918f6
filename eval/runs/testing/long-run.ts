/** A run whose answers together are larger than the memory that a test gives it: `node --max-old-space-size=N long-run.ts DIR CASES KILOBYTES`. */
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Answerer } from '#core/answer/answer.ts';
import { smallLibrary, tidalAnswer, tidalSearcher } from '../../../server/testing/small-library.ts';
import { performRun } from '../perform-run.ts';
import { readSets } from '../question-sets.ts';
import { targetOf } from '../target/local-target.ts';

const [folder = '', cases = '', kilobytes = ''] = process.argv.slice(2);

/** Says the same sentence until the answer is as large as asked. */
const wordy: Answerer = {
  async *answer({ question }) {
    const answer = tidalAnswer(question);
    const text = Buffer.alloc(Number(kilobytes) * 1_000, `${question} `).toString('latin1');
    yield { type: 'answer-end', answer: { ...answer, text } };
  },
};

const set = join(folder, 'long.jsonl');
writeFileSync(set, Array.from({ length: Number(cases) }, (_, at) => JSON.stringify({ id: `case-${at}`, question: `Question ${at}?`, expected: [['twice']] })).join('\n'));
const target = await targetOf({ answerer: wordy, searcher: tidalSearcher(), library: smallLibrary(), generatorName: 'extractive', embedder: { space: 'none/1' }, close: async () => {} });
const { summary } = await performRun({
  sets: await readSets([set]),
  target,
  configuration: { label: 'long', url: null, generator: 'extractive', embedder: 'none/1', collections: null, k: null, mode: 'hybrid', timeoutMs: 60_000, concurrency: 2 },
  program: { version: '0', commit: null, modified: null },
  seed: 1,
  out: join(folder, 'run'),
  resume: false,
  timeoutMs: 60_000,
  concurrency: 2,
});
process.stdout.write(`${summary.status} ${summary.done}\n`);
