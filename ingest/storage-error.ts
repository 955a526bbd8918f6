import { resolve } from 'node:path';
import { AppError } from '#core/errors.ts';

const FULL = new Set<unknown>(['ENOSPC', 'EDQUOT']);
const FORBIDDEN = new Set<unknown>(['EACCES', 'EPERM', 'EROFS']);

/** Result codes of SQLite (https://www.sqlite.org/rescode.html): SQLITE_FULL; SQLITE_READONLY and SQLITE_CANTOPEN. */
const SQLITE_FULL = 13;
const SQLITE_FORBIDDEN = new Set<unknown>([8, 14]);

/** Puts a refusal of the disk that holds the data folder into words; any other error is handed back as it is. */
export function asStorageError(error: unknown, dataDir: string): unknown {
  if (!(error instanceof Error) || error instanceof AppError) return error;
  const { code, errcode, path } = error as Error & { readonly code?: unknown; readonly errcode?: unknown; readonly path?: unknown };
  if (FULL.has(code) || errcode === SQLITE_FULL) {
    return new AppError('configuration', `The disk that holds ${dataDir} is full; the index is as it was: free some space and run the command again.`, { cause: error });
  }
  const isOurs = typeof path === 'string' && resolve(path).startsWith(resolve(dataDir));
  if ((FORBIDDEN.has(code) && isOurs) || SQLITE_FORBIDDEN.has(errcode)) {
    return new AppError('configuration', `The data folder ${dataDir} cannot be written: give yourself the right to write there, or name another with --data.`, { cause: error });
  }
  return error;
}
