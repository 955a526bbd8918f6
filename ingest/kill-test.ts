/**
 * Kills a running ingest again and again (SIGKILL, at random moments) and looks each time whether the index is whole.
 *
 *   node ingest/kill-test.ts [--kills 200] [--articles 60]
 *
 * Prints one JSON line, and exits with 1 when ever something else than the old or the new index was found.
 */
import { type ChildProcess, fork } from 'node:child_process';
import { randomInt } from 'node:crypto';
import { once } from 'node:events';
import { readdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import type { Library } from '#core/ports.ts';
import { compose } from '../server/compose.ts';
import { readConfig } from '../server/config.ts';
import { builtinOptions, openWorkshop, type Workshop } from './testing/corpus.ts';
import { ingest } from './ingest.ts';

/** What was found after the kills. `old + new + other = kills`. */
export interface KillReport {
  readonly kills: number;
  readonly old: number;
  readonly new: number;
  /** Neither: must be 0. */
  readonly other: number;
  /** Runs that ended before they were killed. */
  readonly finished: number;
  /** Kills by the step that was reported last. */
  readonly during: Readonly<Record<string, number>>;
  /** What was wrong, when something was. */
  readonly problems: readonly string[];
}

/** Versions of the articles that the index ought to hold, by name. */
type Expected = Map<string, number>;

/** Changes some articles before each run, kills it, and compares what is then served with the articles before and after. Takes about a second per kill. */
export async function killTest({ kills, articles }: { readonly kills: number; readonly articles: number }): Promise<KillReport> {
  await using workshop = await openWorkshop();
  let held: Expected = new Map(Array.from({ length: articles }, (_, index) => [`article-${index}`, 1]));
  for (const [name, version] of held) await workshop.write(name, version);
  const { workMs } = await run(workshop, undefined);
  const { library, close } = await compose(readConfig({ dataDir: workshop.dataDir }, {}));
  const tally = { old: 0, new: 0, other: 0, finished: 0 };
  const during: Record<string, number> = {};
  const problems: string[] = [];

  while (tally.old + tally.new + tally.other < kills) {
    const next = await change(workshop, held);
    const { wasKilled, stage } = await run(workshop, randomInt(0, Math.ceil(1.2 * workMs)));
    const found = await contentOf(library).catch((error: unknown) => String(error));
    const outcome = found === describe(next) ? 'new' : found === describe(held) ? 'old' : 'other';
    if (outcome === 'other') problems.push(found);
    if (wasKilled) during[stage] = (during[stage] ?? 0) + 1;
    tally[wasKilled ? outcome : 'finished'] += 1;
    if (outcome === 'new') held = next;
    else await restore(workshop, held, next);
  }
  await change(workshop, held);
  await run(workshop, undefined);
  const leftovers = (await readdir(join(workshop.dataDir, 'index/default'))).filter((name) => name.startsWith('.'));
  if (leftovers.length > 0) problems.push(`left behind: ${leftovers.join(', ')}`);
  await close();
  return { kills, ...tally, during, problems };
}

/** Updates three articles, removes one and adds one, on disk. @returns What a whole ingest would now hold. */
async function change(workshop: Workshop, held: Expected): Promise<Expected> {
  const next = new Map(held);
  const names = [...next.keys()];
  const [gone, ...updated] = Array.from({ length: 4 }, () => names[randomInt(0, names.length)]!);
  next.delete(gone!);
  await rm(join(workshop.articles, `${gone}.md`));
  const added = `article-${Date.now()}-${randomInt(0, 1e9)}`;
  for (const name of new Set([...updated.filter((one) => next.has(one)), added])) {
    next.set(name, (next.get(name) ?? 0) + 1);
    await workshop.write(name, next.get(name));
  }
  return next;
}

/** Puts the files back to what the index holds, so that the next change starts from there. */
async function restore(workshop: Workshop, held: Expected, next: Expected): Promise<void> {
  for (const name of next.keys()) if (!held.has(name)) await rm(join(workshop.articles, `${name}.md`));
  for (const [name, version] of held) if (next.get(name) !== version) await workshop.write(name, version);
}

/** Runs an ingest in a process of its own, and kills it that long after it began to work. */
async function run(workshop: Workshop, killAfterMs: number | undefined): Promise<{ wasKilled: boolean; stage: string; workMs: number }> {
  const child = fork(fileURLToPath(import.meta.url), ['--child', workshop.dataDir, workshop.articles], { stdio: ['ignore', 'ignore', 'inherit', 'ipc'] });
  const exited = once(child, 'exit') as Promise<[number | null, NodeJS.Signals | null]>;
  let stage = 'start';
  child.on('message', (message) => { stage = String(message); });
  await Promise.race([once(child, 'message'), exited]);
  const startedAt = performance.now();
  if (killAfterMs !== undefined) await kill(child, killAfterMs);
  const [code, signal] = await exited;
  if (signal === null && code !== 0) throw new Error(`The ingest failed with exit code ${code}.`);
  return { wasKilled: signal === 'SIGKILL', stage, workMs: performance.now() - startedAt };
}

async function kill(child: ChildProcess, afterMs: number): Promise<void> {
  await delay(afterMs);
  child.kill('SIGKILL');
}

function describe(expected: Expected): string {
  return Array.from(expected, ([name, version]) => `${name} in version ${version}`).sort().join('\n');
}

/** Titles in the index, after each part of each article has been read once. */
async function contentOf(library: Library): Promise<string> {
  return library.use(['default'], async ([generation]) => {
    const { store, manifest, lexical, vectors } = generation!;
    const { items } = await store.articles(0, manifest.counts.articles);
    const paragraphs = (await Promise.all(items.map(({ id }) => store.paragraphs(id)))).flat();
    const sentences = await store.sentences(paragraphs.map(({ id }) => id));
    const passages = await store.passages(Array.from({ length: manifest.counts.passages }, (_, row) => row));
    const sizes = [items, paragraphs, sentences, passages].map(({ length }) => length).concat(lexical.size, vectors.size);
    const { counts } = manifest;
    const expected = [counts.articles, counts.paragraphs, counts.sentences, counts.passages, counts.passages, counts.passages];
    if (sizes.join() !== expected.join()) return `counts differ: ${sizes.join()} instead of ${expected.join()}`;
    return items.map(({ title }) => title).sort().join('\n');
  });
}

async function main(): Promise<number> {
  const { values, positionals } = parseArgs({ allowPositionals: true, options: { child: { type: 'boolean' }, kills: { type: 'string', default: '200' }, articles: { type: 'string', default: '60' } } });
  if (values.child) {
    const [dataDir, articles] = positionals as [string, string];
    await ingest([articles], { ...builtinOptions(dataDir), segmentAbove: 0, onProgress: ({ stage }) => process.send?.(stage) });
    process.disconnect();
    return 0;
  }
  const report = await killTest({ kills: Number(values.kills), articles: Number(values.articles) });
  process.stdout.write(`${JSON.stringify(report)}\n`);
  return report.other === 0 && report.problems.length === 0 ? 0 : 1;
}

if (import.meta.main) process.exitCode = await main();
