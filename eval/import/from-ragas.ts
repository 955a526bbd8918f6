import { basename } from 'node:path';
import { z } from 'zod';
import { AppError } from '#core/errors.ts';
import { sha256 } from '../../server/compose.ts';
import type { ImportedArticle, ImportedSet } from './imported-set.ts';
import { count } from './imported-set.ts';
import { parsed, readRecords, type Placed } from './records.ts';

/** CSV holds a list as JSON, or as Python prints it. */
const Texts = z.preprocess((value) => (typeof value === 'string' ? listIn(value) : value), z.array(z.string()).nullish());
const Turn = z.object({ type: z.string().optional(), role: z.string().optional(), content: z.string() });
const Record = z.object({
  user_input: z.union([z.string().min(1), z.array(Turn).min(1)]).optional(),
  question: z.string().min(1).optional(),
  reference: z.string().nullish(),
  ground_truth: z.string().nullish(),
  ground_truths: Texts,
  reference_contexts: Texts,
  synthesizer_name: z.string().nullish(),
});

/** Fields of a run, not of a set: what a system had retrieved and answered. */
const OF_A_RUN = ['response', 'answer', 'retrieved_contexts', 'contexts'];

/**
 * Datasets of RAGAS (Es et al. 2024, arXiv:2309.15217) as JSON, JSON Lines or CSV, in the words of version 0.2 (`user_input`,
 * `reference`, `reference_contexts`) or before (`question`, `ground_truth`). Every reference context becomes an article. A
 * reference is a sentence, not a phrase: token F1 measures against it, "correct" hardly can.
 */
export async function fromRagas(path: string): Promise<ImportedSet> {
  const articles = new Map<string, ImportedArticle>();
  const leftOut = new Map<string, number>();
  const cases = (await readRecords(path)).map((record, index) => {
    const row = parsed(Record, record, 'RAGAS');
    for (const field of OF_A_RUN) if (typeof record.value === 'object' && field in record.value!) count(leftOut, `field ${field}`);
    const reference = row.reference ?? row.ground_truth ?? undefined;
    const alternatives = [...(reference === undefined ? [] : [reference]), ...(row.ground_truths ?? [])].map((text) => text.trim()).filter((text) => text !== '');
    const gold = (row.reference_contexts ?? []).filter((text) => text.trim() !== '').map((text) => {
      const name = `context-${sha256(text).slice(0, 12)}`;
      articles.set(name, { name, text });
      return { article: name };
    });
    return {
      id: `q${index + 1}`,
      turns: turnsOf(row.user_input ?? row.question, record),
      ...(alternatives.length > 0 && { expected: [alternatives] }),
      gold,
      ...(row.synthesizer_name && { tags: [row.synthesizer_name] }),
    };
  });
  return { head: { set: basename(path).replace(/\.\w+$/, '') }, cases, articles: [...articles.values()], leftOut };
}

function turnsOf(input: z.output<typeof Record>['user_input'], { place }: Placed<unknown>): string[] {
  const turns = typeof input === 'string' ? [input] : (input ?? []).filter(({ type, role }) => ['human', 'user'].includes((type ?? role)!)).map(({ content }) => content);
  if (turns.length > 0) return turns;
  throw new AppError('invalid_request', `${place}: user_input: missing; give "user_input" or "question", as RAGAS does.`);
}

function listIn(text: string): unknown {
  if (text.trim() === '') return null;
  try {
    return JSON.parse(text);
  } catch {
    return pythonList(text) ?? [text];
  }
}

/** A list of strings as Python's `repr` prints it; undefined when it is none. */
function pythonList(text: string): string[] | undefined {
  if (!/^\s*\[[^]*\]\s*$/.test(text)) return undefined;
  const strings = text.match(/'(?:[^'\\]|\\[^])*'|"(?:[^"\\]|\\[^])*"/g);
  return strings?.map((each) => each.slice(1, -1).replace(/\\([^])/g, (_all, letter: string) => ({ n: '\n', t: '\t', r: '\r' })[letter] ?? letter));
}
