import { once } from 'node:events';
import { availableParallelism } from 'node:os';
import { Worker } from 'node:worker_threads';

/** Size and SHA-256, hex, of a file's contents. */
export interface FileHash {
  readonly sha256: string;
  readonly bytes: number;
}

const MOST_THREADS = 4;
let waiting: (() => void)[] = [];
let running = 0;

/**
 * Hashes a file in a thread of its own; as many at once as there are processors, up to {@link MOST_THREADS}.
 * @throws {Error} with the `code` of the system when the file cannot be read.
 */
export async function hashInThread(path: string): Promise<FileHash> {
  if (running >= Math.min(MOST_THREADS, availableParallelism())) await new Promise<void>((resolve) => waiting.push(resolve));
  running += 1;
  try {
    const worker = new Worker(new URL('./hash-worker.ts', import.meta.url), { workerData: path, execArgv: ['--no-warnings'] });
    const [outcome] = (await once(worker, 'message')) as [FileHash | { readonly code: string; readonly message: string }];
    if ('sha256' in outcome) return outcome;
    throw Object.assign(new Error(outcome.message), { code: outcome.code });
  } finally {
    running -= 1;
    const [next, ...rest] = waiting;
    waiting = rest;
    next?.();
  }
}
