import { basename } from 'node:path';
import { z } from 'zod';
import { AppError } from '#core/errors.ts';
import { fileNames } from './file-names.ts';
import type { ImportedArticle, ImportedSet } from './imported-set.ts';
import { parsed, readRecords, type Placed } from './records.ts';

/** Abilities that RGB tests, each from its own documents: keep to one per collection. */
export type RgbVariant = 'noise' | 'rejection' | 'conflict';

const Documents = z.array(z.union([z.string(), z.array(z.string())]));
const Record = z.object({
  id: z.coerce.string(),
  query: z.string().min(1),
  answer: z.union([z.string(), z.array(z.union([z.string(), z.array(z.string()).min(1)])).min(1)]),
  positive: Documents,
  negative: z.array(z.string()).default([]),
  positive_wrong: z.array(z.string()).optional(),
});

/**
 * RGB (Chen et al. 2024, arXiv:2309.01431), files such as `en_refine.json`, `en_int.json` and `en_fact.json`; a document is an
 * article. Of an answer, every element must be said, in any of its writings, as RGB scores it.
 * @param variant - `noise`: the right documents among irrelevant ones. `rejection`: the irrelevant ones alone, so that no question
 *   can be answered. `conflict`: the right documents and those with a counterfactual answer, which contradict each other.
 */
export async function fromRgb(path: string, variant: RgbVariant = 'noise'): Promise<ImportedSet> {
  const name = basename(path).replace(/\.json$/i, '');
  const articles = new Map<string, ImportedArticle>();
  const nameOf = fileNames();
  const add = (id: string, text: string): string => {
    if (!articles.has(text)) articles.set(text, { name: nameOf(id), text });
    return articles.get(text)!.name;
  };
  const cases = (await readRecords(path)).map((record) => {
    const { id, query, answer, positive, negative, positive_wrong: wrong } = parsed(Record, record, 'RGB');
    for (const [index, text] of negative.entries()) add(`${id}-irrelevant-${index + 1}`, text);
    if (variant === 'rejection') return { id, question: query, answerable: false };
    if (variant === 'conflict') for (const [index, text] of wrongOf(wrong, record).entries()) add(`${id}-counterfactual-${index + 1}`, text);
    const gold = positive.flatMap((group, fact) =>
      (typeof group === 'string' ? [group] : group).map((text, index) => ({
        article: add(typeof group === 'string' ? `${id}-right-${fact + 1}` : `${id}-right-${fact + 1}-${index + 1}`, text),
        fact: typeof group === 'string' ? 'answer' : `part-${fact + 1}`,
      })),
    );
    const expected = (typeof answer === 'string' ? [answer] : answer).map((element) => (typeof element === 'string' ? [element] : element));
    return { id, question: query, expected, gold, ...(variant === 'conflict' && { conflict: true }) };
  });
  return { head: { set: `${name}-${variant}`, licence: 'CC BY-NC-SA 4.0' }, cases, articles: [...articles.values()], leftOut: new Map() };
}

function wrongOf(wrong: readonly string[] | undefined, { place }: Placed<unknown>): readonly string[] {
  if (wrong !== undefined) return wrong;
  throw new AppError('invalid_request', `${place}: positive_wrong: missing; the variant "conflict" needs a file such as en_fact.json.`);
}
