/** Models by configurations over the same question sets: every cell is a run of its own, with a folder of its own. */
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { AppError } from '#core/errors.ts';
import { readConfig } from '../../server/config.ts';
import { HEADLINES, LEVEL } from '../compare/compare-runs.ts';
import { pValueOf } from '../compare/p-value.ts';
import { holm } from '../compare/statistics.ts';
import { evaluate, type EvalOptions } from '../main.ts';
import { metricNamed, type Metric } from '../metrics/catalogue.ts';
import type { CaseRecord } from '../metrics/observation.ts';
import type { PerformedRun } from '../runs/perform-run.ts';
import { readResults, SUMMARY_FILE } from '../runs/run-folder.ts';
import type { Figure, FigureGroup, RunSummary } from '../runs/run-record.ts';
import type { ConfigurationChoice, ModelChoice } from './contestants.ts';
import { rankRuns, type PairTest } from './rank.ts';

export interface MatrixPlan {
  readonly files: readonly string[];
  readonly models: readonly ModelChoice[];
  readonly configurations: readonly ConfigurationChoice[];
  /** Name of the metric that the ranking goes by; `choice-correct` for multiple choice, else `correct`, when undefined. */
  readonly metric?: string | undefined;
  /** One folder per cell is made in it. */
  readonly out: string;
  readonly options: EvalOptions;
  /** Told before each cell. */
  readonly onCell?: ((done: number, of: number, name: string) => void) | undefined;
}

/** One model in one configuration. */
export interface MatrixCell {
  readonly model: string;
  readonly configuration: string;
  readonly folder: string;
  /**
   * 1 + the number of cells that are significantly better, so that ties share a rank; null where the metric was not measured, and
   * where more than {@link MOST_WITHOUT_MODEL} of the answers are not the model's.
   */
  readonly rank: number | null;
  /** The metric of the ranking. */
  readonly figure: Figure;
  /** Other metrics, by name. */
  readonly figures: Readonly<Record<string, Figure>>;
  /** Answers that were made without the model because it failed. They count for the figures, but they are not the model's. */
  readonly withoutModel: number;
  readonly timedOut: number;
  readonly failed: number;
}

/** The metric over one language, part or tag. */
export interface MatrixGroup {
  readonly kind: FigureGroup['kind'];
  readonly name: string;
  readonly cases: number;
  /** Per cell; `tied` with the best one when no test tells them apart. */
  readonly cells: readonly (Figure & { readonly tied: boolean })[];
}

export interface Matrix {
  readonly metric: string;
  readonly better: 'higher' | 'lower';
  readonly cases: number;
  readonly sets: RunSummary['sets'];
  readonly cells: readonly MatrixCell[];
  readonly groups: readonly MatrixGroup[];
  readonly pairs: readonly PairTest[];
}

/** Share of the answers made without the model, above which a cell says too little of the model to be ranked. */
const MOST_WITHOUT_MODEL = 0.05;

const NOT_MEASURED: Figure = { value: null, low: null, high: null, count: 0 };
/** Beside the headlines. */
const COSTS = ['total-ms-p50', 'prompt-tokens', 'reply-tokens', 'cost-usd'];

/**
 * Runs all cells, one after the other, and ranks them.
 * @returns Null when it was interrupted; finished cells and the begun one are kept for `resume`.
 * @throws {AppError} as a run does.
 */
