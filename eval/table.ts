import type { CaseScore, Summary } from './metrics/answers.ts';
import { summarise } from './metrics/answers.ts';

const LANGUAGES = ['en', 'ko'] as const;

/** Per group (all, each language asked in, each tag) a summary; groups in that order, tags by name. */
export function summariseGroups(scores: readonly CaseScore[]): ReadonlyMap<string, Summary> {
  const groups = new Map<string, Summary>([['all', summarise(scores)]]);
  for (const language of LANGUAGES) {
    const asked = scores.filter((score) => score.language === language);
    if (asked.length > 0) groups.set(language, summarise(asked));
  }
  const tags = new Set(scores.flatMap((score) => score.tags)).difference(new Set<string>(['all', ...LANGUAGES]));
  for (const tag of [...tags].sort()) groups.set(tag, summarise(scores.filter((score) => score.tags.includes(tag))));
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
