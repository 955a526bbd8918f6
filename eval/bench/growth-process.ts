/**
 * A process that serves one collection, measured from the inside: `node growth-process.ts DATA QUESTIONS.json`. Prints one JSON line
 * per measurement; the first tells of its start.
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
  /** Memory after all questions were asked, pages of mapped files included. */
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
  /** Time of processors per question, all threads together: on a busy machine it says more than the others. */
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
  const loads: LoadMeasurement[] = [];
  for (const mode of ['lexical', 'vector', 'hybrid'] as const) {
    for (const filtered of [false, true]) {
      for (const clients of CLIENTS) loads.push(await load(generations, mode, filtered, clients));
    }
  }
  const start: StartMeasurement = { seconds, residentMegabytes: memory('VmRSS'), ownMegabytes: memory('RssAnon') };
  process.stdout.write(`${[start, ...loads].map((line) => JSON.stringify(line)).join('\n')}\n`);
});
await parapet.close();

async function load(generations: readonly Generation[], mode: RetrievalRequest['mode'], filtered: boolean, clients: number): Promise<LoadMeasurement> {
  const waiting = questions.values();
  const milliseconds: number[] = [];
  for (const question of questions.slice(0, 10)) await ask(generations, mode, question, filtered);
  const [startedAt, cpuBefore] = [performance.now(), process.cpuUsage()];
  const client = async (): Promise<void> => {
    for (const question of waiting) {
      const askedAt = performance.now();
      await ask(generations, mode, question, filtered);
      milliseconds.push(performance.now() - askedAt);
    }
  };
  await Promise.all(Array.from({ length: clients }, client));
  const perSecond = (1_000 * milliseconds.length) / (performance.now() - startedAt);
  const { user, system } = process.cpuUsage(cpuBefore);
  const cpu = (user + system) / 1_000 / milliseconds.length;
  return { mode, filtered, clients, cpu, p50: percentile(milliseconds, 0.5), p95: percentile(milliseconds, 0.95), perSecond };
}

function ask(generations: readonly Generation[], mode: RetrievalRequest['mode'], query: string, filtered: boolean): Promise<unknown> {
  return retrieve(generations, { query, k: TOP, mode, ...(filtered ? { asOf: HALF_PUBLISHED } : {}) }, { embedder: parapet.embedder, expand: parapet.expand });
}

/** In MB of 10^6 bytes, from Linux; 0 elsewhere. */
function memory(line: 'VmRSS' | 'RssAnon'): number {
  const status = process.platform === 'linux' ? readFileSync('/proc/self/status', 'utf8') : '';
  return (Number(new RegExp(`^${line}:\\s*(\\d+) kB$`, 'm').exec(status)?.[1] ?? 0) * 1_024) / 1e6;
}
