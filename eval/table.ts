import type { CaseScore, Summary } from './metrics/answers.ts';
import { summarise } from './metrics/answers.ts';

/** Per group (all, each language, each tag) a summary; groups in that order, tags by name. */
export function summariseGroups(scores: readonly CaseScore[]): ReadonlyMap<string, Summary> {
  const tags = [...new Set(scores.flatMap((score) => score.tags))].sort();
  const groups = new Map<string, Summary>([['all', summarise(scores)]]);
  for (const tag of tags) groups.set(tag, summarise(scores.filter((score) => score.tags.includes(tag))));
  return groups;
}

/** A table for people: one row per group, `-` where nothing was measured. */
export function formatTable(groups: ReadonlyMap<string, Summary>): string {
  const header = ['group', 'cases', 'right', 'gold cited', 'citation precision', 'abstention P', 'R', 'F1', 'sentences'];
  const rows = [...groups].map(([name, summary]) => [
    name,
    String(summary.cases),
    share(summary.right),
    share(summary.goldCited),
    share(summary.citationPrecision),
    share(summary.abstention.precision),
    share(summary.abstention.recall),
    share(summary.abstention.f1),
    summary.sentences === null ? '-' : summary.sentences.toFixed(2),
  ]);
  const widths = header.map((title, column) => Math.max(title.length, ...rows.map((row) => row[column]!.length)));
  const line = (cells: readonly string[]) => cells.map((cell, i) => (i === 0 ? cell.padEnd(widths[i]!) : cell.padStart(widths[i]!))).join('  ');
  return [line(header), ...rows.map(line)].join('\n');
}

function share(value: number | null): string {
  return value === null ? '-' : value.toFixed(3);
}
