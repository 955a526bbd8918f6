/**
 * How often comparisons find a difference where there is none, and where there is one:
 *
 *   node eval/compare/simulate.ts [COMPARISONS] [CASES]     # 200 comparisons of 300 cases each
 */
import { aligned } from '../table.ts';
import { simulate } from './a-a-runs.ts';

const [comparisons = 200, cases = 300] = process.argv.slice(2).map(Number);
const percent = (share: number): string => `${(100 * share).toFixed(1)} %`;
const rows = [0, 0.03, 0.06, 0.1].flatMap((gain) => {
  const { significant, intervalsWithoutZero, anyVerdict } = simulate({ comparisons, cases, gain, seed: 1 });
  return Object.keys(significant).map((metric, at) => [gain === 0 ? 'A/A' : `+${gain}`, metric, percent(significant[metric]!), percent(intervalsWithoutZero[metric]!), at === 0 ? percent(anyVerdict) : '']);
});
process.stdout.write(`${comparisons} comparisons of ${cases} cases each\n${aligned([['gain', 'metric', 'p < .05', 'interval without 0', 'any verdict after Holm'], ...rows])}\n`);
