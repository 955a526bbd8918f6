/** `parapet eval compare RUN RUN…`: later runs against the first. */
import { AppError } from '#core/errors.ts';
import { compareWithBaseline, type CompareOptions } from './compare-runs.ts';
import { formatComparison } from './format-comparison.ts';

export interface CompareCommandOptions extends CompareOptions {
  /** Prints JSON, with every flipped case, instead of tables. */
  readonly json?: boolean | undefined;
  /** Flipped cases to show. */
  readonly flips?: number | undefined;
}

/** Prints one comparison per run after the first. @returns The exit code. @throws {AppError} as {@link compareWithBaseline}. */
export async function compareCommand(runs: readonly string[], { json, flips, ...options }: CompareCommandOptions): Promise<number> {
  const [baseline, ...others] = runs;
  if (baseline === undefined || others.length === 0) throw new AppError('invalid_request', 'Name two or more folders of runs; the first is what the others are compared with.');
  const comparisons = await compareWithBaseline(baseline, others, options);
  process.stdout.write(json ? `${JSON.stringify(comparisons, null, 2)}\n` : `${comparisons.map((comparison) => formatComparison(comparison, flips)).join('\n\n')}\n`);
  return 0;
}
