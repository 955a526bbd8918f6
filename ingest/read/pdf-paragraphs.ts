import type { Block } from '../document.ts';
import { linesOf } from './pdf-columns.ts';
import { type Fragment, joinNeighbours, together } from './pdf-lines.ts';
import { tableAt } from './pdf-tables.ts';
import { tableBlocks } from './table-rows.ts';

/** How the running text of the document looks: what headings and paragraph breaks are measured against. */
export interface BodyLook {
  readonly size: number;
  readonly font: string;
  /** Words that the document hyphenates inside a line: their hyphen stays at a line's end as well. */
  readonly hyphenated: ReadonlySet<string>;
  /** Whether Korean lines that end a word end with a space. */
  readonly spacedLines: boolean;
  /** Usual distance of baselines, in font sizes. */
  readonly pitch: number;
}

/** Gap, in font sizes, up to which neighbours on a line are one text and not two cells. */
const CELL_GAP = 1.4;

/** Size and font of most characters, and how lines follow one another and end. */
export function bodyLook(columns: readonly (readonly Fragment[])[]): BodyLook {
  const fragments = columns.flat();
  const weights = new Map<string, number>();
  for (const { font, size, text } of fragments) {
    const key = `${Math.round(size * 2) / 2} ${font}`;
    weights.set(key, (weights.get(key) ?? 0) + text.length);
  }
  const [size = '10', font = ''] = ([...weights].sort((a, b) => b[1] - a[1])[0]?.[0] ?? '').split(' ');
  const korean = fragments.filter(({ text }) => /[가-힣]$/.test(text));
  return {
    size: Number(size) || 10,
    font,
    hyphenated: new Set(fragments.flatMap(({ text }) => text.toLowerCase().match(/\p{L}+-\p{L}+/gu) ?? [])),
    spacedLines: korean.filter(({ spaced }) => spaced).length > 0.3 * korean.length,
    pitch: usualPitch(columns),
  };
}

/** A line of one column: its fragments from left to right. */
export type Line = readonly Fragment[];

/** Blocks of one column: paragraphs, headings, list items and table rows. */
export function columnBlocks(fragments: readonly Fragment[], look: BodyLook): Block[] {
  const lines = linesOf(fragments).map((line) => joinNeighbours(line, CELL_GAP));
  const right = quantile(lines.map((line) => line.at(-1)!.right), 0.9);
  const blocks: Block[] = [];
  let paragraph: Fragment[] = [];
  const flush = (): void => {
    if (paragraph.length > 0) blocks.push(paragraphBlock(paragraph, look));
    paragraph = [];
  };
  for (let index = 0; index < lines.length; ) {
    const table = tableAt(lines, index);
    if (table) {
      flush();
      if (table.sideBySide) for (const column of table.sideBySide) joinColumns(blocks, columnBlocks(column, look), look);
      else blocks.push(...tableBlocks(table.rows, 0));
      index += table.lines;
      continue;
    }
    const line = lines[index]!.reduce(together);
    const previous = paragraph.at(-1);
    if (previous && startsParagraph(line, previous, paragraph[0]!, { pitch: look.pitch * line.size, right, body: look.font, next: lines[index + 1]?.[0] })) flush();
    paragraph.push(line);
    index += 1;
  }
  flush();
  return blocks;
}

