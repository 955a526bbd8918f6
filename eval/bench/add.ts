import { appendFile } from 'node:fs/promises';
import { createInterface } from 'node:readline';
import { setTimeout as delay } from 'node:timers/promises';
import { join } from 'node:path';
import { percentile } from '../percentile.ts';
import { runProgram, startProgram } from './program.ts';
import { significant, type Benchmark } from './report.ts';
import { INTERRUPTED, urlOf, writeArticles } from './start.ts';
import { openWorkspace } from './workspace.ts';

const ADDITIONS = 5;
const PARAGRAPHS = 20;

/** One article more, from the spawn of `parapet ingest` to the moment the running server finds it. */
export const addBenchmark: Benchmark = {
  name: 'add',
  title: `One article of 20 paragraphs more: from the spawn of \`parapet ingest FILE\` to the first search of a running server that finds it; median and slowest of ${ADDITIONS}`,
  async *run(note, sizes = [1_000, 10_000, 100_000]) {
    for (const size of sizes) {
      await using workspace = await openWorkspace();
      note(`writing articles of ${size} paragraphs`);
      await writeArticles(workspace.articles, size);
      const first = await runProgram(['ingest', workspace.articles, '--data', workspace.dataDir]);
      const { passages } = JSON.parse(first.stdout) as { readonly passages: number };
      const server = startProgram(['serve', '--port', '0', '--data', workspace.dataDir]);
      const url = await urlOf(createInterface(server.stdout));
      const seconds: number[] = [];
      const work: number[] = [];
      for (let number = 0; number < ADDITIONS; number += 1) {
        const { article, word } = await newArticle(workspace.articles, number);
        await isFound(url, word);
        const startedAt = performance.now();
        const adding = runProgram(['ingest', article, '--data', workspace.dataDir]);
        while (!(await isFound(url, word))) await delay(10);
        seconds.push((performance.now() - startedAt) / 1_000);
        work.push((JSON.parse((await adding).stdout) as { readonly seconds: number }).seconds);
      }
      server.process.kill('SIGINT');
      await server.ended(INTERRUPTED);
      yield {
        passages: passages.toLocaleString('en'),
        'first ingest s': significant(first.seconds),
        'searchable after s': significant(percentile(seconds, 0.5)),
        'slowest s': significant(Math.max(...seconds)),
        'ingest without start of process s': significant(percentile(work, 0.5)),
      };
    }
  },
};

/** An article of made-up text with a word that no other has. */
async function newArticle(folder: string, number: number): Promise<{ article: string; word: string }> {
  const word = `zyxqu${'abcde'[number]!}vorn`;
  const place = join(folder, word);
  await writeArticles(place, PARAGRAPHS, 100 + number);
  const article = join(place, '1.md');
  await appendFile(article, `\nThe ${word} was seen by everyone who came to the harbour that day.\n`);
  return { article, word };
}

async function isFound(url: string, word: string): Promise<boolean> {
  const response = await fetch(`${url}/api/search`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ query: word, mode: 'lexical', k: 1 }),
  });
  const { hits } = (await response.json()) as { readonly hits: readonly { readonly text: string }[] };
  return hits.some(({ text }) => text.includes(word));
}
