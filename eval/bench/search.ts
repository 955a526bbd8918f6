import { BM25_DEFAULTS, createBm25Builder, openBm25 } from '#core/retrieval/bm25.ts';
import { builtinEmbedder } from '#core/retrieval/builtin-embedder.ts';
import { attainableScore, fuse, vectorWeight } from '#core/retrieval/fuse.ts';
import { plainTerms } from '#core/retrieval/retrieve.ts';
import type { LexicalIndex, VectorIndex } from '#core/ports.ts';
import { transientVectorIndex } from '../../server/transient-vectors.ts';
import { questionsOf, zipfPassages } from './corpus.ts';
import { embedAll } from './embed.ts';
import { fullTextSearch, miniSearch } from './rivals.ts';
import { significant, timed, type Benchmark, type Row } from './report.ts';

/** Above this, an HNSW build takes hours and the rivals' indexes do not fit. */
const LEXICAL_ONLY_ABOVE = 200_000;
const QUESTION_WORDS = 8;
const TOP = 10;
/** As deep as hybrid retrieval reads each leg. */
const DEPTH = 100;

/** Search alone, without reading passages: the three modes beside the libraries one would otherwise use, in one process. */
export const searchBenchmark: Benchmark = {
  name: 'search',
  title: `Search, top ${TOP}, questions of ${QUESTION_WORDS} words with their function words, passages of about 120 words; times in ms, ratio to lexical`,
  async *run(note, sizes = [1_000, 10_000, 100_000]) {
    for (const size of sizes) {
      const passages = [...zipfPassages(size)];
      const questions = questionsOf(passages, size > 10_000 ? 110 : 220, QUESTION_WORDS);
      note(`${size} passages: lexical`);
      const lexical = await buildLexical(passages);
      const ours = await timed(questions, (question) => lexical.index.search(plainTerms(question), TOP));
      yield row(size, 'lexical', ours, ours.p50, lexical.seconds);

      if (size > LEXICAL_ONLY_ABOVE) continue;

      note(`${size} passages: vectors`);
      const vectors = await buildVectors(passages, note);
      const vector = await timed(questions, async (question) => vectors.index.search(await shared.embedQuery(question), TOP));
      yield row(size, `vector (${vectors.index.kind})`, vector, ours.p50, vectors.seconds);
      const hybrid = await timed(questions, (question) => searchBoth(question, lexical.index, vectors.index));
      yield row(size, 'hybrid', hybrid, ours.p50, lexical.seconds + vectors.seconds);

      for (const rival of [miniSearch, fullTextSearch]) {
        note(`${size} passages: ${rival.name}`);
        const startedAt = performance.now();
        const index = rival.build(passages);
        const seconds = (performance.now() - startedAt) / 1_000;
        const few = questions.slice(0, size > 10_000 ? 33 : 110);
        yield row(size, rival.name, await timed(few, (question) => index.search(question, TOP)), ours.p50, seconds);
        index.close();
      }
    }
  },
};

async function buildVectors(passages: readonly string[], note: (text: string) => void): Promise<{ index: VectorIndex; seconds: number }> {
  const startedAt = performance.now();
  const { rows, dimensions } = await embedAll(passages);
  const index = await transientVectorIndex(rows, dimensions, 'auto', (done) => {
    if (done % 8_192 === 0) note(`graph ${done}/${passages.length}`);
  });
  return { index, seconds: (performance.now() - startedAt) / 1_000 };
}

async function searchBoth(question: string, lexical: LexicalIndex, vectors: VectorIndex): Promise<unknown> {
  const query = plainTerms(question);
  const vector = await shared.embedQuery(question);
  const [words, near] = await Promise.all([lexical.search(query, DEPTH), vectors.search(vector, DEPTH)]);
  const attainable = attainableScore(query, lexical, BM25_DEFAULTS.k1);
  return fuse({ hits: words, attainable }, { hits: near, attainable: 1 }, vectorWeight(shared.space, 1)).slice(0, TOP);
}

/** One for all questions, as the server has it: it remembers words. */
const shared = builtinEmbedder();

async function buildLexical(passages: readonly string[]): Promise<{ index: LexicalIndex; seconds: number }> {
  const startedAt = performance.now();
  const builder = createBm25Builder();
  for (const body of passages) builder.add({ title: '', body });
  const index = openBm25(builder.finish());
  return { index, seconds: (performance.now() - startedAt) / 1_000 };
}

function row(size: number, engine: string, { p50, p95 }: { p50: number; p95: number }, ours: number, seconds: number): Row {
  return {
    passages: size.toLocaleString('en'),
    engine,
    'p50 ms': significant(p50),
    'p95 ms': significant(p95),
    ratio: significant(p50 / ours),
    'build s': significant(seconds),
  };
}
