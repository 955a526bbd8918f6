/**
 * A process that serves one collection, measured from the inside: `node growth-process.ts DATA QUESTIONS.json`. Prints one JSON line
 * per measurement; the first tells of its start, the last of its memory in the end.
 */
import { readFileSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import type { Generation } from '#core/ports.ts';
import { retrieve, type RetrievalRequest } from '#core/retrieval/retrieve.ts';
import { compose } from '../../server/compose.ts';
import { readConfig } from '../../server/config.ts';
import { percentile } from '../percentile.ts';
import { HALF_PUBLISHED } from './write-collection.ts';

/** How the process came up. */
export interface StartMeasurement {
  /** From the start of the process to its first hybrid result. */
  readonly seconds: number;
  /** Time of processors until then, all threads together. */
  readonly cpuSeconds: number;
  /** Memory at that moment, or in the end; pages of mapped files included. */
  readonly residentMegabytes: number;
  /** Of it, what is not the system's file cache. */
  readonly ownMegabytes: number;
}

/** One mode, with and without filter, for so many clients that each ask the next question when they have their answer. */
export interface LoadMeasurement {
  readonly mode: RetrievalRequest['mode'];
  readonly filtered: boolean;
  readonly clients: number;
  readonly p50: number;
  readonly p95: number;
  readonly perSecond: number;
  /**
   * Milliseconds of processors per question, all threads together; the median for one client, the mean for several. On a busy machine it
   * says more than the clock.
   */
  readonly cpu: number;
}

const TOP = 10;
const CLIENTS = [1, 16];

const [dataDir, questionsFile] = process.argv.slice(2) as [string, string];
const questions = JSON.parse(await readFile(questionsFile, 'utf8')) as readonly string[];
const parapet = await compose(readConfig({ dataDir }, {}));
await parapet.library.use(['default'], async (generations) => {
  await ask(generations, 'hybrid', questions[0]!, false);
  const seconds = performance.now() / 1_000;
  const cpuSeconds = cpuMilliseconds() / 1_000;
  print({ seconds, cpuSeconds, residentMegabytes: memory('VmRSS'), ownMegabytes: memory('RssAnon') } satisfies StartMeasurement);
  for (const mode of ['lexical', 'vector', 'hybrid'] as const) {
    for (const filtered of [false, true]) {
      for (const clients of CLIENTS) print(await load(generations, mode, filtered, clients));
    }
  }
  print({ seconds, cpuSeconds, residentMegabytes: memory('VmRSS'), ownMegabytes: memory('RssAnon') } satisfies StartMeasurement);
});
await parapet.close();

function print(measured: StartMeasurement | LoadMeasurement): void {
  process.stdout.write(`${JSON.stringify(measured)}\n`);
}

async function load(generations: readonly Generation[], mode: RetrievalRequest['mode'], filtered: boolean, clients: number): Promise<LoadMeasurement> {
  const waiting = questions.values();
  const milliseconds: number[] = [];
  for (const question of questions.slice(0, 10)) await ask(generations, mode, question, filtered);
  const processors: number[] = [];
  const [startedAt, cpuBefore] = [performance.now(), cpuMilliseconds()];
  const client = async (): Promise<void> => {
    for (const question of waiting) {
      const [askedAt, cpuAt] = [performance.now(), cpuMilliseconds()];
      await ask(generations, mode, question, filtered);
      milliseconds.push(performance.now() - askedAt);
      processors.push(cpuMilliseconds() - cpuAt);
    }
  };
  await Promise.all(Array.from({ length: clients }, client));
  const perSecond = (1_000 * milliseconds.length) / (performance.now() - startedAt);
  const cpu = clients === 1 ? percentile(processors, 0.5) : (cpuMilliseconds() - cpuBefore) / milliseconds.length;
  return { mode, filtered, clients, cpu, p50: percentile(milliseconds, 0.5), p95: percentile(milliseconds, 0.95), perSecond };
}

function ask(generations: readonly Generation[], mode: RetrievalRequest['mode'], query: string, filtered: boolean): Promise<unknown> {
  return retrieve(generations, { query, k: TOP, mode, ...(filtered ? { asOf: HALF_PUBLISHED } : {}) }, { embedder: parapet.embedder, expand: parapet.expand });
}

function cpuMilliseconds(): number {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1_000;
}

/** In MB of 10^6 bytes, from Linux; 0 elsewhere. */
function memory(line: 'VmRSS' | 'RssAnon'): number {
  const status = process.platform === 'linux' ? readFileSync('/proc/self/status', 'utf8') : '';
  return (Number(new RegExp(`^${line}:\\s*(\\d+) kB$`, 'm').exec(status)?.[1] ?? 0) * 1_024) / 1e6;
}
