/** Reads a folder in the form of BEIR (Thakur et al. 2021, arXiv:2104.08663): `corpus.jsonl`, `queries.jsonl`, `qrels/*.tsv`. */
import { existsSync, readdirSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { basename, join, resolve } from 'node:path';
import { z } from 'zod';
import { AppError } from '#core/errors.ts';
import type { Judgements } from './metrics/ranking.ts';

const Document = z.object({ _id: z.string(), title: z.string().default(''), text: z.string() });
const Query = z.object({ _id: z.string(), text: z.string() });

export type BeirDocument = z.output<typeof Document>;

export interface BeirQuery {
  readonly id: string;
  readonly text: string;
  readonly judgements: Judgements;
}

export interface BeirSet {
  /** Name of the folder. */
  readonly name: string;
  readonly documents: readonly BeirDocument[];
  /** Only those with a relevant document. */
  readonly queries: readonly BeirQuery[];
}

/**
 * Reads the whole set; of several splits, `qrels/test.tsv`, else the first by name.
 * @throws {AppError} `invalid_request` naming the file and line that is missing or not in the form.
 */
export async function readBeir(folder: string): Promise<BeirSet> {
  const judgements = await readQrels(folder);
  const queries = await readLines(join(folder, 'queries.jsonl'), Query);
  return {
    name: basename(resolve(folder)),
    documents: await readLines(join(folder, 'corpus.jsonl'), Document),
    queries: queries
      .filter(({ _id }) => judgements.has(_id))
      .map(({ _id, text }) => ({ id: _id, text, judgements: judgements.get(_id)! })),
  };
}

async function readLines<Schema extends z.ZodType>(path: string, schema: Schema): Promise<z.output<Schema>[]> {
  const lines = (await readText(path)).split('\n');
  return lines.flatMap((line, index) => {
    if (line.trim() === '') return [];
    const parsed = schema.safeParse(parseJson(line));
    if (!parsed.success) throw notBeir(`${path}, line ${index + 1}, is not a BEIR record`);
    return [parsed.data];
  });
}

async function readQrels(folder: string): Promise<Map<string, Map<string, number>>> {
  const place = join(folder, 'qrels');
  const splits = existsSync(place) ? readdirSync(place).filter((name) => name.endsWith('.tsv')).sort() : [];
  const split = splits.includes('test.tsv') ? 'test.tsv' : splits[0];
  if (split === undefined) throw notBeir(`${place} holds no .tsv file`);
  const judged = new Map<string, Map<string, number>>();
  for (const [index, line] of (await readText(join(place, split))).split(/\r?\n/).entries()) {
    const [query, document, score] = line.split('\t');
    if (line === '' || (index === 0 && query === 'query-id')) continue;
    if (query === undefined || document === undefined || Number.isNaN(Number(score ?? Number.NaN))) throw notBeir(`${join(place, split)}, line ${index + 1}, is not "query, document, score"`);
    if (Number(score) <= 0) continue;
    if (!judged.has(query)) judged.set(query, new Map());
    judged.get(query)!.set(document, Number(score));
  }
  return judged;
}

async function readText(path: string): Promise<string> {
  if (!existsSync(path)) throw notBeir(`${path} does not exist`);
  return readFile(path, 'utf8');
}

function parseJson(line: string): unknown {
  try {
    return JSON.parse(line);
  } catch {
    return undefined;
  }
}

function notBeir(what: string): AppError {
  return new AppError('invalid_request', `${what}: name a folder with corpus.jsonl, queries.jsonl and qrels/test.tsv in the BEIR form.`);
}
