import type { Embedder } from '#core/ports.ts';
import type { Prefixes } from '#core/retrieval/prefixes.ts';
import { openLocalModel } from './local-host.ts';
import { fingerprintOf, readLocalModel } from './local-model.ts';
import { toUnitLength } from './unit-length.ts';

/** Texts per run: more pad more, fewer use the machine less. */
const BATCH = 16;

export interface LocalModelOptions {
  /** Folder of models, `<organisation>/<model>/…`. */
  readonly models: string;
  /** `<organisation>/<model>`. */
  readonly model: string;
}

export interface LocalEmbedderOptions extends LocalModelOptions {
  /** In place of those that the model states, or that are known of its family. */
  readonly prefixes?: Prefixes | undefined;
}

/**
 * An encoder in ONNX form, run here by `@huggingface/transformers` with remote loading off. The space names the model and
 * a digest of its files, so that an exchanged model is not taken for the one before.
 * @throws {AppError} `configuration` when the folder or the runtime is missing or does not fit.
 */
export async function localEmbedder({ models, model, prefixes }: LocalEmbedderOptions): Promise<Embedder> {
  const read = readLocalModel(models, model);
  const found = prefixes ? { ...read, prefixes } : read;
  const [host, fingerprint] = await Promise.all([openLocalModel(models, 'encoder', found), fingerprintOf(found)]);
  const { pooling } = found;

  async function encode(texts: readonly string[], signal?: AbortSignal): Promise<readonly Float32Array[]> {
    return host.run<readonly Float32Array[]>({ does: 'encode', texts, pooling }, signal);
  }

  const [probe] = await encode(['dimension']);
  const dimensions = probe!.length;

  async function embed(texts: readonly string[], prefix: string, signal?: AbortSignal): Promise<Float32Array[]> {
    signal?.throwIfAborted();
    const vectors: Float32Array[] = texts.map(() => new Float32Array(dimensions));
    // Texts of like length share a run, so that little is padding; a text without a word keeps the zero vector.
    const order = [...texts.keys()].filter((index) => /[\p{L}\p{N}]/u.test(texts[index]!)).sort((a, b) => texts[a]!.length - texts[b]!.length);
    for (let from = 0; from < order.length; from += BATCH) {
      const batch = order.slice(from, from + BATCH);
      const encoded = await encode(batch.map((index) => prefix + texts[index]!), signal);
      for (const [position, index] of batch.entries()) vectors[index] = toUnitLength(encoded[position]!);
    }
    return vectors;
  }

  return {
    space: `local/${model}@${fingerprint}`,
    dimensions,
    embedPassages: (passages, signal) => embed(passages, found.prefixes.passage, signal),
    embedQuery: async (query, signal) => (await embed([query], found.prefixes.query, signal))[0]!,
  };
}
