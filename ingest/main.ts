/**
 * The commands that write or list the index. Each takes plain options and gives an exit code; failures are thrown, for
 * the command line to put into a sentence. Results go to stdout, progress to stderr.
 */
import { AppError } from '#core/errors.ts';
import type { Manifest } from '#core/manifest.ts';
import { createEmbedder } from '../server/compose.ts';
import { type Config, readConfig } from '../server/config.ts';
import { currentGeneration, listCollections, listGenerations, readManifest } from '../server/index-files.ts';
import { isUnusable, verifyGeneration } from './generation/base.ts';
import { rollBack } from './generation/roll-back.ts';
import { explain } from './explain.ts';
import { ingest, type IngestOptions, type IngestSummary } from './ingest.ts';
import { createProgress } from './progress.ts';
import { removeArticles } from './remove.ts';

/** Where a command works. */
export interface PlaceOptions {
  /** Data folder; default as in the configuration. */
  readonly data?: string | undefined;
  /** Default `default`. */
  readonly collection?: string | undefined;
}

export interface BuildOptions extends PlaceOptions {
  readonly vectorIndex?: IngestOptions['vectorIndex'];
  /** Prints neither progress nor summary. */
  readonly quiet?: boolean | undefined;
  readonly signal?: AbortSignal | undefined;
}

/** Brings a collection up to what lies under `paths`; prints the {@link IngestSummary} as one JSON line. */
export async function ingestCommand(paths: readonly string[], options: BuildOptions = {}): Promise<number> {
  return report(await ingest(paths, await buildOptions(options)), options);
}

/** Takes articles out of a collection, each given by id, name or path; prints as {@link ingestCommand}. */
export async function removeCommand(articles: readonly string[], options: BuildOptions = {}): Promise<number> {
  return report(await removeArticles(articles, await buildOptions(options)), options);
}

/** Shows what ingest reads of a file, keeps and drops; writes nothing. */
export async function explainCommand(file: string, _options: PlaceOptions = {}): Promise<number> {
  process.stdout.write(await explain(file));
  return 0;
}

/** Lists the collections, one line each, with tabs between the columns. */
export async function collectionsCommand(options: PlaceOptions = {}): Promise<number> {
  const { dataDir } = place(options);
  printRow(['collection', 'generation', 'articles', 'passages', 'vectors', 'built']);
  for (const collection of await listCollections(dataDir)) {
    printRow(await describe(collection, async () => {
      const generation = currentGeneration(dataDir, collection)!;
      const manifest = await readManifest({ dataDir, collection, generation });
      return [generation, ...columns(manifest)];
    }));
  }
  return 0;
}

/**
 * Lists a collection's generations, oldest first, after checking each; `*` marks the current one.
 * @throws {AppError} `collection_not_found`.
 */
export async function generationsCommand(options: PlaceOptions = {}): Promise<number> {
  const { dataDir, collection } = place(options);
  const present = await listGenerations(dataDir, collection);
  if (present.length === 0) throw new AppError('collection_not_found', `There is no collection "${collection}": list them with "parapet collections".`);
  const current = await currentOrNone(dataDir, collection);
  printRow(['', 'generation', 'articles', 'passages', 'vectors', 'built']);
  for (const generation of present) {
    const row = await describe(generation, async () => columns(await verifyGeneration(dataDir, collection, generation)));
    printRow([generation === current ? '*' : '', ...row]);
  }
  return 0;
}

/** Points a collection at an earlier generation, or at the one named, and prints which. */
export async function rollbackCommand({ generation, ...options }: PlaceOptions & { readonly generation?: string | undefined } = {}): Promise<number> {
  const { dataDir, collection } = place(options);
  process.stdout.write(`${JSON.stringify({ collection, generation: await rollBack(dataDir, collection, generation) })}\n`);
  return 0;
}

function place({ data, collection = 'default' }: PlaceOptions): { dataDir: string; collection: string } {
  return { dataDir: configFor(data).dataDir, collection };
}

function configFor(dataDir: string | undefined): Config {
  return readConfig(dataDir === undefined ? {} : { dataDir });
}

async function buildOptions(options: BuildOptions): Promise<IngestOptions> {
  return {
    ...place(options),
    embedder: await createEmbedder(configFor(options.data)),
    vectorIndex: options.vectorIndex,
    signal: options.signal,
    onProgress: options.quiet ? undefined : createProgress(),
  };
}

function report(summary: IngestSummary, { quiet = false }: BuildOptions): number {
  if (!quiet) process.stdout.write(`${JSON.stringify(summary)}\n`);
  return 0;
}

function columns({ counts, vectorIndex, builtAt }: Manifest): string[] {
  return [String(counts.articles), String(counts.passages), vectorIndex, builtAt];
}

/** A row that says so when what it is about cannot be read: a list must not end at the first damaged one. */
async function describe(name: string, rest: () => Promise<string[]>): Promise<string[]> {
  try {
    return [name, ...(await rest())];
  } catch (error) {
    if (!isUnusable(error)) throw error;
    return [name, error.message];
  }
}

async function currentOrNone(dataDir: string, collection: string): Promise<string | undefined> {
  try {
    return currentGeneration(dataDir, collection);
  } catch (error) {
    if (!isUnusable(error)) throw error;
    process.stderr.write(`${error.message}\n`);
    return undefined;
  }
}

function printRow(cells: readonly string[]): void {
  process.stdout.write(`${cells.join('\t')}\n`);
}
