/** How search grows with the collection, from a thousand passages to a million, beside the libraries one would otherwise use. */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { fileURLToPath } from 'node:url';
import type { LoadMeasurement, StartMeasurement } from './growth-process.ts';
import { readPublicText, repeated } from './public-text.ts';
import { significant, type Benchmark, type Row } from './report.ts';
import { measureRivals } from './growth-rivals.ts';
import { openWorkspace } from './workspace.ts';
import { writeCollection } from './write-collection.ts';

const QUESTIONS = 100;

/** Two tables in one: rows that tell of the build and the start, rows that tell of questions, rows of the others. */
export const growthBenchmark: Benchmark = {
  name: 'growth',
  title: `Growth: public text, repeated with one word in eight replaced; ${QUESTIONS} questions that people asked, function words included; top 10, passages read; times in ms; above 200,000 passages the vector of a repetition is that of the passage as written with noise`,
  async *run(note, sizes = [1_000, 10_000, 100_000], rivals) {
    const source = await readPublicText();
    if (!source) return yield { skipped: 'the public sets under ../shared/bench are not there' };
    const questions = source.questions.slice(0, QUESTIONS);
    for (const size of sizes) {
      await using workspace = await openWorkspace();
      note(`${size} passages: writing`);
      await mkdir(workspace.dataDir, { recursive: true });
      const { seconds, bytes } = await writeCollection(workspace.dataDir, repeated(source, size), size, source.passages.length, note);
      const questionsFile = join(workspace.dataDir, 'questions.json');
      await writeFile(questionsFile, JSON.stringify(questions));
      note(`${size} passages: asking`);
      const { start, loads, end } = await measure(workspace.dataDir, questionsFile);
      const build = `lexical ${significant(seconds.lexical)} s, vectors ${significant(seconds.vectors)} s, articles ${significant(seconds.articles)} s`;
      const files = Object.entries(bytes).map(([name, count]) => `${name} ${significant(count / 1e6)}`).join(', ');
      note(`${size} passages: build: ${build}; files in MB: ${files}`);
      yield row(size, 'start', '', { p50: significant(1_000 * start.seconds), cpu: significant(1_000 * start.cpuSeconds), build, files: `resident ${significant(end.residentMegabytes)} MB, of it own ${significant(end.ownMegabytes)}; ${files}` });
      for (const { mode, filtered, clients, p50, p95, perSecond, cpu } of loads) {
        yield row(size, `${mode}${filtered ? ', half filtered out' : ''}`, String(clients), { p50: significant(p50), p95: significant(p95), rate: significant(perSecond), cpu: significant(cpu) });
      }
      for await (const one of measureRivals([...repeated(source, size)], questions, rivals, note)) {
        yield row(size, one.name, one.failed === undefined ? '1' : '', one.failed === undefined ? { p50: significant(one.p50), p95: significant(one.p95), cpu: significant(one.cpu), build: `${significant(one.buildSeconds)} s` } : { build: one.failed });
      }
    }
  },
};

function row(size: number, what: string, clients: string, cells: { p50?: string; p95?: string; rate?: string; cpu?: string; build?: string; files?: string }): Row {
  const { p50 = '', p95 = '', rate = '', cpu = '', build = '', files = '' } = cells;
  return { passages: size.toLocaleString('en'), what, clients, 'p50 ms': p50, 'p95 ms': p95, 'CPU ms': cpu, 'questions/s': rate, build, memory: files };
}

/** In a process of its own, so that the build's memory does not count. */
async function measure(dataDir: string, questionsFile: string): Promise<{ start: StartMeasurement; loads: LoadMeasurement[]; end: StartMeasurement }> {
  const child = spawn(process.execPath, [fileURLToPath(new URL('./growth-process.ts', import.meta.url)), dataDir, questionsFile], { stdio: ['ignore', 'pipe', 'inherit'] });
  const [output, [code]] = await Promise.all([text(child.stdout), once(child, 'exit') as Promise<[number | null]>]);
  if (code !== 0) throw new Error(`The measured process ended with exit code ${code}.`);
  const lines = output.trimEnd().split('\n').map((line) => JSON.parse(line) as unknown);
  return { start: lines[0] as StartMeasurement, loads: lines.slice(1, -1) as LoadMeasurement[], end: lines.at(-1) as StartMeasurement };
}
