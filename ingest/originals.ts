import { resolve } from 'node:path';
import type { SegmentedArticle } from './document.ts';
import { segment } from './segment.ts';
import { settle } from './settle.ts';
import { readSources, type Skipped } from './sources.ts';

/** An article with the file that it came from. */
export interface Original extends SegmentedArticle {
  readonly path: string;
}

/**
 * Reads files and folders into the articles that ingesting them together would give, and writes nothing.
 * @throws {AppError} `invalid_request` for a path that does not exist.
 */
export async function readOriginals(paths: readonly string[], signal?: AbortSignal): Promise<{ readonly originals: readonly Original[]; readonly skipped: readonly Skipped[] }> {
  const { sources, skipped } = await readSources(paths.map((path) => resolve(path)), new Map(), { signal });
  const originals = settle(sources, new Map()).flatMap(({ path, final }) => {
    const segmented = segment(final());
    return segmented === null ? [] : [{ ...segmented, path }];
  });
  return { originals, skipped };
}
