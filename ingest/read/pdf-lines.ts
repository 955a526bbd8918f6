import type { GlyphRun, PdfPage } from './pdf-pages.ts';

/** Text on one baseline without a gap: a line of a column, part of a loosely set one, or a cell of a table. */
export interface Fragment {
  readonly text: string;
  readonly left: number;
  readonly right: number;
  /** Baseline, in points from the top of the page. */
  readonly y: number;
  /** Size and font of most of its characters. */
  readonly size: number;
  readonly font: string;
  /** Whether all of it has that size and font. */
  readonly uniform: boolean;
  /** Whether the file ends it with a space: Korean lines that do not may end inside a word. */
  readonly spaced: boolean;
}

/** Gap between glyph runs, in font sizes, from which they are separate fragments. */
const GAP = 0.8;
/** Gap, in font sizes, that reads as a space. */
const WORD_GAP = 0.17;

/** Fragments of the runs that have one writing direction, top to bottom, then left to right. */
export function fragmentsOf(page: PdfPage, turn: GlyphRun['turn']): Fragment[] {
  const runs = page.runs.filter((run) => run.turn === turn && run.size > 0);
  return baselines(runs).flatMap((line) => fragments(withoutNoteMarks(line)));
}

/** Joins neighbours on a line whose gap is at most `gap` font sizes. */
export function joinNeighbours(line: readonly Fragment[], gap: number): Fragment[] {
  const joined: Fragment[] = [];
  for (const next of line) {
    const last = joined.at(-1);
    if (last && next.left - last.right <= gap * Math.max(last.size, next.size)) joined[joined.length - 1] = together(last, next);
    else joined.push(next);
  }
  return joined;
}

/** Two fragments as one, under the look of the longer. */
export function together(left: Fragment, right: Fragment): Fragment {
  const main = left.text.length >= right.text.length ? left : right;
  const uniform = left.uniform && right.uniform && left.font === right.font;
  return { ...main, uniform, text: `${left.text} ${right.text}`, left: left.left, right: Math.max(left.right, right.right), spaced: right.spaced };
}

interface Baseline {
  readonly y: number;
  readonly size: number;
  readonly runs: GlyphRun[];
}

/** Runs of one baseline, each line from left to right. Small raised or lowered runs belong to the line they touch. */
function baselines(runs: readonly GlyphRun[]): GlyphRun[][] {
  const lines: Baseline[] = [];
  for (const run of runs.toSorted((a, b) => a.y - b.y)) {
    const line = lines.findLast(({ y, size }, index) => index >= lines.length - 4 && Math.abs(y - run.y) < 0.3 * Math.max(Math.min(size, run.size), 0.6 * Math.max(size, run.size)));
    if (line) line.runs.push(run);
    else lines.push({ y: run.y, size: run.size, runs: [run] });
  }
  for (const line of lines) {
    const host = lines.find((other) => other !== line && other.runs.length > 0 && isScriptOf(line, other));
    if (host) host.runs.push(...line.runs.splice(0));
  }
  return lines.filter((line) => line.runs.length > 0).map((line) => line.runs.sort((a, b) => a.x - b.x));
}

/** Whether every run of a line is a superscript or subscript of another: smaller, near its baseline, touching a run. */
function isScriptOf(line: Baseline, host: Baseline): boolean {
  if (line.size > 0.85 * host.size || Math.abs(line.y - host.y) > 0.75 * host.size) return false;
  return line.runs.every((run) => !run.text.trim() || host.runs.some((main) => main.text.trim() && Math.min(Math.abs(run.x - main.x - main.width), Math.abs(main.x - run.x - run.width)) < 0.35 * host.size));
}

/** Leaves out raised small numbers and signs after a word or full stop: they point to notes and would read as digits of the text. */
function withoutNoteMarks(line: readonly GlyphRun[]): GlyphRun[] {
  const size = Math.max(...line.map((run) => run.size));
  const baseline = Math.max(...line.filter((run) => run.size === size).map(({ y }) => y));
  return line.filter((run, index) => {
    const before = line.slice(0, index).findLast(({ text }) => text.trim())?.text ?? '';
    const small = run.size <= 0.8 * size && run.y < baseline - 0.2 * size;
    return !(small && /^[\d,*∗†‡§¶\s]{1,5}$/.test(run.text) && /(?:\p{L}{4,}|[.,;:)”"’])\s*$/u.test(before));
  });
}

function fragments(line: readonly GlyphRun[]): Fragment[] {
  const found: Fragment[] = [];
  let current: GlyphRun[] = [];
  let right = -Infinity;
  for (const run of line) {
    const printed = run.text.trim() !== '';
    if (!printed && current.length > 0 && run.width < 2 * run.size && run.x - right < GAP * run.size) current.push(run);
    if (!printed || isOverprint(run, current.findLast(({ text }) => text.trim()))) continue;
    if (current.length > 0 && run.x - right > GAP * Math.max(run.size, current.at(-1)!.size)) {
      found.push(fragment(current));
      current = [];
    }
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
  const weights = new Map<string, number>();
  for (const run of runs) {
    if (text && run.x - right > WORD_GAP * run.size && !/\s$/.test(text) && !/^\s/.test(run.text)) text += ' ';
    text += run.text;
    if (run.text.trim()) right = Math.max(right, run.x + run.width);
    if (run.text.trim()) weights.set(lookOf(run), (weights.get(lookOf(run)) ?? 0) + run.text.trim().length);
  }
  const main = runs.reduce((best, run) => ((weights.get(lookOf(run)) ?? 0) > (weights.get(lookOf(best)) ?? 0) ? run : best));
  return { text: withLigatures(text).replaceAll(/\s+/g, ' ').trim(), left: runs[0]!.x, right, y: main.y, size: main.size, font: main.font, uniform: weights.size === 1, spaced: /\s$/.test(text) };
}

function lookOf({ font, size }: GlyphRun): string {
  return `${font} ${size}`;
}

/** TeX fonts without a Unicode table show their ligatures as control characters (OT1, positions 11 to 15). */
function withLigatures(text: string): string {
  const ligatures: Readonly<Record<string, string>> = { '\u000B': 'ff', '\u21B5': 'ff', '\u000C': 'fi', '\u000D': 'fl', '\u000E': 'ffi', '\u000F': 'ffl' };
  // oxlint-disable-next-line no-control-regex -- the ligatures are control characters
  return text.replaceAll(/(?<=\p{L}|^)[\u000B-\u000F\u21B5](?=[\p{L}-]|$)/gu, (code) => ligatures[code]!);
}
