/**
 * A language model as judge of answers: optional, and never believed before it has been held against labels. A model that
 * grades like its labellers is shown by kappa; a score without it says nothing.
 */
import type { Generator } from '#core/ports.ts';
import { estimates, type Estimate } from '../estimate.ts';
import { JUDGE_PROMPT, judgeMessages, verdictIn, type JudgedAnswer } from './judge-prompt.ts';
import { agreementOf } from './kappa.ts';

/** An answer to judge, and what a person or rule says of it. */
export interface LabelledAnswer extends JudgedAnswer {
  readonly id: string;
  /** Null when nobody labelled it. */
  readonly label: boolean | null;
}

export interface Judgement {
  readonly id: string;
  readonly label: boolean | null;
  /** Null when the reply held no verdict. */
  readonly judged: boolean | null;
}

/** What a judge said, its agreement with the labels first. */
export interface JudgeReport {
  readonly judge: string;
  readonly prompt: string;
  /** Cases that both judge and labels speak of. */
  readonly labelled: number;
  readonly agreement: Estimate;
  /** Cohen's kappa. */
  readonly kappa: Estimate;
  /** Share of all judged answers that it calls right; withheld, null, while there is no kappa to judge it by. */
  readonly right: Estimate | null;
  /** Replies without a verdict. */
  readonly unreadable: number;
}

/**
 * Asks the model once per answer, in order.
 * @throws {AppError} `upstream_unavailable` when the model fails.
 */
export async function* judgeAnswers(answers: AsyncIterable<LabelledAnswer> | Iterable<LabelledAnswer>, generator: Generator, signal?: AbortSignal): AsyncGenerator<Judgement> {
  for await (const answer of answers) {
    signal?.throwIfAborted();
    let reply = '';
    for await (const piece of generator.generate(judgeMessages(answer), signal)) reply += piece;
    yield { id: answer.id, label: answer.label, judged: verdictIn(reply) };
  }
}

/** @param model - Name of the model that judged. */
export function judgeReport(judgements: readonly Judgement[], model: string, seed?: number): JudgeReport {
  const judged = judgements.flatMap((each) => (each.judged === null ? [] : [{ ...each, judged: each.judged }]));
  const pairs = judged.flatMap(({ judged: verdict, label }) => (label === null ? [] : [[verdict, label] as const]));
  const [agreement, kappa] = estimates(
    [
      { of: (weights) => agreementOf(pairs, weights).agreement, count: pairs.length, isShare: true },
      { of: (weights) => agreementOf(pairs, weights).kappa, count: pairs.length, isShare: false },
    ],
    pairs.length,
    { seed },
  );
  const [right] = estimates([{ of: (weights) => shareRight(judged, weights), count: judged.length, isShare: true }], judged.length, { seed });
  return {
    judge: model,
    prompt: JUDGE_PROMPT,
    labelled: pairs.length,
    agreement: agreement!,
    kappa: kappa!,
    right: kappa!.value === null ? null : right!,
    unreadable: judgements.length - judged.length,
  };
}

function shareRight(judged: readonly { readonly judged: boolean }[], weights: Uint16Array): number | null {
  let [right, all] = [0, 0];
  for (const [index, { judged: verdict }] of judged.entries()) {
    all += weights[index]!;
    right += verdict ? weights[index]! : 0;
  }
  return all === 0 ? null : right / all;
}
