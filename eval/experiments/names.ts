/**
 * Measures how well names are found in the other script, each by retrieval among all others of its half and 2,000 English words:
 *
 *   node eval/experiments/names.ts
 *
 * The names whose SHA-256 begins with an even byte were looked at while the rules were made; the others are only reported.
 */
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import type { LexicalIndex } from '#core/ports.ts';
import { createBm25Builder, openBm25 } from '#core/retrieval/bm25.ts';
import { createExpander } from '#core/retrieval/expand.ts';
import { createGlossary, type Glossary } from '#core/retrieval/glossary.ts';
import { readGlossary } from '../../server/compose.ts';

interface Line {
  readonly kind: string;
  readonly hangul: string;
  readonly latin: string;
}

const written = readFileSync(new URL('./names.tsv', import.meta.url), 'utf8').split('\n').filter((line) => line !== '' && !line.startsWith('#'));
const all: readonly Line[] = written.map((line) => line.split('\t')).map(([kind = '', hangul = '', latin = '']) => ({ kind, hangul, latin }));
const words = [...readGlossary().englishWords].filter((word) => word.length > 3).slice(0, 2_000);
// Names of the glossary would be found by it, and ordinary English words are known by it: its names are left out, its words kept.
const expand = createExpander(withoutConcepts(readGlossary()));

process.stdout.write('| half | asked | found | of | wrong first | precision |\n|---|---|---|---|---|---|\n');
for (const half of [0, 1]) {
  const lines = all.filter(({ hangul }) => createHash('sha256').update(hangul).digest()[0]! % 2 === half);
  const names = lines.filter(({ kind }) => kind !== 'word');
  const persons = names.filter(({ kind }) => kind === 'person');
  const latin = indexOf([...names.map((each) => each.latin), ...words]);
  const hangul = indexOf(lines.map((each) => `${each.hangul}은`));
  await report(half, 'Korean person, in Hangul', persons, (each) => each.hangul, latin, (row) => names[row]);
  await report(half, 'foreign name, in Hangul', names.filter(({ kind }) => kind === 'foreign'), (each) => each.hangul, latin, (row) => names[row]);
  await report(half, 'word that is no name', lines.filter(({ kind }) => kind === 'word'), (each) => each.hangul, latin, (row) => names[row]);
  await report(half, 'Korean person, in Latin letters', persons, (each) => each.latin, hangul, (row) => lines[row]);
}

async function report(half: number, what: string, asked: readonly Line[], write: (line: Line) => string, index: LexicalIndex, at: (row: number) => Line | undefined): Promise<void> {
  let found = 0;
  let wrong = 0;
  for (const line of asked) {
    const [best] = await index.search(expand(write(line), [index]), 1);
    if (best === undefined) continue;
    if (at(best.row) === line) found += 1;
    else wrong += 1;
  }
  const precision = found + wrong === 0 ? '' : (found / (found + wrong)).toFixed(3);
  process.stdout.write(`| ${half === 0 ? 'looked at' : 'held back'} | ${what} | ${found} | ${asked.length} | ${wrong} | ${precision} |\n`);
}

function indexOf(bodies: readonly string[]): LexicalIndex {
  const builder = createBm25Builder();
  for (const body of bodies) builder.add({ title: '', body });
  return openBm25(builder.finish());
}

function withoutConcepts(glossary: Glossary): Glossary {
  return { ...createGlossary([]), englishWords: glossary.englishWords };
}
