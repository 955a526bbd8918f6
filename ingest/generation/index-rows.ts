/** Fills the lexical index and the vectors from the passages of a database, row by row. */
import { setImmediate as nextTurn } from 'node:timers/promises';
import { createBm25Builder } from '#core/retrieval/bm25.ts';
import type { Embedder } from '#core/ports.ts';
import type { PassageRow } from '#core/types.ts';
import type { ArticleWriter } from '../../server/index-files.ts';
import { indexText } from '../passages.ts';

const BATCH = 256;

export interface IndexRowsOptions {
  readonly embedder: Embedder;
  /** Number of passages. */
  readonly size: number;
  /** Vectors of an article's passages as the generation before holds them, row by row, or undefined. */
  readonly carriedVectors: (article: string) => Float32Array | undefined;
  readonly signal?: AbortSignal | undefined;
  readonly onPassages?: ((done: number, total: number) => void) | undefined;
}

/** @returns The lexical index, and a row-major matrix of one vector per passage. */
export async function indexRows(writer: ArticleWriter, options: IndexRowsOptions): Promise<{ lexical: Uint8Array; vectors: Float32Array<ArrayBuffer> }> {
  const { embedder, size, carriedVectors, signal, onPassages } = options;
  const { dimensions } = embedder;
  const lexical = createBm25Builder();
  const vectors = new Float32Array(size * dimensions);
  let batch: { row: PassageRow; text: string }[] = [];
  let done = 0;

  async function flush(): Promise<void> {
    signal?.throwIfAborted();
    const embedded = await embedder.embedPassages(batch.map(({ text }) => text), signal);
    for (const [index, { row }] of batch.entries()) vectors.set(embedded[index]!, row * dimensions);
    batch = [];
  }

  onPassages?.(0, size);
  for (const { article, paragraphs, passages, firstRow } of writer.placed()) {
    const carried = carriedVectors(article.id);
    if (carried) vectors.set(carried.subarray(0, passages.length * dimensions), firstRow * dimensions);
    for (const [index, passage] of passages.entries()) {
      const fields = indexText({ article, paragraphs, sentences: [] }, passage);
      lexical.add(fields);
      if (!carried) batch.push({ row: firstRow + index, text: fields.title === '' ? fields.body : `${fields.title}\n${fields.body}` });
      if (batch.length === BATCH) await flush();
      done += 1;
      if (done % BATCH === 0) {
        onPassages?.(done, size);
        await nextTurn();
        signal?.throwIfAborted();
      }
    }
  }
  if (batch.length > 0) await flush();
  onPassages?.(size, size);
  return { lexical: lexical.finish(), vectors };
}
