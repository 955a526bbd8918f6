/** Undoes hard wrapping. Captures come wrapped at a width, with one line per paragraph, or both in one file. */

/** Lines that belong together, joined by a space, without surrounding white space. */
export interface Unit {
  readonly text: string;
  /** A blank line, or the start of the text, comes before it. */
  readonly apart: boolean;
}

/**
 * Joins a line to the next only on evidence that a sentence runs on: the next begins with a small letter, the line ends
 * on a comma or a Korean particle, or it fills a width at which such lines around it break. Lines that open a list item
 * are never joined to what precedes them.
 */
export function unwrap(text: string): Unit[] {
  const groups = text.split(/\n[^\S\n]*(?:\n[^\S\n]*)+/).map(linesOf).filter((group) => group.length > 0);
  const usual = measure(groups.flatMap(breakWidths));
  return groups.flatMap((group) => joinGroup(group, usual));
}

/**
 * Mark that opens a list item: a bullet (which `text` then lacks), or a number or letter (which it keeps, since
 * others refer to it). Dates such as `5. 14. ` open nothing.
 */
export function listItem(line: string): { readonly text: string } | null {
  const bullet = /^(?:[-*–+]\s+[•·]?|[•·‣◦▪▫■□○●◆◇▲△▶►▷▸☞✓✔※]\s*)\s*(?=[^\s\-*–=_])/u.exec(line);
  if (bullet) return { text: line.slice(bullet[0].length) };
  const numbered = /^(?:\(?\d{1,2}[.)](?!\s?\d{1,2}\.)|[가나다라마바사아자차카타파하][.)]|\([가-하]\)|\(?[a-z][.)]|[ivx]{1,4}[.)]|[①-⑳])\s+\S/u.test(line);
  return numbered ? { text: line } : null;
}

/** Columns a text takes on a fixed-width screen: Hangul, Han and kana take two. */
export function displayWidth(text: string): number {
  return text.length + (text.match(/[\u1100-\u11ff\u2e80-\ua4cf\uac00-\ud7a3\uf900-\ufaff\uff01-\uff60]/g)?.length ?? 0);
}

/** Whether a text ends as a sentence or label does: stop, question or exclamation mark, colon, semicolon, ellipsis. */
export function endsWithStop(text: string): boolean {
  return /[.!?。！？…:;]["'”’)\]」』》]*(?:\[\d+\])*$/.test(text);
}

interface Line {
  readonly text: string;
  readonly indent: number;
  readonly width: number;
  readonly opensItem: boolean;
}

/** A text's margin: the width it breaks at, and the least width at which an unfinished line counts as broken. */
interface Wrap {
  readonly width: number;
  readonly least: number;
}

/** Breaks inside a sentence that prove a text wrapped, whatever its widest line. */
const MANY = 4;

/** Lines to either side that share a margin: one file may hold several layouts. */
const NEAR = 12;

/** Wider lines are paragraphs of their own: nobody wraps text there. */
const WIDEST = 140;
const NARROWEST = 30;

function linesOf(group: string): Line[] {
  return group
    .split('\n')
    .filter((line) => line.trim() !== '')
    .map((line) => ({
      text: line.trim().replace(/[^\S\n\t]+/g, ' '),
      indent: line.search(/\S/),
      width: displayWidth(line.trim()),
      opensItem: listItem(line.trim()) !== null,
    }));
}

function joinGroup(lines: readonly Line[], usual: Wrap | undefined): Unit[] {
  const units: { text: string; apart: boolean }[] = [];
  let itemIndent: number | null = null;
  for (const [index, line] of lines.entries()) {
    const before = lines[index - 1];
    const hangs = itemIndent !== null && line.indent >= itemIndent + 2 && before !== undefined;
    const joins = before !== undefined && !line.opensItem && !isRow(line) && (hangs || runsOn(before, line) || fills(before, line, wrapWidth(lines.slice(Math.max(0, index - NEAR), index + NEAR)) ?? usual));
    if (joins) {
      const unit = units.at(-1)!;
      unit.text += (/\p{L}-$/u.test(unit.text) ? '' : ' ') + line.text;
      continue;
    }
    units.push({ text: line.text, apart: index === 0 });
    itemIndent = line.opensItem ? line.indent : null;
  }
  return units;
}

/** The sentence plainly goes on in the next line. */
function runsOn(line: Line, next: Line): boolean {
  if (line.width < NARROWEST || next.opensItem || endsWithStop(line.text) || isRow(line)) return false;
  if (/^\p{Ll}/u.test(next.text)) return !/^(?:\p{Ll}{1,2}\p{Lu}|\S+[@/]|\S+\.\p{Ll}{2,3}$)/u.test(next.text);
  return /[,、(]$/.test(line.text) || (line.width >= 50 && /^[가-힣“‘"'\d]/.test(next.text) && KOREAN_RUNS_ON.test(line.text));
}

const KOREAN_RUNS_ON = /[가-힣](?:을|를|은|는|의|에|에서|와|과|로|며|하고|해|한|할|하는|된|되는|있는|위한|대한|통해|및)$/;

/** The line is as wide as lines around it that break inside a sentence. */
function fills(line: Line, next: Line, wrap: Wrap | undefined): boolean {
  if (wrap === undefined || line.width > 1.15 * wrap.width || next.width > 1.15 * wrap.width || isRow(line)) return false;
  if (!endsWithStop(next.text) && next.width < 0.6 * wrap.width && isLabel(next.text)) return false;
  return overflows(line, next, wrap.width) || (line.width >= wrap.least && !endsWithStop(line.text));
}

/** Few words, or most of them capitalised: a line of its own rather than the end of a paragraph. */
function isLabel(text: string): boolean {
  const words = text.split(' ');
  return words.length <= 4 || words.filter((word) => /^\P{L}*\p{Ll}/u.test(word)).length < words.length / 2;
}

/** The next line's first word had no room on the line. */
function overflows(line: Line, next: Line, width: number): boolean {
  return line.width + 1 + displayWidth(next.text.split(' ', 1)[0]!) > width;
}

/** Where a few neighbouring lines break, when they do. */
function wrapWidth(lines: readonly Line[]): Wrap | undefined {
  const widest = Math.max(...lines.map((line) => line.width));
  const breaks = breakWidths(lines);
  if (breaks.length >= MANY) return measure(breaks);
  if (widest > WIDEST) return undefined;
  if (breaks.length > 0) return { width: widest, least: 0.9 * widest };
  const inner = lines.slice(0, -1);
  if (inner.length < 3 || widest < 50) return undefined;
  const filled = inner.filter((line, index) => overflows(line, lines[index + 1]!, widest)).length;
  const open = inner.filter((line) => !endsWithStop(line.text)).length;
  return filled >= 0.8 * inner.length && open >= 0.5 * inner.length ? { width: widest, least: 0.9 * widest } : undefined;
}

/** The more lines break inside a sentence, the surer it is that others of about their width do. */
function measure(breaks: readonly number[]): Wrap | undefined {
  const width = breaks.toSorted((a, b) => a - b)[Math.floor(breaks.length * 0.9)];
  return width === undefined ? undefined : { width, least: (breaks.length >= MANY ? 0.8 : 0.9) * width };
}

function breakWidths(lines: readonly Line[]): number[] {
  return lines.filter((line, index) => line.width <= WIDEST && lines[index + 1] !== undefined && runsOn(line, lines[index + 1]!)).map((line) => line.width);
}

/** Cells set apart by tabs or bars: a row of a table. */
function isRow(line: Line): boolean {
  return line.text.includes('\t') || /\|.*\|/.test(line.text);
}
