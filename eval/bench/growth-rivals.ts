/** Other libraries on the passages and questions of the growth table. Those that are no dependency of ours are loaded from a folder, where they are installed. */
import { existsSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { builtinEmbedder } from '#core/retrieval/builtin-embedder.ts';
import { embedAll } from './embed.ts';
import { lanceDb, orama, usearch, type ForeignRival } from './foreign-rivals.ts';
import { timed } from './report.ts';
import { fullTextSearch, miniSearch, type Rival, type RivalIndex } from './rivals.ts';

/** What one of them took, or why it was not measured. */
export type RivalMeasurement = { readonly name: string } & (
  | { readonly p50: number; readonly p95: number; readonly cpu: number; readonly buildSeconds: number; readonly failed?: undefined }
  | { readonly failed: string }
);

const TOP = 10;
/** Slow ones are asked less. */
const FEW = 33;
/** Beyond these, a build takes hours or more memory than there is. */
const OURS: readonly { readonly rival: Rival; readonly most: number }[] = [
  { rival: miniSearch, most: 100_000 },
  { rival: fullTextSearch, most: 1_000_000 },
];
const FOREIGN: readonly ForeignRival[] = [orama, usearch, lanceDb];

/** @param folder - Where the others are installed (`npm install --prefix FOLDER @orama/orama usearch @lancedb/lancedb`), or undefined. */
export async function* measureRivals(passages: readonly string[], questions: readonly string[], folder: string | undefined, note: (text: string) => void): AsyncGenerator<RivalMeasurement> {
  for (const { rival, most } of OURS) {
    note(`${passages.length} passages: ${rival.name}`);
    yield passages.length > most ? { name: rival.name, failed: `not run above ${most.toLocaleString('en')}` } : await measure(rival.name, questions, async () => rival.build(passages));
  }
  const needsVectors = folder !== undefined && FOREIGN.some(({ most, usesVectors }) => usesVectors && passages.length <= most);
  const vectors = needsVectors ? await embedAll(passages) : undefined;
  for (const rival of FOREIGN) {
    note(`${passages.length} passages: ${rival.name}`);
    const load = loader(folder, rival.packageName);
    if (!load) yield { name: rival.name, failed: 'not installed' };
    else if (passages.length > rival.most) yield { name: rival.name, failed: `not run above ${rival.most.toLocaleString('en')}` };
    else yield await measure(rival.name, questions, async () => rival.build(await load(), passages, vectors));
  }
}

async function measure(name: string, questions: readonly string[], build: () => Promise<RivalIndex>): Promise<RivalMeasurement> {
  const startedAt = performance.now();
  const index = await build();
  const buildSeconds = (performance.now() - startedAt) / 1_000;
  const asked = await Promise.all(questions.slice(0, FEW).map(async (question) => ({ question, vector: await shared.embedQuery(question) })));
  const before = process.cpuUsage();
  const times = await timed(asked, ({ question, vector }) => index.search(question, TOP, vector));
  index.close();
  const { user, system } = process.cpuUsage(before);
  return { name, ...times, cpu: (user + system) / 1_000 / asked.length, buildSeconds };
}

const shared = builtinEmbedder();

/** Undefined where the package is not installed. */
function loader(folder: string | undefined, packageName: string): (() => Promise<unknown>) | undefined {
  if (folder === undefined || !existsSync(join(folder, 'node_modules', packageName))) return undefined;
  const path = createRequire(join(folder, 'package.json')).resolve(packageName);
  return () => import(path);
}
