import { significant, type Benchmark } from './report.ts';
import { runProgram } from './program.ts';
import { readSciFact, SCIFACT_ABSENT, writeMarkdown } from './scifact.ts';
import { openWorkspace } from './workspace.ts';

/** What a second `ingest` of the same files reports. */
const AGAIN = 'again, unchanged';

/** `parapet ingest` from the spawn of its process to its exit. */
export const ingestBenchmark: Benchmark = {
  name: 'ingest',
  title: 'Ingest of SciFact, one Markdown file per document, by the command line in a process of its own',
  async *run(note) {
    const set = await readSciFact();
    if (set === undefined) return yield SCIFACT_ABSENT;
    await using workspace = await openWorkspace();
    note(`writing ${set.documents.length} files`);
    const megabytes = await writeMarkdown(set, workspace.articles);
    for (const run of ['first', AGAIN]) {
      const { stdout, seconds, peakMegabytes } = await runProgram(['ingest', workspace.articles, '--data', workspace.dataDir]);
      const { articles, passages } = JSON.parse(stdout) as { readonly articles: number; readonly passages: number };
      yield {
        run,
        articles: articles.toLocaleString('en'),
        passages: passages.toLocaleString('en'),
        'text MB': significant(megabytes),
        seconds: significant(seconds),
        'articles/s': significant(articles / seconds),
        'peak memory MB': significant(peakMegabytes),
      };
    }
  },
};
