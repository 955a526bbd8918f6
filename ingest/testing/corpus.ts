/** Made-up articles and places for tests of the ingest. */
import { mkdtemp, mkdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Embedder } from '#core/ports.ts';
import { builtinEmbedder } from '#core/retrieval/builtin-embedder.ts';
import type { IngestOptions } from '../ingest.ts';

/** A folder that goes when the scope ends, with a data folder and a folder of articles in it. */
export interface Workshop extends AsyncDisposable {
  readonly dataDir: string;
  readonly articles: string;
  /** Options for the collection `default`. */
  readonly options: IngestOptions;
  /** Writes an article; `version` changes its text. @returns Its path. */
  write(name: string, version?: number): Promise<string>;
}

export async function openWorkshop(embedder: Embedder = builtinEmbedder()): Promise<Workshop> {
  const root = await mkdtemp(join(tmpdir(), 'parapet-'));
  const [dataDir, articles] = [join(root, 'data'), join(root, 'articles')];
  await mkdir(articles);
  return {
    dataDir,
    articles,
    options: { ...builtinOptions(dataDir), embedder },
    async write(name, version = 1) {
      const path = join(articles, `${name}.md`);
      await writeFile(path, articleText(name, version));
      return path;
    },
    [Symbol.asyncDispose]: () => rm(root, { recursive: true, force: true }),
  };
}

/** Options for the collection `default`, with the built-in embedder. */
export function builtinOptions(dataDir: string): IngestOptions {
  return { dataDir, collection: 'default', embedder: builtinEmbedder() };
}

/** An article of 12 paragraphs that no other name or version shares a sentence with. */
export function articleText(name: string, version = 1): string {
  const word = words(`${name} ${version}`);
  const sentence = () => `The ${word()} of ${word()} said that ${word()} ${word()} will ${word()} the ${word()} before ${word()}.`;
  const paragraphs = Array.from({ length: 12 }, () => [sentence(), sentence(), sentence()].join(' '));
  return `---\ntitle: ${name} in version ${version}\nsource: The ${word()} Gazette\npublishedAt: 2026-05-14\n---\n\n${paragraphs.join('\n\n')}\n`;
}

/** The built-in embedder, with a count of the passages it was given. */
export function countingEmbedder(): Embedder & { embedded(): number } {
  const embedder = builtinEmbedder();
  let count = 0;
  return {
    ...embedder,
    embedPassages(passages, signal) {
      count += passages.length;
      return embedder.embedPassages(passages, signal);
    },
    embedded: () => count,
  };
}

/** Pronounceable made-up words, the same for the same seed (a linear congruential generator, Numerical Recipes 2nd ed., 7.1). */
function words(seed: string): () => string {
  let state = Array.from(seed).reduce((sum, character) => (sum * 31 + character.codePointAt(0)!) >>> 0, 7);
  const pick = (letters: string) => {
    state = (state * 1_664_525 + 1_013_904_223) >>> 0;
    return letters[Math.floor((state / 2 ** 32) * letters.length)]!;
  };
  return () => Array.from({ length: 3 }, () => pick('bdfgklmnprstvz') + pick('aeiou')).join('') + pick('lnrst');
}
