import type { Block, Outline, Run } from './outline.ts';

/**
 * An outline as Markdown with footnotes (GitHub Flavored Markdown, Pandoc). Text is escaped, so that none of it becomes a link, an image,
 * HTML, a heading or a formula, also where a renderer makes links of bare addresses.
 */
export function markdownOf({ title, blocks, footnotes }: Outline): string {
  const lines = [`# ${escaped(title)}`, ...blocks.map(blockText), ...footnotes.map(footnoteText)];
  return `${lines.join('\n\n')}\n`;
}

/** Text that every Markdown renderer shows as it is: a line of its own, or part of one. */
export function escaped(text: string): string {
  return text
    .replace(/[\\`*_[\]<>&~|#!$^={}@:]/g, '\\$&')
    .replace(/(?<=\bwww)\./gi, '\\.')
    .replace(/^(\s*)([-+])/, '$1\\$2')
    .replace(/^(\s*\d{1,9})([.)])/, '$1\\$2');
}

function blockText({ kind, runs }: Block): string {
  const text = runs.map(runText).join('');
  if (kind === 'heading') return `## ${text}`;
  if (kind === 'item') return `- ${text}`;
  return kind === 'remark' ? `*${text}*` : text;
}

function runText(run: Run): string {
  return 'note' in run ? `[^${run.note}]` : escaped(run.text);
}

/** Lines after the first are indented, which keeps them in the footnote. */
function footnoteText(lines: readonly string[], index: number): string {
  return `[^${index + 1}]: ${lines.map(escaped).join('\n\n    ')}`;
}
