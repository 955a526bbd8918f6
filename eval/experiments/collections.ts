/** The public sets that candidates are tried on, ingested by the program and read back into memory. */
import { createHash } from 'node:crypto';
import { existsSync } from 'node:fs';
import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Generation, WeightedTerm } from '#core/ports.ts';
import type { Hit } from '#core/types.ts';
import { runProgram } from '../bench/program.ts';
import { readBeir } from '../beir.ts';
import { compose, type Parapet } from '../../server/compose.ts';
import { readConfig } from '../../server/config.ts';
import { readSet } from '../sets.ts';
import { createFieldIndex, type FieldIndex } from './field-index.ts';

/** Kind of set: documents with judgements, or articles with questions whose gold paragraph is known. */
type Kind = 'beir' | 'qa';

const SETS: readonly (readonly [name: string, kind: Kind])[] = [['autorag-ko', 'beir'], ['qa-ko', 'qa'], ['qa-en', 'qa'], ['ko-en-news', 'beir'], ['scifact', 'beir']];
const PUBLIC = '../shared/bench';

/** A question with what the product does for it. */
export interface Asked {
  readonly text: string;
  /** Relevant documents with their gains. */
  readonly gold: ReadonlyMap<string, number>;
  /** Choices are made on one half and reported on the other: `a` where the first byte of the SHA-256 of the query, or of its gold article, is even. */
  readonly half: 'a' | 'b';
  /** Terms, expanded for this collection. */
  readonly query: readonly WeightedTerm[];
  /** The hundred nearest passages. */
  readonly near: readonly Hit[];
}

export interface TrialSet {
  readonly name: string;
  readonly parapet: Parapet;
  readonly generation: Generation;
  readonly index: FieldIndex;
  /** Per row, the document that a hit counts for. */
  readonly documents: readonly string[];
  readonly asked: readonly Asked[];
}

/** Names of the sets that are there. */
export function presentSets(): string[] {
  return SETS.map(([name]) => name).filter((name) => existsSync(join(PUBLIC, name)));
}

/** Ingests a set into its own collection, unless that was done before, and hands it to `work`. */
export async function withSet<T>(name: string, dataDir: string, work: (set: TrialSet) => Promise<T>): Promise<T> {
  const kind = SETS.find(([each]) => each === name)![1];
  const articles = kind === 'qa' ? join(PUBLIC, name, 'articles') : await writtenDocuments(name, dataDir);
  await runProgram(['ingest', articles, '--collection', name, '--data', dataDir]);
  const parapet = await compose(readConfig({ dataDir }, {}));
  try {
    return await parapet.library.use([name], async ([generation]) => work(await readBack(name, kind, parapet, generation!)));
  } finally {
    await parapet.close();
  }
}

/** Writes each document as a Markdown file that is named after it. */
async function writtenDocuments(name: string, dataDir: string): Promise<string> {
  const folder = join(dataDir, 'documents', name);
  if (existsSync(folder)) return folder;
  await mkdir(folder, { recursive: true });
  const { documents } = await readBeir(join(PUBLIC, name));
  for (const { _id, title, text } of documents) {
    const content = title.trim() === '' ? `${text}\n` : `---\ntitle: ${JSON.stringify(title)}\n---\n\n${text}\n`;
    await writeFile(join(folder, `${fileNameOf(_id)}.md`), content);
  }
  return folder;
}

/** Document ids hold what file names must not. */
function fileNameOf(id: string): string {
  return createHash('sha256').update(id).digest('hex').slice(0, 24);
}

async function readBack(name: string, kind: Kind, parapet: Parapet, generation: Generation): Promise<TrialSet> {
  const { store, lexical } = generation;
  const passages = await store.passages(Array.from({ length: lexical.size }, (_, row) => row));
  const articles = new Map((await store.articles(0, 100_000)).items.map(({ id, name: own, title }) => [id, { name: own, title }]));
  const texts = new Map(await Promise.all([...articles.keys()].map(async (id) => [id, (await store.article(id))!.text] as const)));
  const fields = passages.map(({ articleId, start, end }) => ({ title: articles.get(articleId)!.title ?? '', body: texts.get(articleId)!.slice(start, end) }));
  const documents = passages.map(({ articleId, id }) => (kind === 'qa' ? id : articles.get(articleId)!.name));
  const questions = kind === 'qa' ? await paragraphQuestions(name) : await documentQuestions(name);
  const asked: Asked[] = [];
  const paragraphs = kind === 'qa' ? (await Promise.all([...articles.keys()].map((id) => store.paragraphs(id)))).flat() : [];
  for (const { text, key, isGold, gains } of questions) {
    const right = new Set(paragraphs.filter(({ articleId, start, end }) => isGold?.(articles.get(articleId)!.name, texts.get(articleId)!.slice(start, end))).map(({ id }) => id));
    const gold = gains ?? new Map(passages.filter(({ paragraphIds }) => paragraphIds.some((id) => right.has(id))).map(({ id }) => [id, 1] as const));
    const near = await generation.vectors.search(await parapet.embedder.embedQuery(text), 100);
    asked.push({ text, gold, half: createHash('sha256').update(key).digest()[0]! % 2 === 0 ? 'a' : 'b', query: parapet.expand(text, [lexical]), near });
  }
  return { name, parapet, generation, index: createFieldIndex(fields), documents, asked };
}

interface Question {
  readonly text: string;
  readonly key: string;
  readonly gains?: ReadonlyMap<string, number>;
  readonly isGold?: (article: string, paragraph: string) => boolean;
}

async function documentQuestions(name: string): Promise<Question[]> {
  const { queries } = await readBeir(join(PUBLIC, name));
  return queries.map(({ id, text, judgements }) => ({ text, key: id, gains: new Map([...judgements].map(([document, gain]) => [fileNameOf(document), gain])) }));
}

/** Any passage of a gold paragraph is right, be it a window of it; one is enough. */
async function paragraphQuestions(name: string): Promise<Question[]> {
  const cases = await readSet(join(PUBLIC, name, 'questions.jsonl'));
  return cases.map(({ turns, gold }) => {
    const starts = gold.map(({ article, contains }) => ({ article, start: squeezed(contains ?? '').slice(0, 60) }));
    return { text: turns.at(-1)!, key: gold[0]!.article, isGold: (article, paragraph) => starts.some((one) => one.article === article && squeezed(paragraph).includes(one.start)) };
  });
}

function squeezed(text: string): string {
  return text.normalize('NFC').replace(/\s+/g, '');
}
