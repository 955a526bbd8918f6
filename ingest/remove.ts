import { basename, resolve } from 'node:path';
import { AppError } from '#core/errors.ts';
import { currentGeneration } from '../server/index-files.ts';
import type { Base } from './generation/base.ts';
import { rebuild, type IngestOptions } from './ingest.ts';
import { covers, type Source, type Sources } from './sources.ts';
import type { IngestSummary } from './summary.ts';

/**
 * Takes articles out of a collection. They come back when their file is ingested again.
 * @param wanted - Each an article's id, its name (file name without extension), or the path of its file or folder.
 * @throws {AppError} `collection_not_found`; `article_not_found` when one of them names no article, and `invalid_request` when a
 *   name is that of several articles. Nothing is removed then.
 */
export async function removeArticles(wanted: readonly string[], options: IngestOptions): Promise<IngestSummary> {
  const { dataDir, collection } = options;
  if (currentGeneration(dataDir, collection) === undefined) throw new AppError('collection_not_found', `There is no collection "${collection}": list them with "parapet collections".`);
  return rebuild(options, async (known, base) => {
    const gone = new Set(wanted.flatMap((one) => originsNamed(one, collection, base)));
    return { sources: without(known, gone), skipped: [] };
  });
}

/** Keys of the documents that an id, name or path stands for. */
function originsNamed(wanted: string, collection: string, base: Base | undefined): string[] {
  const { origins = [], articles = new Map<string, never>() } = base ?? {};
  const matches = [
    origins.filter(({ article }) => article === wanted),
    origins.filter(({ path }) => path === wanted || covers(path)(resolve(wanted))),
    origins.filter(({ article }) => articles.get(article)?.name === wanted),
    origins.filter(({ path }) => basename(path) === wanted),
  ].find((found) => found.length > 0);
  if (!matches) throw new AppError('article_not_found', `Collection "${collection}" has no article with the id, name or path "${wanted}".`);
  const ids = new Set(matches.map(({ article }) => article));
  if (ids.size > 1 && matches.every(({ article }) => articles.get(article)?.name === wanted)) {
    throw new AppError('invalid_request', `${ids.size} articles are called "${wanted}": give the id of one (${[...ids].join(', ')}).`);
  }
  return matches.map(({ path, position }) => keyOf(path, position));
}

function without(known: Sources, gone: ReadonlySet<string>): Sources {
  const left = Array.from(known, ([path, source]): [string, Source] => [path, keep(path, source, gone)]);
  return new Map(left.filter(([, { documents }]) => documents.length > 0));
}

/** A file of which a part was removed has no known checksum: the next ingest over it reads it whole. */
function keep(path: string, source: Source, gone: ReadonlySet<string>): Source {
  const documents = source.documents.filter((_, index) => !gone.has(keyOf(path, index)));
  return documents.length === source.documents.length ? source : { ...source, sha256: '', documents };
}

function keyOf(path: string, position: number): string {
  return `${path}\n${position}`;
}