/** Appends a column's blocks, joining a paragraph that runs on from the column or page before. */
export function joinColumns(blocks: Block[], more: readonly Block[], look: BodyLook): void {
  const [first, ...rest] = more;
  const last = blocks.at(-1);
  if (!first) return;
  const open = last?.kind === 'text' && last.text.length > 60 && !/[.?!:;。다요음함"”)\]]$/.test(last.text);
  const runsOn = open && first.kind === 'text' && (last.text.endsWith(',') || /^[\p{Ll}가-힣(]/u.test(first.text));
  if (runsOn) blocks[blocks.length - 1] = { kind: 'text', text: joinText(last.text, first.text, look, true) };
  else blocks.push(first);
  blocks.push(...rest);
}

/** Most frequent distance between lines of one size, in font sizes; 1.25 where there are too few to tell. */
function usualPitch(columns: readonly (readonly Fragment[])[]): number {
  const counts = new Map<number, number>();
  for (const column of columns) {
    const lines = linesOf(column);
    for (const [index, [line]] of lines.entries()) {
      const previous = lines[index - 1]?.[0];
      const pitch = previous && previous.size === line!.size ? Math.round((20 * (line!.y - previous.y)) / line!.size) / 20 : 0;
      if (pitch > 0.9 && pitch < 3) counts.set(pitch, (counts.get(pitch) ?? 0) + 1);
    }
  }
  const [usual] = [...counts].sort((a, b) => b[1] - a[1] || a[0] - b[0]);
  return usual && usual[1] >= 5 ? usual[0] : 1.25;
}

/** A line of a table of contents: a title, dots, a page number. */
export const CONTENTS = /(?:\.\s?){5,}\s*(?:\d+|[ivxlc]+)$/;

const LIST_MARK = /^(?:[•‣◦⁃∙·▪■□●○◆▶►✓❍※\uF0B7\uF0A7]|[-–*](?=\s)|\(?(?:\d{1,2}(?:\.\d{1,2})*|[a-z]|[가나다라마바사아자차카타파하])[.):](?=\s)|[①-⑳])\s*/u;

interface ColumnShape {
  readonly pitch: number;
  readonly right: number;
  /** Font of the running text. */
  readonly body: string;
  readonly next: Fragment | undefined;
}

function startsParagraph(line: Fragment, previous: Fragment, first: Fragment, { pitch, right, body, next }: ColumnShape): boolean {
  const gap = line.y - previous.y;
  if (Math.abs(line.size - previous.size) > 0.12 * Math.max(line.size, previous.size)) return true;
  if (gap > 1.25 * Math.max(pitch, 1.2 * line.size) || gap < -line.size) return true;
  if (LIST_MARK.test(line.text)) return true;
  const label = previous.uniform && previous.font !== body && isLabel(previous) && !LIST_MARK.test(first.text);
  if (label && line.font !== previous.font && previous.right < right - 2 * line.size) return true;
  if (CONTENTS.test(previous.text)) return true;
  const em = line.size;
  const short = previous.right < right - 4 * em;
  const indented = line.left > previous.left + 0.8 * em && (next === undefined || next.left < line.left - 0.6 * em) && previous !== first;
  if (indented && (/[.?!:。"”)]$/.test(previous.text) || short)) return true;
  return short && /[.?!。]["”)]?$/.test(previous.text) && previous.right < right - 0.15 * (right - first.left);
}

/** A short line without a full stop: in a font of its own it is a heading. */
function isLabel({ text }: Fragment): boolean {
  return text.length <= 90 && /[\p{L}\p{N})]$/u.test(text) && !/^[\p{Ll}(]/u.test(text);
}

function paragraphBlock(lines: readonly Fragment[], look: BodyLook): Block {
  const text = lines.reduce((whole, line, index) => (index === 0 ? line.text : joinText(whole, line.text, look, lines[index - 1]!.spaced)), '');
  const [first] = lines;
  if (LIST_MARK.test(text)) return { kind: 'list', text: text.replace(LIST_MARK, (mark) => (/[\p{L}\p{N}]/u.test(mark) ? mark : '')) };
  const large = first!.size >= 1.15 * look.size && text.length <= 200;
  const other = first!.font !== look.font && first!.size >= 0.98 * look.size && lines.every(({ font, uniform }) => uniform && font === first!.font) && lines.length <= 2 && isLabel({ ...first!, text });
  if ((large || other) && /\p{L}{2}/u.test(text)) return { kind: 'heading', text };
  return { kind: 'text', text };
}

/** Puts two lines together: a word parted by a hyphen is made whole; Korean words may be parted without one. */
function joinText(before: string, after: string, look: BodyLook, spaced: boolean): string {
  const parted = /(\p{L}+)[-\u2010\u00AD]$/u.exec(before);
  const rest = /^\p{Ll}+/u.exec(after);
  if (parted && rest) return look.hyphenated.has(`${parted[1]}-${rest[0]}`.toLowerCase()) ? before + after : before.slice(0, -1) + after;
  if (look.spacedLines && !spaced && /[가-힣]$/.test(before) && /^[가-힣]/.test(after)) return before + after;
  return /[-\u2010/]$/.test(before) && !/\s[-\u2010/]$/.test(before) ? before + after : `${before} ${after}`;
}

function quantile(values: readonly number[], share: number): number {
  const sorted = values.toSorted((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(share * sorted.length))] ?? 0;
}
