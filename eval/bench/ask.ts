import { finalAnswer } from '#core/answer/answer.ts';
import { compose } from '../../server/compose.ts';
import { readConfig } from '../../server/config.ts';
import { significant, timed, type Benchmark, type Row } from './report.ts';
import { runProgram } from './program.ts';
import { readSciFact, SCIFACT_ABSENT, writeMarkdown } from './scifact.ts';
import { openWorkspace } from './workspace.ts';

/** Whole extractive answers, from question to checked citations, in process. */
export const askBenchmark: Benchmark = {
  name: 'ask',
  title: 'Extractive answers over SciFact, its 300 judged claims asked one after another in process; times in ms',
  async *run(note) {
    const set = await readSciFact();
    if (set === undefined) return yield SCIFACT_ABSENT;
    await using workspace = await openWorkspace();
    note('writing and ingesting the documents');
    await writeMarkdown(set, workspace.articles);
    await runProgram(['ingest', workspace.articles, '--data', workspace.dataDir]);
    const parapet = await compose(readConfig({ dataDir: workspace.dataDir }, {}));
    try {
      const questions = set.queries.map(({ text }) => text);
      const statuses: string[] = [];
      const answers = await timed(questions, async (question) => {
        const { status } = await finalAnswer(parapet.answerer.answer({ question }));
        statuses.push(status);
      });
      note(`${statuses.filter((status) => status === 'answered').length} of ${statuses.length} answered, the others abstained`);
      yield { what: 'ask', ...times(answers) };
      yield { what: 'search alone, hybrid', ...times(await timed(questions, (query) => parapet.searcher.search({ query, k: 12 }))) };
    } finally {
      await parapet.close();
    }
  },
};

function times({ p50, p95 }: { readonly p50: number; readonly p95: number }): Row {
  return { 'p50 ms': significant(p50), 'p95 ms': significant(p95) };
}