export async function runMatrix(plan: MatrixPlan, signal?: AbortSignal): Promise<Matrix | null> {
  if (plan.metric !== undefined) toRankBy(plan.metric);
  const contestants = plan.models.flatMap((model) => plan.configurations.map((configuration) => ({ model, configuration, folder: join(plan.out, folderName(model.name, configuration.name)) })));
  const runs: PerformedRun[] = [];
  for (const [at, { model, configuration, folder }] of contestants.entries()) {
    const label = contestants.length === plan.models.length ? model.name : `${model.name}, ${configuration.name}`;
    plan.onCell?.(at, contestants.length, label);
    const config = readConfig({ ...(plan.options.data !== undefined && { dataDir: plan.options.data }), ...model.config, ...configuration.config });
    const resume = plan.options.resume === true && existsSync(join(folder, SUMMARY_FILE));
    const run = await evaluate(plan.files, { ...plan.options, k: configuration.k, mode: configuration.mode, out: folder, label, resume }, config, signal);
    if (run.summary.status === 'interrupted') return null;
    runs.push(run);
  }
  const records = runs.map((run) => run.records);
  const metric = toRankBy(plan.metric ?? (records[0]!.every(({ values }) => values['choice-correct'] !== undefined) ? 'choice-correct' : 'correct'));
  const seed = runs[0]!.summary.seed;
  const withoutModel = await Promise.all(contestants.map(({ folder }) => countWithoutModel(folder)));
  const { ranks, pairs } = rankRuns(records.map((run, at) => (withoutModel[at]! > MOST_WITHOUT_MODEL * run.length ? null : run)), metric, seed);
  const cells = contestants.map(({ model, configuration, folder }, at) => cellOf({ model: model.name, configuration: configuration.name, folder, rank: ranks[at]!, withoutModel: withoutModel[at]! }, runs[at]!.summary, metric.name));
  return { metric: metric.name, better: metric.better, cases: records[0]!.length, sets: runs[0]!.summary.sets, cells, groups: groupsOf(runs, metric, seed), pairs };
}

function toRankBy(name: string): Metric & { readonly better: 'higher' | 'lower' } {
  const metric = metricNamed(name);
  if (metric === undefined || metric.better === null) throw new AppError('invalid_request', `"${name}" is no metric to rank by; their names stand in the summary.json of a run.`);
  return { ...metric, better: metric.better };
}

function cellOf(who: Pick<MatrixCell, 'model' | 'configuration' | 'folder' | 'rank' | 'withoutModel'>, { groups, timedOut, failed }: RunSummary, metric: string): MatrixCell {
  const { figures } = groups[0]!;
  const others = [...HEADLINES, ...COSTS].filter((name) => name !== metric).map((name) => [name, figures[name] ?? NOT_MEASURED] as const);
  return { ...who, figure: figures[metric] ?? NOT_MEASURED, figures: Object.fromEntries(others), timedOut, failed };
}

async function countWithoutModel(folder: string): Promise<number> {
  let count = 0;
  for await (const { answer } of readResults(folder)) if (answer?.degraded != null) count += 1;
  return count;
}

/** All groups but the whole: the ranking itself says that one. */
function groupsOf(runs: readonly PerformedRun[], metric: Metric, seed: number): MatrixGroup[] {
  return runs[0]!.summary.groups.slice(1).map(({ kind, name, cases }) => {
    const figures = runs.map(({ summary }) => summary.groups.find((group) => group.kind === kind && group.name === name)?.figures[metric.name] ?? NOT_MEASURED);
    const tied = tiedWithBest(runs.map(({ records }) => records.filter((record) => isIn(record, kind, name))), figures, metric, seed);
    return { kind, name, cases, cells: figures.map((figure, at) => ({ ...figure, tied: tied[at]! })) };
  });
}

function tiedWithBest(records: readonly (readonly CaseRecord[])[], figures: readonly Figure[], metric: Metric, seed: number): boolean[] {
  const order = figures.keys().filter((at) => figures[at]!.value !== null).toArray().sort((a, b) => (metric.better === 'lower' ? 1 : -1) * (figures[a]!.value! - figures[b]!.value!));
  const [best, ...others] = order;
  if (best === undefined) return figures.map(() => false);
  const adjusted = holm(others.map((other) => pValueOf(records[best]!, records[other]!, metric, seed)));
  const tied = new Set([best, ...others.filter((_, at) => adjusted[at]! >= LEVEL)]);
  return figures.map((_, at) => tied.has(at));
}

function isIn(record: CaseRecord, kind: FigureGroup['kind'], name: string): boolean {
  if (kind === 'language') return record.language === name;
  if (kind === 'part') return record.part === name;
  return kind === 'tag' && record.tags.includes(name);
}

/** A folder of its own for each cell: no two pairs of names share one, since the two dashes between them stand nowhere else. */
export function folderName(model: string, configuration: string): string {
  return `${escaped(model)}--${escaped(configuration)}`;
}

/** Letters and digits of any language stay; the rest is written as `%` and its bytes in hex. */
function escaped(name: string): string {
  return name.replace(/[^\p{L}\p{N}.+_-]|^[.-]|-(?=-)|-$/gu, (character) => Array.from(Buffer.from(character), (byte) => `%${byte.toString(16).padStart(2, '0')}`).join(''));
}
