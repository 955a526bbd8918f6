import type { GlyphRun, PdfPage } from './pdf-pages.ts';

/** Text on one baseline without a wide gap: a line of a column, or a cell of a table. */
export interface Fragment {
  readonly text: string;
  readonly left: number;
  readonly right: number;
  /** Baseline, in points from the top of the page. */
  readonly y: number;
  /** Size and font of most of its characters. */
  readonly size: number;
  readonly font: string;
  /** Whether the file ends the line with a space: Korean lines that do not may end inside a word. */
  readonly spaced: boolean;
}

/** Gap between glyph runs, in font sizes, from which they are separate fragments. */
const WIDE_GAP = 1.4;
/** Gap, in font sizes, that reads as a space. */
const WORD_GAP = 0.17;

/** Fragments of the runs that have one writing direction, top to bottom, then left to right. */
export function fragmentsOf(page: PdfPage, turn: GlyphRun['turn']): Fragment[] {
  const runs = page.runs.filter((run) => run.turn === turn && run.size > 0).sort((a, b) => a.y - b.y);
  return baselines(runs).flatMap((line) => fragments(line.sort((a, b) => a.x - b.x)));
}

/** Runs whose baselines differ by less than half their size share a line: superscripts, mixed fonts, leaning scans. */
function baselines(runs: readonly GlyphRun[]): GlyphRun[][] {
  const lines: { y: number; size: number; runs: GlyphRun[] }[] = [];
  for (const run of runs) {
    const line = lines.findLast((candidate, index) => index >= lines.length - 4 && Math.abs(candidate.y - run.y) < 0.45 * Math.max(Math.min(candidate.size, run.size), 0.6 * Math.max(candidate.size, run.size)));
    if (!line) lines.push({ y: run.y, size: run.size, runs: [run] });
    else {
      line.runs.push(run);
      if (run.size > line.size && run.text.trim()) [line.y, line.size] = [run.y, run.size];
    }
  }
  return lines.map((line) => line.runs);
}

function fragments(line: readonly GlyphRun[]): Fragment[] {
  const found: Fragment[] = [];
  let current: GlyphRun[] = [];
  let right = -Infinity;
  for (const run of line) {
    if (!run.text.trim()) {
      if (current.length > 0 && run.x - right < WIDE_GAP * run.size && run.width < 2 * run.size) current.push(run);
      continue;
    }
    if (current.length > 0 && run.x - right > WIDE_GAP * Math.max(run.size, current.at(-1)!.size)) {
      found.push(fragment(current));
      current = [];
    }
    if (isOverprint(run, current.at(-1))) continue;
    current.push(run);
    right = run.x + run.width;
  }
  if (current.length > 0) found.push(fragment(current));
  return found.filter(({ text }) => text !== '');
}

/** Bold that is faked by printing the same run twice, a hair apart. */
function isOverprint(run: GlyphRun, previous: GlyphRun | undefined): boolean {
  return previous !== undefined && previous.text === run.text && Math.abs(previous.x - run.x) < 0.2 * run.size && run.width > 0;
}

function fragment(runs: readonly GlyphRun[]): Fragment {
  let text = '';
  let right = runs[0]!.x;
  for (const run of runs) {
    const gap = run.x - right;
    if (text && gap > WORD_GAP * run.size && !/\s$/.test(text) && !/^\s/.test(run.text)) text += ' ';
    text += run.text;
    right = Math.max(right, run.x + run.width);
  }
  const weight = new Map<GlyphRun, number>(runs.map((run) => [run, runs.filter(({ font, size }) => font === run.font && size === run.size).reduce((sum, other) => sum + other.text.trim().length, 0)]));
  const main = runs.reduce((best, run) => (weight.get(run)! > weight.get(best)! ? run : best));
  const printed = runs.findLast((run) => run.text.trim())!;
  return { text: text.replaceAll(/\s+/g, ' ').trim(), left: runs[0]!.x, right: printed.x + printed.width, y: main.y, size: main.size, font: main.font, spaced: /\s$/.test(text) };
}
