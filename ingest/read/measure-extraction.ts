/**
 * Measures article extraction on scrapinghub/article-extraction-benchmark: 181 news pages with their article bodies.
 *
 *   node ingest/read/measure-extraction.ts [folder] [--pages]
 *
 * Prints precision, recall and F1 of the body text as JSON: for the half that was used for tuning (pages whose name
 * begins with an even hex digit), for the other half, and for all. `--pages` lists every page on stderr, worst first.
 */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { decodeText, declaredEncoding } from './decode.ts';
import { readHtml } from './read-html.ts';
import { averageScore, type PageScore, scorePage } from './shingle-score.ts';

interface ScoredPage {
  readonly page: string;
  readonly score: PageScore;
}

const folder = process.argv.slice(2).find((argument) => !argument.startsWith('--')) ?? '../shared/bench/article-extraction';
const pages = scoredPages();
if (process.argv.includes('--pages')) listPages();
process.stdout.write(`${JSON.stringify({ tuned: average(pages.filter(isTuned)), other: average(pages.filter((page) => !isTuned(page))), all: average(pages) }, null, 2)}\n`);

function scoredPages(): ScoredPage[] {
  const truth = JSON.parse(readFileSync(join(folder, 'ground-truth.json'), 'utf8')) as Record<string, { readonly articleBody?: string }>;
  return Object.entries(truth).map(([page, { articleBody }]) => {
    const bytes = gunzipSync(readFileSync(join(folder, 'html', `${page}.html.gz`)));
    const { blocks } = readHtml(decodeText(bytes, declaredEncoding(bytes)));
    return { page, score: scorePage(articleBody ?? '', blocks.map(({ text }) => text).join('\n')) };
  });
}

function isTuned({ page }: ScoredPage): boolean {
  return Number.parseInt(page[0]!, 16) % 2 === 0;
}

function average(scored: readonly ScoredPage[]) {
  return averageScore(scored.map(({ score }) => score));
}

function listPages(): void {
  const worstFirst = pages.toSorted((a, b) => a.score.truePositive - b.score.truePositive);
  for (const { page, score } of worstFirst) process.stderr.write(`${page} ${JSON.stringify(score)}\n`);
}
