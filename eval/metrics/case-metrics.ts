/** Everything that is measured of one case, in one pure function. */
import type { Answer } from '#core/contract.ts';
import { languageOf, type EvalCase } from '../sets.ts';
import { matchesGold, type CitedParagraph } from './answers.ts';
import { citationF1, type CitationQuality } from './alce.ts';
import { copiedCitations, copiedPassage } from './baseline.ts';
import { chosenChoice } from './choice.ts';
import { holdsLiterally, holdsValues, matchesExactly, tokenF1 } from './correctness.ts';
import { goldCitations } from './gold-citations.ts';
import { judgeRanking, type JudgedRanking } from './gold-ranking.ts';
import { DEPTHS, type AnswerMeasure, type CaseRecord, type CaseValues, type Failure, type Observation } from './observation.ts';
import { allEvidence, hit, ndcg, recall, reciprocalRank } from './ranking.ts';
import { reportsRecall, reportsRight } from './reports.ts';

type Values<Name extends string = string> = Record<Name, number | null>;

/** Scores one case. An answerable case without an answer, abstained or broken, counts as wrong; citations of nothing are not measured. */
export function caseMetrics(evalCase: EvalCase, seen: Observation): CaseRecord {
  const { id, tags, part = null, answerable } = evalCase;
  const ranking = answerable && seen.retrieved !== null ? judgeRanking(evalCase, seen.retrieved) : null;
  const abstained = seen.answer === null ? null : seen.answer.status === 'abstained';
  const said = textOf(seen.answer);
  const own: Partial<Values<AnswerMeasure>> = answerable ? answerMeasures(evalCase, said, seen.cited, seen.support?.answer ?? null) : {};
  const choice = choiceOf(evalCase, seen.answer);
  const wrong = choice === null ? own.correct === 0 || (own.correct === null && own['gold-cited'] === 0) : choice === 0;
  const values: CaseValues = {
    ...(ranking === null ? {} : rankingMeasures(ranking)),
    ...own,
    ...(answerable && seen.retrieved !== null ? baselineMeasures(evalCase, seen) : {}),
    'choice-correct': choice,
    answerable: Number(answerable),
    abstained: number(abstained),
    confidence: seen.confidence ?? seen.answer?.confidence ?? null,
    outcome: abstained === false ? outcomeOf(evalCase, own.correct ?? null, choice) : null,
    ...(seen.answer === null ? {} : shownMeasures(evalCase, seen.answer, seen.cited)),
    ...costs(seen),
  };
  return { id, tags, language: languageOf(evalCase), part, failure: failureOf(evalCase, abstained, wrong, ranking, own['gold-cited'] ?? null), values };
}

function rankingMeasures({ ranked, judgements }: JudgedRanking): Values {
  const values: Values = { mrr: reciprocalRank(ranked, judgements, ranked.length) };
  for (const depth of DEPTHS) {
    values[`recall@${depth}`] = recall(ranked, judgements, depth);
    values[`hit@${depth}`] = hit(ranked, judgements, depth);
    values[`ndcg@${depth}`] = ndcg(ranked, judgements, depth);
    values[`all-evidence@${depth}`] = allEvidence(ranked, judgements, depth);
  }
  return values;
}

/** @param said - The answer's sentences without markers; empty when there is none. */
function answerMeasures({ expected, gold }: EvalCase, said: string, cited: readonly CitedParagraph[], support: CitationQuality | null): Values<AnswerMeasure> {
  const found = goldCitations({ gold }, cited);
  return {
    correct: number(holdsValues(said, expected)),
    literal: number(holdsLiterally(said, expected)),
    'exact-match': expected.length === 1 ? Number(matchesExactly(said, expected[0]!)) : null,
    'token-f1': expected.length === 0 ? null : tokenF1(said, expected),
    'gold-cited': number(found.cited),
    'gold-citation-precision': found.precision,
    'gold-citation-recall': found.recall,
    'citation-precision': support?.precision ?? null,
    'citation-recall': support?.recall ?? null,
    'citation-f1': support === null ? null : citationF1(support),
  };
}

