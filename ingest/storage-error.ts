import { AppError } from '#core/errors.ts';

const FULL = new Set(['ENOSPC', 'EDQUOT']);
const FORBIDDEN = new Set(['EACCES', 'EPERM', 'EROFS']);
const SQLITE_FULL = 13;

/** Puts a refusal of the disk into words; any other error is handed back as it is. */
export function asStorageError(error: unknown, dataDir: string): unknown {
  if (!(error instanceof Error) || error instanceof AppError) return error;
  const code = 'code' in error && typeof error.code === 'string' ? error.code : '';
  const isFull = FULL.has(code) || ('errcode' in error && error.errcode === SQLITE_FULL);
  if (isFull) return new AppError('configuration', `The disk that holds ${dataDir} is full; the index is as it was: free some space and run the command again.`, { cause: error });
  if (FORBIDDEN.has(code)) return new AppError('configuration', `The data folder ${dataDir} cannot be written (${code}): give yourself the right to write there, or name another with --data.`, { cause: error });
  return error;
}
