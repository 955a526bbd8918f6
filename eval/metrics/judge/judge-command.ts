/** `parapet eval judge <run> [--labels FILE]`: lets the configured model grade a run's answers, after grading the grader. */
import { z } from 'zod';
import { AppError } from '#core/errors.ts';
import { createGenerator } from '../../../server/compose-generator.ts';
import type { Config } from '../../../server/config.ts';
import { parsed, readRecords } from '../../import/records.ts';
import { readResults } from '../../runs/run-folder.ts';
import { judgeAnswers, judgeReport, type Judgement, type LabelledAnswer } from './answer-judge.ts';

export interface JudgeOptions {
  /** JSON Lines `{id, right}` by people, `set` too where ids repeat; the run's own rule, `correct`, when undefined. */
  readonly labels?: string | undefined;
  readonly seed?: number | undefined;
}

const Label = z.object({ id: z.string(), set: z.string().optional(), right: z.boolean() });

/**
 * Prints one JSON object: judge, prompt and labels first, agreement and kappa with intervals, then the scores.
 * @returns The exit code.
 * @throws {AppError} `configuration` without a model, `invalid_request` for a run or labels that cannot be read.
 */
export async function judgeCommand(config: Config, run: string, { labels, seed }: JudgeOptions, signal?: AbortSignal): Promise<number> {
  const generator = await createGenerator(config);
  if (generator === null) throw new AppError('configuration', 'Judging needs a model: set PARAPET_GENERATOR=openai, OPENAI_BASE_URL and PARAPET_CHAT_MODEL.');
  const byPeople = labels === undefined ? undefined : await readLabels(labels);
  const judgements: Judgement[] = [];
  for await (const judgement of judgeAnswers(answersOf(run, byPeople), generator, signal)) judgements.push(judgement);
  if (judgements.length === 0) throw new AppError('invalid_request', `${run}: no answered question states what is expected, so there is nothing to judge.`);
  process.stdout.write(`${JSON.stringify({ labels: labels ?? 'correct', ...judgeReport(judgements, generator.model, seed) }, null, 2)}\n`);
  return 0;
}

/** Answers of questions that state what is expected; abstentions say nothing that could be graded. */
async function* answersOf(run: string, byPeople: ReadonlyMap<string, boolean> | undefined): AsyncGenerator<LabelledAnswer> {
  for await (const { id, set, turns, expected, answerable, answer, metrics } of readResults(run)) {
    if (!answerable || answer?.status !== 'answered' || expected.length === 0) continue;
    const byRule = metrics['correct'] ?? null;
    const label = byPeople === undefined ? (byRule === null ? null : byRule === 1) : (byPeople.get(`${set}/${id}`) ?? byPeople.get(id) ?? null);
    yield { id, question: turns.at(-1)!, expected, answer: answer.sentences.map(({ text }) => text).join(' '), label };
  }
}

async function readLabels(path: string): Promise<ReadonlyMap<string, boolean>> {
  const records = (await readRecords(path)).map((record) => parsed(Label, record, 'labels'));
  return new Map(records.map(({ id, set, right }) => [set === undefined ? id : `${set}/${id}`, right]));
}
