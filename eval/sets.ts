import { readFile } from 'node:fs/promises';
import { z } from 'zod';
import { AppError } from '#core/errors.ts';

/** Where the answer stands: a paragraph of an article, named by id, file name or title. */
const Gold = z.strictObject({
  article: z.string().min(1),
  /** Words of the paragraph, verbatim. Without it, and without `paragraph`, any paragraph of the article will do. */
  contains: z.string().min(1).optional(),
  /** Paragraph id. */
  paragraph: z.string().min(1).optional(),
});
export type Gold = z.output<typeof Gold>;

const Line = z
  .strictObject({
    id: z.string().min(1),
    question: z.string().min(1).optional(),
    /** A conversation: the last turn is scored. */
    turns: z.array(z.string().min(1)).min(1).optional(),
    /** Each inner list needs one of its alternatives in the answer. */
    expected: z.array(z.array(z.string().min(1)).min(1)).default([]),
    gold: z.array(Gold).default([]),
    answerable: z.boolean().default(true),
    tags: z.array(z.string()).default([]),
  })
  .refine((line) => (line.question === undefined) !== (line.turns === undefined), 'Give either "question" or "turns".');

/** One question with what a right answer holds and where it stands. */
export interface EvalCase {
  readonly id: string;
  /** User turns; the last one is scored. */
  readonly turns: readonly string[];
  readonly expected: readonly (readonly string[])[];
  readonly gold: readonly Gold[];
  readonly answerable: boolean;
  readonly tags: readonly string[];
}

/**
 * Reads a question set in JSON Lines, the format of the outside contract.
 * @throws {AppError} `invalid_request` naming file, line and field; also for an id that stands twice.
 */
export async function readSet(path: string): Promise<EvalCase[]> {
  const content = await readFile(path, 'utf8').catch((cause: unknown) => {
    throw new AppError('invalid_request', `The question set ${path} cannot be read; check the path.`, { cause });
  });
  const cases: EvalCase[] = [];
  const ids = new Set<string>();
  for (const [index, line] of content.replace(/^\ufeff/, '').split('\n').entries()) {
    if (line.trim() === '') continue;
    const parsed = Line.safeParse(parseJson(line, `${path}:${index + 1}`));
    if (!parsed.success) {
      const [issue] = parsed.error.issues;
      throw new AppError('invalid_request', `${path}:${index + 1}: ${issue?.path.join('.') || 'line'}: ${issue?.message}`);
    }
    const { question, turns, ...rest } = parsed.data;
    if (ids.has(rest.id)) throw new AppError('invalid_request', `${path}:${index + 1}: the id "${rest.id}" stands twice; ids are unique.`);
    ids.add(rest.id);
    cases.push({ ...rest, turns: turns ?? [question!] });
  }
  return cases;
}

function parseJson(line: string, place: string): unknown {
  try {
    return JSON.parse(line);
  } catch (cause) {
    throw new AppError('invalid_request', `${place}: not valid JSON; a question set has one JSON object per line.`, { cause });
  }
}
