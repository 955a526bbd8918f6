import { readFile } from 'node:fs/promises';
import { z } from 'zod';
import { AppError } from '#core/errors.ts';

/** The half of a set that settings may be fitted on, or the half that is only ever reported. */
export const Part = z.enum(['tuning', 'held-back']).describe('Whether settings may be fitted on these questions (tuning) or results on them are only reported (held-back).');
export type Part = z.output<typeof Part>;

const LanguageTag = z.string().regex(/^[a-z]{2,3}$/, 'Give a language such as "en" or "ko".').describe('BCP 47 primary subtag of the question.');

/** Where the answer stands: a paragraph of an article, named by id, file name or title. */
export const Gold = z.strictObject({
  article: z.string().min(1).describe('Id, file name without extension, or title of the article.'),
  contains: z.string().min(1).optional().describe('Words of the paragraph, verbatim. Without it, and without "paragraph", any paragraph of the article will do.'),
  paragraph: z.string().min(1).optional().describe('Paragraph id.'),
  fact: z.string().min(1).optional().describe('Places with the same fact are alternatives: one of them is enough. Without it a place is a fact of its own.'),
  grade: z.int().min(1).optional().describe('Relevance, 1 when left out; nDCG gives more to higher grades.'),
});
export type Gold = z.output<typeof Gold>;

/** A line of a question set. */
export const SetLine = z
  .strictObject({
    id: z.string().min(1).describe('Unique within the file.'),
    question: z.string().min(1).optional().describe('What is asked; or give "turns".'),
    turns: z.array(z.string().min(1)).min(1).optional().describe('A conversation, the user’s turns; the last one is scored.'),
    expected: z.array(z.array(z.string().min(1)).min(1)).default([]).describe('Each inner list needs one of its alternatives in the answer.'),
    gold: z.array(Gold).default([]).describe('Where the answer stands.'),
    answerable: z.boolean().default(true).describe('False when the articles do not answer it, so that abstaining is right.'),
    tags: z.array(z.string()).default([]).describe('Groups that results are shown by.'),
    part: Part.optional(),
    language: LanguageTag.optional(),
    choices: z.array(z.string().min(1)).min(2).optional().describe('Multiple choice: what to choose from, in order.'),
    answer: z.string().min(1).optional().describe('Multiple choice: the right one of "choices", verbatim.'),
    conflict: z.boolean().optional().describe('Whether the articles contradict each other on the answer, so that the answer must say so.'),
    reports: z.int().min(1).optional().describe('How many articles report the answer.'),
  })
  .refine((line) => (line.question === undefined) !== (line.turns === undefined), 'Give either "question" or "turns".')
  .refine((line) => (line.choices === undefined) === (line.answer === undefined), { path: ['answer'], message: 'Give "choices" and "answer" together.' })
  .refine((line) => line.answer === undefined || line.choices?.includes(line.answer) !== false, { path: ['answer'], message: 'Give one of "choices", verbatim.' });

/** An optional first line: what holds for every line of the file that does not say otherwise. */
export const SetHead = z.strictObject({
  set: z.string().min(1).describe('Name of the set.'),
  description: z.string().optional(),
  licence: z.string().optional().describe('Licence of the questions.'),
  part: Part.optional(),
  language: LanguageTag.optional(),
});

/** One question with what a right answer holds and where it stands. */
export interface EvalCase {
  readonly id: string;
  /** User turns; the last one is scored. */
  readonly turns: readonly string[];
  readonly expected: readonly (readonly string[])[];
  readonly gold: readonly Gold[];
  readonly answerable: boolean;
  readonly tags: readonly string[];
  /** Undefined when the set does not say; such cases belong to neither part. */
  readonly part?: Part | undefined;
  /** As the set states it; {@link languageOf} tells it otherwise. */
  readonly language?: string | undefined;
  /** With {@link answer}: a multiple-choice question. */
  readonly choices?: readonly string[] | undefined;
  readonly answer?: string | undefined;
  readonly conflict?: boolean | undefined;
  readonly reports?: number | undefined;
}

/** BCP 47 primary subtag of the question that is scored: the stated one, else `ko` where there is Hangul, else `en`. */
export function languageOf({ language, turns }: EvalCase): string {
  return language ?? (/\p{Script=Hangul}/u.test(turns.at(-1) ?? '') ? 'ko' : 'en');
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
  let head: z.output<typeof SetHead> | undefined;
  for (const [index, line] of content.replace(/^\ufeff/, '').split('\n').entries()) {
    if (line.trim() === '') continue;
    const place = `${path}:${index + 1}`;
    const json = parseJson(line, place);
    if (isHead(json) && cases.length === 0 && head === undefined) {
      head = parseLine(SetHead, json, place);
      continue;
    }
    const { question, turns, ...rest } = parseLine(SetLine, json, place);
    if (ids.has(rest.id)) throw new AppError('invalid_request', `${place}: the id "${rest.id}" stands twice; ids are unique.`);
    ids.add(rest.id);
    const { part = head?.part, language = head?.language, ...others } = rest;
    cases.push({ ...others, ...(part && { part }), ...(language && { language }), turns: turns ?? [question!] });
  }
  return cases;
}

function isHead(json: unknown): boolean {
  return typeof json === 'object' && json !== null && 'set' in json && !('id' in json);
}

function parseLine<Schema extends z.ZodType>(schema: Schema, json: unknown, place: string): z.output<Schema> {
  const parsed = schema.safeParse(json);
  if (parsed.success) return parsed.data;
  const [issue] = parsed.error.issues;
  throw new AppError('invalid_request', `${place}: ${issue?.path.join('.') || 'line'}: ${issue?.message}`);
}

function parseJson(line: string, place: string): unknown {
  try {
    return JSON.parse(line);
  } catch (cause) {
    throw new AppError('invalid_request', `${place}: not valid JSON; a question set has one JSON object per line.`, { cause });
  }
}
