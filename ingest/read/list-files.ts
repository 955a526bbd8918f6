import { readdir, realpath, stat } from 'node:fs/promises';
import { extname, join, relative, resolve, sep } from 'node:path';
import { AppError } from '#core/errors.ts';
import { SUPPORTED_EXTENSIONS, SUPPORTED_FORMATS } from './file-kind.ts';

/** A path that is not ingested, and one sentence that says why. */
export interface SkippedPath {
  readonly path: string;
  readonly reason: string;
}

/** Absolute paths in sorted order, each once. */
export interface FileList {
  readonly files: string[];
  readonly skipped: SkippedPath[];
}

/**
 * Lists the files to ingest under the given paths. A file that is named itself is always listed, whatever it is
 * called; in folders, hidden files and unsupported extensions are skipped, and links that lead out of the folder.
 * @throws {AppError} `invalid_request` when a given path does not exist.
 */
export async function listFiles(paths: readonly string[]): Promise<FileList> {
  const files = new Set<string>();
  const skipped: SkippedPath[] = [];
  for (const path of paths) {
    const root = await existing(path);
    if ((await stat(root)).isDirectory()) await walk(resolve(path), root, new Set([root]), files, skipped);
    else files.add(resolve(path));
  }
  return { files: [...files].sort(), skipped };
}

async function existing(path: string): Promise<string> {
  try {
    return await realpath(path);
  } catch (cause) {
    throw new AppError('invalid_request', `There is no file or folder ${path}; check the path.`, { cause });
  }
}

async function walk(folder: string, root: string, seen: Set<string>, files: Set<string>, skipped: SkippedPath[]): Promise<void> {
  const names = (await readdir(folder)).sort();
  for (const name of names) {
    const path = join(folder, name);
    const real = await realpath(path).catch(() => undefined);
    if (name.startsWith('.')) skipped.push({ path, reason: 'Hidden files and folders are left out.' });
    else if (real === undefined) skipped.push({ path, reason: 'The link leads nowhere.' });
    else if (!isWithin(real, root)) skipped.push({ path, reason: 'The link leads out of the folder; name its target to ingest it.' });
    else await visit(path, real, root, seen, files, skipped);
  }
}

async function visit(path: string, real: string, root: string, seen: Set<string>, files: Set<string>, skipped: SkippedPath[]): Promise<void> {
  const stats = await stat(real);
  if (stats.isDirectory()) {
    if (seen.has(real)) return; // a link to a folder that is walked anyway, perhaps to an enclosing one
    seen.add(real);
    await walk(path, root, seen, files, skipped);
  } else if (!stats.isFile()) skipped.push({ path, reason: 'This is no regular file.' });
  else if (SUPPORTED_EXTENSIONS.has(extname(path).toLowerCase())) files.add(path);
  else skipped.push({ path, reason: `Files of this kind cannot be read; supported formats are ${SUPPORTED_FORMATS}.` });
}

function isWithin(path: string, root: string): boolean {
  const way = relative(root, path);
  return way === '' || (way !== '..' && !way.startsWith(`..${sep}`));
}
