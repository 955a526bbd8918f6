/**
 * Real text at any size: paragraphs of the public sets under `../shared/bench`, repeated, each repetition with one word in eight replaced
 * by a word of the same collection (drawn by its frequency there) and every number by another. So function words, word lengths and both
 * languages are as written, while no two passages are the same; only the vocabulary grows more slowly than in a collection of that size.
 */
import { existsSync } from 'node:fs';
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { seededRandom } from '../../server/testing/random.ts';
import { readBeir } from '../beir.ts';

const ROOT = '../shared/bench';
const BEIR_SETS = ['scifact', 'autorag-ko'];
const QUESTION_SETS = ['qa-en', 'qa-ko'];
/** Share of words that a repetition replaces. */
const REPLACED = 1 / 8;
/** Longest passage, in words; a longer paragraph is cut into several. */
const PASSAGE_WORDS = 120;

/** Passages and the questions that people asked of them. */
export interface PublicText {
  /** Passages as written, English and Korean mixed. */
  readonly passages: readonly string[];
  readonly questions: readonly string[];
}

/** Undefined where the sets are absent; they do not come with the program. */
export async function readPublicText(): Promise<PublicText | undefined> {
  if (![...BEIR_SETS, ...QUESTION_SETS].every((name) => existsSync(join(ROOT, name)))) return undefined;
  const texts: string[] = [];
  const questions: string[][] = [];
  for (const name of BEIR_SETS) {
    const { documents, queries } = await readBeir(join(ROOT, name));
    texts.push(...documents.map(({ title, text }) => `${title} ${text}`));
    questions.push(queries.map(({ text }) => text));
  }
  for (const name of QUESTION_SETS) {
    const folder = join(ROOT, name, 'articles');
    for (const file of (await readdir(folder)).sort()) texts.push(...(await readFile(join(folder, file), 'utf8')).split('\n\n').filter((text) => !text.startsWith('---')));
    const lines = (await readFile(join(ROOT, name, 'questions.jsonl'), 'utf8')).split('\n').filter((line) => line !== '');
    questions.push(lines.map((line) => (JSON.parse(line) as { readonly question: string }).question));
  }
  return { passages: shuffled(texts.flatMap(inPassages), 5), questions: shuffled(questions.flat(), 6) };
}

/** `size` passages: the set as written, then its repetitions. */
export function* repeated({ passages }: PublicText, size: number, seed = 7): Generator<string> {
  const random = seededRandom(seed);
  const words = passages.flatMap((passage) => passage.split(' '));
  for (let row = 0; row < size; row += 1) {
    const passage = passages[row % passages.length]!;
    yield row < passages.length ? passage : perturbed(passage, words, random);
  }
}

function perturbed(passage: string, words: readonly string[], random: () => number): string {
  const changed = passage.split(' ').map((word) => {
    const chosen = random() < REPLACED ? words[Math.floor(random() * words.length)]! : word;
    return chosen.replace(/\d/g, () => String(Math.floor(random() * 10)));
  });
  return changed.join(' ');
}

function inPassages(text: string): string[] {
  const words = text.split(/\s+/).filter((word) => word !== '');
  const count = Math.ceil(words.length / PASSAGE_WORDS);
  return Array.from({ length: count }, (_, index) => words.slice((index * words.length) / count, ((index + 1) * words.length) / count).join(' '));
}

/** Fisher & Yates. */
function shuffled(items: readonly string[], seed: number): string[] {
  const random = seededRandom(seed);
  const order = [...items];
  for (let index = order.length - 1; index > 0; index -= 1) {
    const other = Math.floor(random() * (index + 1));
    [order[index], order[other]] = [order[other]!, order[index]!];
  }
  return order;
}
