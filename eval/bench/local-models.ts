import { mkdirSync, symlinkSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { createEmbedder } from '../../server/compose.ts';
import { createReranking } from '../../server/compose-retrieval.ts';
import { readConfig } from '../../server/config.ts';
import { seededRandom } from '../../server/testing/random.ts';
import { type Benchmark, significant, timed } from './report.ts';
import { type TransformerShape, writeTransformer } from './transformer-model.ts';
import { openWorkspace } from './workspace.ts';

const SHAPES = [
  { like: 'multilingual-e5-small', layers: 12, width: 384 },
  { like: 'multilingual-e5-base', layers: 12, width: 768 },
  { like: 'bge-m3, bge-reranker-v2-m3', layers: 24, width: 1024 },
] as const;
const QUERY_TOKENS = 16;
const PASSAGE_TOKENS = 128;
const RERANKED = 30;

/** What models that run here cost, by their shape. Needs the ONNX runtime in the folder of models. */
export const localModelsBenchmark: Benchmark = {
  name: 'local-models',
  title: `Models of random weights in the shapes of published ones; passages of ${PASSAGE_TOKENS} tokens, questions of ${QUERY_TOKENS}, ${RERANKED} passages reranked`,
  async *run(note, sizes = [128]) {
    const random = seededRandom(1);
    const words = (count: number): string => Array.from({ length: count }, () => String.fromCharCode(97 + Math.floor(random() * 26))).join(' ');
    const passages = Array.from({ length: sizes[0]! }, () => words(PASSAGE_TOKENS - 2));
    const questions = Array.from({ length: 20 }, () => words(QUERY_TOKENS - 2));
    for (const { like, layers, width } of SHAPES) {
      for (const weights of ['float', '8-bit'] as const) {
        if (weights === 'float' && width > 768) continue; // larger than one ONNX file may be
        note(`${like}, ${weights}`);
        await using workspace = await openWorkspace();
        const write = (task: TransformerShape['task']): Promise<string> => writeModels(workspace.dataDir, { layers, width, weights, task });
        const environment = { PARAPET_MODELS: await write('embed'), PARAPET_EMBEDDER: 'local', PARAPET_EMBEDDING_MODEL: 'random/embed', PARAPET_RERANKER: 'local', PARAPET_RERANKER_MODEL: 'random/rerank' };
        await write('rerank');
        const before = process.memoryUsage.rss();
        const loadedAt = performance.now();
        const embedder = await createEmbedder(readConfig({}, environment));
        const loadMs = performance.now() - loadedAt;
        const memory = process.memoryUsage.rss() - before;
        const query = await timed(questions, (text) => embedder.embedQuery(text));
        const startedAt = performance.now();
        await embedder.embedPassages(passages);
        const seconds = (performance.now() - startedAt) / 1_000;
        const { reranker } = (await createReranking(readConfig({}, environment)))!;
        const rerank = await timed(questions.slice(0, 3), (text) => reranker.rerank(text, passages.slice(0, RERANKED)));
        yield {
          'shape of': like,
          'layers × width': `${layers} × ${width}`,
          weights,
          'load s': significant(loadMs / 1_000),
          'loaded MB': significant(memory / 1e6),
          'question p50 ms': significant(query.p50),
          'passages/s': significant(passages.length / seconds),
          [`rerank ${RERANKED} p50 ms`]: significant(rerank.p50),
        };
      }
    }
  },
};

/** @returns The folder of models, with the runtime of the configured one linked in. */
async function writeModels(dataDir: string, shape: TransformerShape): Promise<string> {
  const models = join(dataDir, 'models');
  if (shape.task === 'embed') {
    mkdirSync(models, { recursive: true });
    symlinkSync(resolve(readConfig().modelsDir, '.runtime'), join(models, '.runtime'));
  }
  writeTransformer(models, `random/${shape.task}`, shape);
  return models;
}
