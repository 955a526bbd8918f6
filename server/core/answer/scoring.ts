/**
 * Two logistic models over measured features: does this sentence answer, and does the evidence answer at all?
 * The weights are fitted by `eval/fit.ts` on the tuning half of public question sets and live in `weights.ts`.
 */
import { totalCoverage, type WeighedQuestion } from './coverage.ts';
import type { ChosenSentence } from './extract.ts';
import { SENTENCE_FEATURES, type SentenceFeatures } from './features.ts';
import { FIGURE_KINDS, type AnswerKind } from './question.ts';
import { ANSWERABLE_WEIGHTS, SENTENCE_WEIGHTS } from './weights.ts';

/** A sentence with the model's probability, in (0, 1), that it holds the answer. */
export interface ScoredSentence extends SentenceFeatures {
  readonly probability: number;
}

/** Scores sentences and orders them, best first; equal ones keep the order of the evidence. */
export function scoreSentences(features: readonly SentenceFeatures[], weights: readonly number[] = SENTENCE_WEIGHTS): ScoredSentence[] {
  return features
    .map((each) => ({ ...each, probability: logistic(weights, each.values) }))
    .sort((a, b) => b.probability - a.probability);
}

/**
 * What decides between answering and abstaining, in order, and which way each may push: 1 towards answering, -1 towards
 * abstaining, 0 either way.
 */
export const ANSWERABLE_FEATURES = {
  probability: 1,
  logit: 1,
  margin: 1,
  covered: 1,
  coveredWide: 1,
  missingMax: -1,
  missingWideMax: -1,
  unknown: -1,
  uncoveredNames: -1,
  uncoveredCommon: -1,
  uncoveredNumbers: -1,
  lexical: 0,
  kindUnread: 0,
  units: 0,
  agreement: 0,
  bestAnyCovered: 1,
  focusCovered: 1,
  focusCoveredWide: 1,
  lastCovered: 1,
  lastCoveredWide: 1,
  absentKnown: -1,
  absentUnknown: -1,
  figureMissing: -1,
  figureNowhere: -1,
  nameMissing: -1,
  nameNowhere: -1,
  mentionNear: 1,
  heldProbability: 1,
  heldCovered: 1,
  heldCoveredWide: 1,
  heldMissing: -1,
  absentNamed: -1,
  absentAliased: -1,
  absentUnaliased: -1,
  leadLacksAliased: -1,
  aliasedCovered: 1,
} as const satisfies Readonly<Record<string, -1 | 0 | 1>>;

/**
 * Measures whether the best evidence answers.
 *
 * @param scored - All sentences, best first; at least one.
 * @param chosen - Those that would be the answer.
 * @returns One value per {@link ANSWERABLE_FEATURES}.
 */
export function answerableFeatures(weighed: WeighedQuestion, scored: readonly ScoredSentence[], chosen: readonly ChosenSentence[]): number[] {
  const [best, second] = scored;
  if (best === undefined) throw new Error('answerableFeatures needs at least one sentence');
  const { units, kind, focus } = weighed.question;
  const share = (coverages: readonly number[], counts: (unit: number) => boolean) => {
    const lacks = units.flatMap((_, unit) => (counts(unit) ? [1 - coverages[unit]!] : []));
    return lacks.length === 0 ? 0 : Math.max(...lacks);
  };
  // A word whose synonyms are known and that is spoken of in none of them is missing indeed; another may only be put in words unknown here.
  const aliased = (unit: number) => !units[unit]!.name && weighed.aliases[unit]!.length >= MANY;
  const worst = (coverages: readonly number[], counts: (unit: number) => boolean) =>
    Math.max(0, ...units.map((_, unit) => (counts(unit) ? (1 - coverages[unit]!) * weighed.weights[unit]! : 0)));
  const heaviest = Math.max(...weighed.weights, 1e-9);
  const missing = (coverages: readonly number[]) => Math.max(0, ...coverages.map((coverage, unit) => (1 - coverage) * weighed.weights[unit]!)) / heaviest;
  const absent = (counts: (unit: number) => boolean) =>
    Math.max(0, ...units.map((_, unit) => (counts(unit) ? (1 - best.coveredWide[unit]!) * weighed.weights[unit]! : 0))) / heaviest;
  const figure = FIGURE_KINDS.has(kind);
  const named = NAMED.has(kind);
  const shown = new Set(chosen.map(({ lead }) => lead));
  const lacking = best.mentions.length === 0;
  const nowhere = scored.every((each) => each.mentions.length === 0 || !shown.has(each.sentence));
  // The best shown sentence that holds the asked kind of thing, where that can be told.
  const held = figure || named ? scored.find((each) => each.mentions.length > 0 && shown.has(each.sentence)) : best;
  return [
    best.probability,
    Math.log(best.probability / (1 - best.probability)) / 4,
    best.probability - (second?.probability ?? 0),
    totalCoverage(weighed, best.covered),
    totalCoverage(weighed, best.coveredWide),
    missing(best.covered),
    missing(best.coveredWide),
    units.reduce((sum, _, unit) => sum + (weighed.known[unit] ? 0 : weighed.weights[unit]!), 0),
    share(best.coveredWide, (unit) => units[unit]!.name && !/\d/.test(units[unit]!.text)),
    share(best.coveredWide, (unit) => !units[unit]!.name),
    share(best.coveredWide, (unit) => /\d/.test(units[unit]!.text)),
    best.sentence.block.lexical,
    figure || named ? 0 : 1,
    Math.min(units.length, 12) / 12,
    scored.slice(1, 4).filter((other) => other.sentence.block === best.sentence.block).length / 3,
    Math.max(...scored.slice(0, 5).map((each) => totalCoverage(weighed, each.coveredWide))),
    best.covered[focus] ?? 0,
    best.coveredWide[focus] ?? 0,
    best.covered.at(-1) ?? 0,
    best.coveredWide.at(-1) ?? 0,
    absent((unit) => weighed.known[unit]!),
    absent((unit) => !weighed.known[unit]!),
    figure && lacking ? 1 : 0,
    figure && nowhere ? 1 : 0,
    named && lacking ? 1 : 0,
    named && nowhere ? 1 : 0,
    best.values[SENTENCE_FEATURES.indexOf('kindNear')]!,
    held?.probability ?? 0,
    held === undefined ? 0 : totalCoverage(weighed, held.covered),
    held === undefined ? 0 : totalCoverage(weighed, held.coveredWide),
    held === undefined ? 1 : missing(held.coveredWide),
    worst(best.coveredWide, (unit) => units[unit]!.name),
    worst(best.coveredWide, aliased),
    worst(best.coveredWide, (unit) => !units[unit]!.name && !aliased(unit)),
    worst(best.covered, aliased),
    units.reduce((sum, _, unit) => sum + (aliased(unit) ? weighed.weights[unit]! * best.coveredWide[unit]! : 0), 0),
  ];
}

/** Other words for a unit from which it counts as well known. */
const MANY = 4;

const NAMED: ReadonlySet<AnswerKind> = new Set<AnswerKind>(['person', 'organisation', 'place', 'reason']);

/** Probability, in (0, 1), that the articles answer the question. */
export function answerableProbability(features: readonly number[], weights: readonly number[] = ANSWERABLE_WEIGHTS): number {
  return logistic(weights, features);
}

/** `weights[0]` is the intercept. */
function logistic(weights: readonly number[], values: readonly number[]): number {
  let sum = weights[0]!;
  for (let i = 0; i < values.length; i++) sum += weights[i + 1]! * values[i]!;
  return Math.min(1 - 1e-6, Math.max(1e-6, 1 / (1 + Math.exp(-sum))));
}
