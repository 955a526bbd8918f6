import type { Block } from '../document.ts';
import type { Fragment } from './pdf-lines.ts';
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
}

/** Size and font of most characters, and how lines end. */
export function bodyLook(fragments: readonly Fragment[]): BodyLook {
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
  };
}

/** A line of one column: its fragments from left to right. */
export type Line = readonly Fragment[];

/** Blocks of one column: paragraphs, headings, list items and table rows. */
export function columnBlocks(fragments: readonly Fragment[], look: BodyLook): Block[] {
  const lines = linesOf(fragments);
  const pitch = usualPitch(lines, look);
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
      blocks.push(...tableBlocks(table.rows, 0));
      index += table.lines;
      continue;
    }
    const line = joinedLine(lines[index]!);
    const previous = paragraph.at(-1);
    if (previous && startsParagraph(line, previous, paragraph[0]!, { pitch, right, next: lines[index + 1]?.[0] })) flush();
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
  const runsOn = last?.kind === 'text' && first.kind === 'text' && !/[.?!:;。다요음함"”)\]]$/.test(last.text) && last.text.length > 60 && /^[\p{Ll}가-힣(]/u.test(first.text);
  if (runsOn) blocks[blocks.length - 1] = { kind: 'text', text: joinText(last.text, first.text, look, true) };
  else blocks.push(first);
  blocks.push(...rest);
}

function linesOf(fragments: readonly Fragment[]): Fragment[][] {
  const lines: Fragment[][] = [];
  for (const fragment of fragments) {
    const line = lines.at(-1);
    if (line && Math.abs(line[0]!.y - fragment.y) < 0.45 * fragment.size) line.push(fragment);
    else lines.push([fragment]);
  }
  return lines.map((line) => line.sort((a, b) => a.left - b.left));
}

function joinedLine(line: Line): Fragment {
  const widest = line.reduce((best, fragment) => (fragment.text.length > best.text.length ? fragment : best));
  return { ...widest, text: line.map(({ text }) => text).join(' '), left: line[0]!.left, right: line.at(-1)!.right, spaced: line.at(-1)!.spaced };
}

function usualPitch(lines: readonly Line[], look: BodyLook): number {
  const gaps = lines.slice(1).map((line, index) => line[0]!.y - lines[index]![0]!.y).filter((gap) => gap > 0 && gap < 3 * look.size);
  return gaps.length > 0 ? quantile(gaps, 0.4) : 1.3 * look.size;
}

const LIST_MARK = /^(?:[•‣◦⁃∙·▪■□●○◆▶►✓❍※\uF0B7\uF0A7]|[-–*](?=\s)|\(?(?:\d{1,2}|[a-z]|[가나다라마바사아자차카타파하])[.)](?=\s)|[①-⑳])\s*/u;

interface ColumnShape {
  readonly pitch: number;
  readonly right: number;
  readonly next: Fragment | undefined;
}

function startsParagraph(line: Fragment, previous: Fragment, first: Fragment, { pitch, right, next }: ColumnShape): boolean {
  const gap = line.y - previous.y;
  if (Math.abs(line.size - previous.size) > 0.12 * Math.max(line.size, previous.size)) return true;
  if (gap > 1.4 * Math.max(pitch, 1.05 * line.size) || gap < -line.size) return true;
  if (LIST_MARK.test(line.text)) return true;
  if (line.font !== previous.font && isLabel(previous)) return true;
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
  const large = first!.size >= 1.15 * look.size && text.length <= 200;
  const other = first!.font !== look.font && first!.size >= 0.98 * look.size && lines.every(({ font }) => font === first!.font) && lines.length <= 2 && isLabel({ ...first!, text });
  if ((large || other) && /\p{L}{2}/u.test(text)) return { kind: 'heading', text };
  return LIST_MARK.test(text) ? { kind: 'list', text: text.replace(LIST_MARK, (mark) => (/[\p{L}\p{N}]/u.test(mark) ? mark : '')) } : { kind: 'text', text };
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
