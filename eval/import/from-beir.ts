import { readBeir } from '../beir.ts';
import { fileNames } from './file-names.ts';
import type { ImportedSet } from './imported-set.ts';

/**
 * A BEIR folder (Thakur et al. 2021, arXiv:2104.08663): every judged query becomes a question whose gold is the relevant
 * documents, with their grades. The format has no answers, so nothing is expected.
 */
export async function fromBeir(folder: string): Promise<ImportedSet> {
  const { name, documents, queries } = await readBeir(folder);
  const nameOf = fileNames();
  return {
    head: { set: name },
    cases: queries.map(({ id, text, judgements }) => ({
      id,
      question: text,
      gold: [...judgements].map(([document, grade]) => ({ article: nameOf(document), ...(grade > 1 && { grade: Math.round(grade) }) })),
    })),
    // The id goes into the URL, which counts for an article's identity, so that documents with equal text stay apart.
    articles: documents.map(({ _id, title, text }) => ({ name: nameOf(_id), title: title.trim() || null, url: `urn:beir:${encodeURIComponent(_id)}`, text })),
    leftOut: new Map(),
  };
}
