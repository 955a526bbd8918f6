import { builtinEmbedder } from '#core/retrieval/builtin-embedder.ts';
import { zipfPassages } from './corpus.ts';
import { significant, type Benchmark } from './report.ts';

/** Throughput of the built-in embedder, one thread. */
export const embedderBenchmark: Benchmark = {
  name: 'embedder',
  title: 'Built-in embedder, made-up passages of about 120 words',
  async *run(note, sizes = [20_000]) {
    for (const size of sizes) {
      note(`${size} passages`);
      const passages = [...zipfPassages(size)];
      const embedder = builtinEmbedder();
      const startedAt = performance.now();
      await embedder.embedPassages(passages);
      const seconds = (performance.now() - startedAt) / 1_000;
      yield { passages: size.toLocaleString('en'), dimensions: embedder.dimensions, 'passages/s': significant(size / seconds) };
    }
  },
};
