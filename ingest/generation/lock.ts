import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { AppError } from '#core/errors.ts';
import { collectionFolder } from '../../server/index-files.ts';

/**
 * Runs `work` as the only writer of a collection, on this machine. The lock is SQLite's on an empty database: the operating
 * system lets go of it when the process dies, however it dies, so there is no stale lock to clear.
 * @throws {AppError} `index_locked` at once when another process, or another call in this one, is writing.
 */
export async function withCollectionLock<T>(dataDir: string, collection: string, work: () => Promise<T>): Promise<T> {
  collectionFolder(dataDir, collection);
  const folder = join(dataDir, 'index', '.locks');
  await mkdir(folder, { recursive: true });
  const lock = new DatabaseSync(join(folder, `${collection}.db`), { timeout: 0 });
  try {
    take(lock, collection);
    return await work();
  } finally {
    lock.close();
  }
}

const SQLITE_BUSY = 5;

function take(lock: DatabaseSync, collection: string): void {
  try {
    lock.exec('PRAGMA journal_mode = OFF; BEGIN EXCLUSIVE');
  } catch (error) {
    if (!(error instanceof Error && 'errcode' in error && error.errcode === SQLITE_BUSY)) throw error;
    throw new AppError('index_locked', `Another ingest is writing collection "${collection}": wait until it is done, then run the command again.`, { cause: error });
  }
}
