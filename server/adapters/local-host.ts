/** The near side of {@link file://./local-worker.ts}: finds the ONNX runtime, starts the thread and talks to it. */
import { createRequire } from 'node:module';
import { join, resolve } from 'node:path';
import { Worker } from 'node:worker_threads';
import { AppError } from '#core/errors.ts';
import type { LocalModel } from './local-model.ts';
import type { LocalCall, LocalReply, LocalTask, LocalValue } from './local-worker.ts';

const RUNTIME = '@huggingface/transformers';
/** The version that was tried. */
const VERSION = '4.3.1';

/** A loaded model. It keeps its thread, but not the process, alive; a thread that died is started anew for the next task. */
export interface LocalHost {
  /** @throws {AppError} `upstream_unavailable` when the model fails or its thread dies; the reason of `signal` when it is aborted. */
  run<Value extends LocalValue>(task: LocalTask, signal?: AbortSignal): Promise<Value>;
}

/**
 * Loads a model of a folder.
 * @param models - Folder of the models; the runtime is looked for in its `.runtime`, then among Parapet's own packages.
 * @throws {AppError} `configuration` when the runtime is not installed or cannot load the model.
 */
export async function openLocalModel(models: string, kind: 'encoder' | 'cross-encoder', { name, folder, weights, hasExternalData, maxTokens }: LocalModel): Promise<LocalHost> {
  const runtime = findRuntime(models);
  if (runtime === undefined) throw new AppError('configuration', missingRuntime(models));
  const start = async (): Promise<Thread> => {
    const thread = startThread();
    try {
      await thread.run({ does: 'open', kind, runtime, folder: resolve(folder), weights, hasExternalData, maxTokens });
      return thread;
    } catch (error) {
      thread.end();
      throw error;
    }
  };
  let thread = start();
  try {
    await thread;
  } catch (cause) {
    const why = cause instanceof AppError && cause.cause instanceof Error ? ` (${cause.cause.message.split('\n')[0]})` : '';
    throw new AppError('configuration', `The model ${name} cannot be loaded${why}; fetch it again with "parapet models pull ${name}" or choose another.`, { cause });
  }
  return {
    async run<Value extends LocalValue>(task: LocalTask, signal?: AbortSignal): Promise<Value> {
      const known = thread;
      const current = await known.catch(() => undefined);
      if ((!current || current.isDead()) && thread === known) thread = start();
      return (await thread).run<Value>(task, signal);
    },
  };
}

/** File to import the runtime from; undefined when it is not installed. */
export function findRuntime(models: string): string | undefined {
  for (const from of [join(runtimeFolder(models), 'package.json'), import.meta.url]) {
    try {
      return createRequire(from).resolve(RUNTIME);
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'MODULE_NOT_FOUND') throw error;
    }
  }
  return undefined;
}

/** How an operator gets the runtime. Scripts are off because one of its packages would download GPU libraries. */
export function missingRuntime(models: string): string {
  return `Local models need ${RUNTIME}, which is too large (474 MB) to come with Parapet: install it with "npm install --ignore-scripts --prefix ${runtimeFolder(models)} ${RUNTIME}@${VERSION}".`;
}

/** Beside the models, where `npm ci` of Parapet does not remove it. */
function runtimeFolder(models: string): string {
  return join(resolve(models), '.runtime');
}

interface Waiting {
  readonly resolve: (value: LocalValue) => void;
  readonly reject: (error: Error) => void;
}

type Thread = LocalHost & { isDead(): boolean; end(): void };

function startThread(): Thread {
  const waiting = new Map<number, Waiting>();
  let calls = 0;
  let dead: AppError | undefined;
  const worker = new Worker(new URL('./local-worker.ts', import.meta.url), { execArgv: ['--no-warnings'], stdout: true, stderr: true });
  worker.unref();

  worker.on('message', (reply: LocalReply) => {
    const call = waiting.get(reply.id);
    waiting.delete(reply.id);
    if (waiting.size === 0) worker.unref();
    if ('value' in reply) call?.resolve(reply.value);
    else call?.reject(failure(new Error(reply.fault)));
  });
  const onEnd = (cause: Error): void => {
    dead ??= failure(cause);
    for (const { reject } of waiting.values()) reject(dead);
    waiting.clear();
  };
  worker.on('error', onEnd);
  worker.on('exit', (code) => onEnd(new Error(`its thread ended with code ${code}`)));

  return {
    isDead: () => dead !== undefined,
    end: () => void worker.terminate(),
    async run<Value extends LocalValue>(task: LocalTask, signal?: AbortSignal): Promise<Value> {
      signal?.throwIfAborted();
      if (dead) throw dead;
      const { promise, resolve: settle, reject } = Promise.withResolvers<LocalValue>();
      const id = (calls += 1);
      const onAbort = (): void => {
        reject(signal?.reason);
        worker.postMessage({ cancel: id } satisfies LocalCall, []);
      };
      signal?.addEventListener('abort', onAbort, { once: true });
      waiting.set(id, { resolve: settle, reject });
      worker.ref();
      worker.postMessage({ id, task } satisfies LocalCall, []);
      try {
        return (await promise) as Value;
      } finally {
        signal?.removeEventListener('abort', onAbort);
      }
    },
  };
}

function failure(cause: Error): AppError {
  return new AppError('upstream_unavailable', 'The local model failed; look at the memory of the machine, or choose a smaller model.', { cause });
}