function baselineMeasures(evalCase: EvalCase, { retrieved, support }: Observation): Values {
  const said = copiedPassage(retrieved!).map(({ text }) => text).join(' ');
  const measures = answerMeasures(evalCase, said, copiedCitations(retrieved!), support?.baseline ?? null);
  return Object.fromEntries(Object.entries(measures).map(([name, value]) => [`baseline-${name}`, value]));
}

/** Conflicts, corroboration, and how the verdicts of the sentences fare against the gold. */
function shownMeasures(evalCase: EvalCase, answer: Answer, cited: readonly CitedParagraph[]): Values {
  const answered = answer.status === 'answered';
  const { conflict, gold } = evalCase;
  const reports = gold.length === 0 ? undefined : evalCase.reports;
  const markersInGold = new Set(answer.citations.flatMap(({ marker }, index) => (cited[index] && gold.some((each) => matchesGold(cited[index]!, each)) ? [marker] : [])));
  const values: Values = {
    'conflict-expected': number(conflict ?? null),
    'conflict-reported': conflict === undefined ? null : Number(answer.conflicts.length > 0),
    'reports-right': number(reportsRight(answer, markersInGold, reports)),
    'reports-recall': reportsRecall(answer, markersInGold, reports),
    sentences: answered ? answer.sentences.length : null,
  };
  for (const verdict of ['supported', 'partly', 'unsupported'] as const) {
    const sentences = answered ? answer.sentences.filter((sentence) => sentence.verdict === verdict) : [];
    values[`${verdict}-sentences`] = answered ? sentences.length : null;
    values[`${verdict}-in-gold`] = answered && gold.length > 0 ? sentences.filter(({ markers }) => markers.some((marker) => markersInGold.has(marker))).length : null;
  }
  return values;
}

function costs({ answer, usage }: Observation): Values {
  return {
    'total-ms': answer?.timings.totalMs ?? null,
    'first-token-ms': answer?.timings.firstTokenMs ?? null,
    'retrieve-ms': answer?.timings.retrieveMs ?? null,
    'prompt-tokens': usage?.promptTokens ?? null,
    'reply-tokens': usage?.replyTokens ?? null,
    'cost-usd': usage?.costUsd ?? null,
  };
}

/** Whether giving this answer was right: what a confidence is held against. Answering what has no answer is wrong. */
function outcomeOf({ answerable }: EvalCase, correct: number | null, choice: number | null): number | null {
  return answerable ? (choice ?? correct) : 0;
}

function choiceOf({ choices, answer: right, answerable }: EvalCase, answer: Answer | null): number | null {
  if (choices === undefined || right === undefined || !answerable) return null;
  const chosen = chosenChoice(textOf(answer), choices);
  return Number(chosen !== null && choices[chosen] === right);
}

function failureOf({ answerable, gold }: EvalCase, abstained: boolean | null, wrong: boolean, ranking: JudgedRanking | null, goldCited: number | null): Failure {
  if (abstained === null) return 'no-answer';
  if (!answerable) return abstained ? 'ok' : 'should-have-abstained';
  if (!abstained && !wrong) return 'ok';
  if (ranking !== null && recall(ranking.ranked, ranking.judgements, ranking.ranked.length) === 0) return 'not-retrieved';
  if (abstained) return 'should-have-answered';
  return gold.length > 0 && goldCited === 0 ? 'retrieved-but-not-cited' : 'cited-but-wrong';
}

/** Sentences joined, without markers; those of an abstention are no answer. */
function textOf(answer: Answer | null): string {
  return answer?.status === 'answered' ? answer.sentences.map(({ text }) => text).join(' ') : '';
}

function number(value: boolean | null): number | null {
  return value === null ? null : Number(value);
}
