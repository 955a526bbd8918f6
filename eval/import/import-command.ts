/** `parapet eval import <format> <path> --out set.jsonl`: a foreign question set in our form, with the documents that it carries. */
import { mkdir, readdir, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { AppError } from '#core/errors.ts';
import { partOf } from '../fit/part.ts';
import { languageOf, Part, SetHead, SetLine } from '../sets.ts';
import { fromBeir } from './from-beir.ts';
import { fromChoices } from './from-choices.ts';
import { fromMultiHopRag } from './from-multihop-rag.ts';
import { fromPromptfoo } from './from-promptfoo.ts';
import { fromRagas } from './from-ragas.ts';
import { fromRgb, type RgbVariant } from './from-rgb.ts';
import { fromSquad } from './from-squad.ts';
import type { ImportedArticle, ImportedSet } from './imported-set.ts';

/** Formats by the name that the command line knows them by. */
const IMPORTERS: Readonly<Record<string, (path: string, variant: RgbVariant | undefined) => Promise<ImportedSet>>> = {
  beir: fromBeir,
  squad: fromSquad,
  korquad: fromSquad,
  'multihop-rag': fromMultiHopRag,
  rgb: fromRgb,
  ragas: fromRagas,
  promptfoo: fromPromptfoo,
  csv: fromPromptfoo,
  choices: fromChoices,
};

/** What `eval import` reads. */
export const FORMATS: readonly string[] = Object.keys(IMPORTERS);

export interface ImportOptions {
  /** File to write the set to. */
  readonly out: string;
  /** Folder for the documents; beside the set, with `-articles` at the end, when undefined. */
  readonly articles?: string | undefined;
  /** Part that all questions belong to; `split` halves the set by gold article. None is stated when undefined. */
  readonly part?: Part | 'split' | undefined;
  /** Only for the format `rgb`. */
  readonly variant?: RgbVariant | undefined;
  /** Keeps the first so many questions; the documents stay whole. */
  readonly limit?: number | undefined;
}

/**
 * Writes the set and its documents, and one JSON summary on stdout: `{set, cases, articles, articlesFolder, leftOut}`.
 * @returns The exit code.
 * @throws {AppError} `invalid_request` when the source is not in the format, or a folder for the documents already holds files.
 */
export async function importCommand(format: string, path: string, options: ImportOptions): Promise<number> {
  const importer = IMPORTERS[format];
  if (importer === undefined) throw new AppError('invalid_request', `"${format}" is no known format; give one of ${FORMATS.join(', ')}.`);
  const { head, cases, articles, leftOut } = await importer(path, options.variant);
  const kept = cases.slice(0, options.limit);
  if (kept.length === 0) throw new AppError('invalid_request', `${path}: there is no question in it.`);
  const articlesFolder = articles.length === 0 ? null : (options.articles ?? `${options.out.replace(/\.jsonl$/i, '')}-articles`);
  if (articlesFolder !== null) await writeArticles(articlesFolder, articles);
  await mkdir(dirname(options.out), { recursive: true });
  await writeFile(options.out, setLines({ ...head, ...(options.part !== undefined && options.part !== 'split' && { part: options.part }) }, kept, options.part === 'split'));
  process.stdout.write(`${JSON.stringify({ set: options.out, cases: kept.length, articles: articles.length, articlesFolder, leftOut: Object.fromEntries(leftOut) })}\n`);
  return 0;
}

/** JSON Lines with a head. A language is stated per line when the head states none. */
function setLines(head: ImportedSet['head'] & { readonly part?: Part }, cases: ImportedSet['cases'], split: boolean): string {
  const lines: unknown[] = [SetHead.parse(head)];
  const ids = new Map<string, number>();
  for (const each of cases) {
    const repeated = ids.get(each.id) ?? 0;
    ids.set(each.id, repeated + 1);
    const line = { ...each, id: repeated === 0 ? each.id : `${each.id}~${repeated + 1}` };
    const { question, turns, ...rest } = SetLine.parse(line);
    const evalCase = { ...rest, turns: turns ?? [question!] };
    lines.push({
      ...line,
      ...(head.language === undefined && line.language === undefined && { language: languageOf(evalCase) }),
      ...(split && { part: partOf(evalCase) === 'tune' ? 'tuning' : 'held-back' }),
    });
  }
  return lines.map((line) => `${JSON.stringify(line)}\n`).join('');
}

async function writeArticles(folder: string, articles: readonly ImportedArticle[]): Promise<void> {
  await mkdir(folder, { recursive: true });
  if ((await readdir(folder)).length > 0) throw new AppError('invalid_request', `The folder ${folder} already holds files, which would be ingested too; empty it, or name another with --articles.`);
  for (const article of articles) await writeFile(join(folder, `${article.name}.txt`), articleText(article));
}

/** Plain text, because Markdown would give marks in it a meaning; the front matter is JSON, which YAML takes in. */
function articleText({ title, source, url, publishedAt, text }: ImportedArticle): string {
  const stated = Object.entries({ title, source, url, publishedAt }).filter(([, value]) => value !== undefined && value !== null && value !== '');
  // Without front matter of ours, dashes that a text begins with could be taken for it.
  const front = stated.map(([key, value]) => `${key}: ${JSON.stringify(value)}\n`).join('');
  return `---\n${front === '' ? 'title:\n' : front}---\n\n${text.trim()}\n`;
}
