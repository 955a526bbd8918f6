import type { RankedIndex, Reranker } from '#core/ports.ts';
import { AppError } from '#core/errors.ts';
import type { LocalModelOptions } from './local-embedder.ts';
import { openLocalModel } from './local-host.ts';
import { readLocalModel } from './local-model.ts';

/** Passages per run. Few, because a run cannot be stopped when its time is over. */
const BATCH = 6;

/**
 * A cross-encoder in ONNX form (`…ForSequenceClassification` with one score, or two labels), run here with remote loading off.
 * @throws {AppError} `configuration` when the folder or the runtime is missing, or the model gives no score.
 */
export async function localReranker({ models, model }: LocalModelOptions): Promise<Reranker> {
  const host = await openLocalModel(models, 'cross-encoder', readLocalModel(models, model));

  async function score(query: string, passages: readonly string[], signal?: AbortSignal): Promise<readonly number[]> {
    return host.run<readonly number[]>({ does: 'score', query, passages }, signal);
  }

  await score('probe', ['probe']).catch((cause: unknown) => {
    throw new AppError('configuration', `${model} is no reranker: set PARAPET_RERANKER_MODEL to a cross-encoder, a model that gives one score for a pair of texts.`, { cause });
  });

  return {
    name: `local/${model}`,
    async rerank(query, passages, signal) {
      signal?.throwIfAborted();
      const ranked: RankedIndex[] = [];
      const order = [...passages.keys()].sort((a, b) => passages[a]!.length - passages[b]!.length);
      for (let from = 0; from < order.length; from += BATCH) {
        const batch = order.slice(from, from + BATCH);
        const scores = await score(query, batch.map((index) => passages[index]!), signal);
        if (!scores.every(Number.isFinite)) throw new AppError('upstream_unavailable', `The reranker ${model} gave a score that is no number; choose another model.`);
        ranked.push(...batch.map((index, position) => ({ index, score: scores[position]! })));
      }
      return ranked.sort((a, b) => b.score - a.score || a.index - b.index);
    },
  };
}
