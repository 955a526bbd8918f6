import { Worker } from 'node:worker_threads';
import { AppError } from '#core/errors.ts';
import type { ParsedFile } from './parsed-file.ts';
import type { ParseResult, ParseTask } from './parse-worker.ts';

/** How much one file may take. */
export interface ParseLimits {
  /** Wall time, in milliseconds. */
  readonly milliseconds: number;
  /** JavaScript heap of the worker, in MiB. */
  readonly heapMegabytes: number;
}

const DEFAULT_LIMITS: ParseLimits = { milliseconds: 60_000, heapMegabytes: 1024 };

/** The worker waits for the next file, since starting one costs more than parsing most files; one file at a time. */
let idle: { readonly worker: Worker; readonly heapMegabytes: number } | undefined;
let turn: Promise<unknown> = Promise.resolve();

/**
 * Parses a file in a thread of its own. Files wait their turn; a worker that exceeds a limit is ended and replaced.
 * @throws {AppError} `unreadable_document` when the parser refuses the file, fails on it, or exceeds a limit.
 */
export function parseInWorker(task: ParseTask, signal?: AbortSignal, limits: ParseLimits = DEFAULT_LIMITS): Promise<ParsedFile> {
  const result = turn.then(() => parseNow(task, limits, signal));
  turn = result.catch(() => undefined);
  return result;
}

async function parseNow(task: ParseTask, limits: ParseLimits, signal: AbortSignal | undefined): Promise<ParsedFile> {
  signal?.throwIfAborted();
  const worker = takeWorker(limits);
  const ended = new AbortController();
  try {
    const result = await outcome(worker, task, limits, ended.signal, signal);
    const spent = 'fault' in result || 'exceeded' in result;
    if (!spent) idle = { worker, heapMegabytes: limits.heapMegabytes };
    return parsedOrThrow(result, task);
  } finally {
    ended.abort();
    worker.unref();
    if (idle?.worker !== worker) await worker.terminate();
  }
}

/** A file that exceeds a limit, besides what the worker itself reports. */
type Outcome = ParseResult | { readonly exceeded: string };

function parsedOrThrow(result: Outcome, task: ParseTask): ParsedFile {
  if ('parsed' in result) return result.parsed;
  if ('refusal' in result) throw new AppError('unreadable_document', result.refusal);
  if ('exceeded' in result) throw new AppError('unreadable_document', `The ${task.kind} file takes more than ${result.exceeded} to parse; split it or save it as plain text.`);
  throw new AppError('unreadable_document', `The ${task.kind} file makes its parser fail; save it again in another program or as plain text.`, { cause: new Error(result.fault) });
}

function takeWorker(limits: ParseLimits): Worker {
  const waiting = idle;
  idle = undefined;
  if (waiting?.heapMegabytes === limits.heapMegabytes) {
    waiting.worker.ref();
    return waiting.worker;
  }
  void waiting?.worker.terminate();
  const worker = new Worker(new URL('./parse-worker.ts', import.meta.url), {
    resourceLimits: { maxOldGenerationSizeMb: limits.heapMegabytes, stackSizeMb: 16 }, // deeply nested markup is read by recursion
    execArgv: ['--no-warnings'],
    stdout: true, // parsers report trifles on the console
    stderr: true,
  });
  worker.on('error', () => {}); // an error after the result is no one's concern: the worker is being ended
  worker.on('exit', () => {
    if (idle?.worker === worker) idle = undefined;
  });
  return worker;
}

function outcome(worker: Worker, task: ParseTask, limits: ParseLimits, ended: AbortSignal, signal: AbortSignal | undefined): Promise<Outcome> {
  return new Promise((resolve, reject) => {
    const timer = setTimeout(() => resolve({ exceeded: `${limits.milliseconds / 1000} seconds` }), limits.milliseconds);
    const onMessage = (result: ParseResult): void => resolve(result);
    const onError = (error: Error & { readonly code?: string }): void =>
      resolve(error.code === 'ERR_WORKER_OUT_OF_MEMORY' ? { exceeded: `${limits.heapMegabytes} MB of memory` } : { fault: error.stack ?? error.message });
    const onExit = (code: number): void => resolve({ fault: `The parser's worker ended with code ${code}.` });
    const onAbort = (): void => reject(signal?.reason);
    worker.once('message', onMessage).once('error', onError).once('exit', onExit);
    signal?.addEventListener('abort', onAbort, { once: true });
    ended.addEventListener('abort', () => {
      clearTimeout(timer);
      worker.off('message', onMessage).off('error', onError).off('exit', onExit);
      signal?.removeEventListener('abort', onAbort);
    });
    worker.postMessage(task, []);
  });
}
