import { writeFile } from 'node:fs/promises';
import { finalAnswer } from '#core/answer/answer.ts';
import { AskRequest, SearchRequest } from '#core/contract.ts';
import { AppError } from '#core/errors.ts';
import { exportAnswer, ExportFormat, FILE_ENDINGS } from '#core/export/export.ts';
import { parseInput } from '#core/parse-input.ts';
import { zipFiles } from '../adapters/zip-files.ts';
import { compose } from '../compose.ts';
import type { Config } from '../config.ts';
import { answerAsText, hitsAsText } from './terminal.ts';

export interface AskOptions {
  readonly collections?: readonly string[] | undefined;
  /** ISO 8601 calendar date. */
  readonly asOf?: string | undefined;
  readonly k?: number | undefined;
  /** Continues the conversation of this id, which is kept; without one nothing is kept. */
  readonly conversation?: string | undefined;
  /** File to write the answer to as well; its ending says how: `.json`, `.md` or `.docx`. */
  readonly export?: string | undefined;
  /** Prints JSON instead of text. */
  readonly json: boolean;
  readonly signal: AbortSignal;
}

export interface SearchOptions extends Omit<AskOptions, 'asOf' | 'conversation' | 'export'> {
  readonly mode?: string | undefined;
  readonly explain: boolean;
}

/** `parapet ask`: answers once on stdout. @returns exit code. */
export async function askCommand(config: Config, question: string, { collections, asOf, k, conversation, export: file, json, signal }: AskOptions): Promise<number> {
  const format = file === undefined ? undefined : formatOf(file);
  const request = parseInput(AskRequest, { question, collections, asOf, k, conversationId: conversation });
  const parapet = await compose(config, undefined, conversation !== undefined);
  try {
    const answer = await finalAnswer(parapet.answerer.answer(request, signal));
    if (!json) tellMissing([answer.degraded, answer.rerank?.reason]);
    if (file !== undefined && format) await writeFile(file, exportAnswer(answer, format, zipFiles));
    process.stdout.write(`${json ? JSON.stringify(answer, null, 2) : answerAsText(answer)}\n`);
  } finally {
    await parapet.close();
  }
  return 0;
}

/** `parapet search`: ranked passages on stdout. @returns exit code. */
export async function searchCommand(config: Config, query: string, { collections, k, mode, explain, json, signal }: SearchOptions): Promise<number> {
  const request = parseInput(SearchRequest, { query, collections, k, mode, explain });
  const parapet = await compose(config);
  try {
    const response = await parapet.searcher.search(request, signal);
    if (!json) tellMissing([response.degraded, response.rerank?.reason]);
    if (response.hits.length === 0 && !json) process.stderr.write('No passage matches.\n');
    else process.stdout.write(`${json ? JSON.stringify(response, null, 2) : hitsAsText(response.hits)}\n`);
  } finally {
    await parapet.close();
  }
  return 0;
}

function formatOf(file: string): ExportFormat {
  const format = ExportFormat.options.find((each) => file.toLowerCase().endsWith(FILE_ENDINGS[each]));
  if (format) return format;
  throw new AppError('invalid_request', `Give --export a file that ends in ${Object.values(FILE_ENDINGS).join(', ')}.`);
}

/** What a configured model did not do, a line each. */
function tellMissing(reasons: readonly (string | null | undefined)[]): void {
  for (const reason of reasons) if (reason) process.stderr.write(`${reason}\n`);
}
