import { basename } from 'node:path';
import { z } from 'zod';
import { AppError } from '#core/errors.ts';
import type { ImportedSet } from './imported-set.ts';
import { parsed, readRecords, type Placed } from './records.ts';

const Label = z.union([z.string().min(1), z.int()]);
const Column = z.coerce.string().optional();
const Record = z.object({
  id: z.coerce.string().optional(),
  question: z.string().min(1),
  /** Text that the question is about. */
  paragraph: z.string().nullish(),
  choices: z.array(z.coerce.string()).min(2).optional(),
  A: Column, B: Column, C: Column, D: Column, E: Column,
  answer: Label,
  Category: z.string().optional(),
  category: z.string().optional(),
  subject: z.string().optional(),
});

const LETTERS = ['A', 'B', 'C', 'D', 'E'] as const;

/**
 * Multiple-choice sets. With columns A, B, C, D and an answer counted from 1 or named by letter: KMMLU (Son et al. 2024,
 * arXiv:2402.11548). With a list of choices and the answer in words: CLIcK (Kim et al. 2024, arXiv:2403.06412); counted from 0: MMLU
 * (Hendrycks et al. 2021, arXiv:2009.03300). JSON, JSON Lines or CSV.
 */
export async function fromChoices(path: string): Promise<ImportedSet> {
  const cases = (await readRecords(path)).map((record, index) => {
    const row = parsed(Record, record, 'multiple-choice');
    const lettered = LETTERS.flatMap((letter) => (row[letter] === undefined || row[letter] === '' ? [] : [row[letter].trim()]));
    const choices = row.choices?.map((choice) => choice.trim()) ?? lettered;
    if (choices.length < 2) throw new AppError('invalid_request', `${record.place}: choices: missing; give "choices", or columns A, B, C and D.`);
    const answer = rightChoice(row.answer, choices, row.choices === undefined ? 1 : 0, record);
    const category = row.Category ?? row.category ?? row.subject;
    return {
      id: row.id ?? `q${index + 1}`,
      question: [row.paragraph?.trim(), row.question].filter(Boolean).join('\n\n'),
      choices,
      answer,
      expected: [[answer]],
      ...(category !== undefined && { tags: [category] }),
    };
  });
  return { head: { set: basename(path).replace(/\.\w+$/, '') }, cases, articles: [], leftOut: new Map() };
}

/** @param first - What the first choice is counted as. */
function rightChoice(answer: string | number, choices: readonly string[], first: number, { place }: Placed<unknown>): string {
  const given = String(answer).trim();
  const inWords = typeof answer === 'string' && first === 0 ? choices.indexOf(given) : -1;
  const byLetter = /^[A-E]$/.test(given) ? given.charCodeAt(0) - 65 : -1;
  const byNumber = /^\d+$/.test(given) ? Number(given) - first : -1;
  const choice = choices[[inWords, byLetter, byNumber].find((position) => position >= 0) ?? -1];
  if (choice !== undefined) return choice;
  throw new AppError('invalid_request', `${place}: answer: "${given}" is none of the ${choices.length} choices.`);
}
