import { builtinEmbedder } from '#core/retrieval/builtin-embedder.ts';

/** Vectors of the built-in embedder, row-major. One passage at a time: a million at once would be held twice. */
export async function embedAll(passages: readonly string[]): Promise<{ rows: Float32Array; dimensions: number }> {
  const embedder = builtinEmbedder();
  const rows = new Float32Array(passages.length * embedder.dimensions);
  for (const [row, passage] of passages.entries()) {
    const [vector] = await embedder.embedPassages([passage]);
    rows.set(vector!, row * embedder.dimensions);
  }
  return { rows, dimensions: embedder.dimensions };
}
