import type { ParagraphKind } from '#core/types.ts';
import type { Block } from '../document.ts';
import { normaliseCharacters, normaliseLine } from './characters.ts';
import { readFrontMatter } from './front-matter.ts';
import { inlineText } from './markdown-inline.ts';
import { type ParsedFile, withoutTitleBlock } from './parsed-file.ts';
import { tableBlocks } from './table-rows.ts';

/** Reads Markdown (CommonMark with tables) and its front matter into blocks of plain text. */
export function readMarkdown(decoded: string): ParsedFile {
  const { metadata, body } = readFrontMatter(normaliseCharacters(decoded));
  return withoutTitleBlock({ metadata, blocks: markdownBlocks(body), dropped: [] });
}

const LIST_ITEM = /^\s*(?:[-*+]|\d{1,9}[.)])(?:\s+(?:\[[ xX]\]\s+)?(.*)|\s*)$/;
const TABLE_RULE = /^\s*\|?\s*:?-+:?\s*(?:\|\s*:?-+:?\s*)*\|?\s*$/;

/** Blocks of Markdown text: a paragraph's lines are joined, each list item and table row stands by itself. */
export function markdownBlocks(text: string): Block[] {
  const lines = withoutComments(text).split('\n');
  const blocks: Block[] = [];
  let open: { kind: ParagraphKind; lines: string[] } | undefined;
  const close = (): void => {
    if (open) push(blocks, open.kind, inlineText(open.lines.join('\n')));
    open = undefined;
  };

  for (let index = 0; index < lines.length; index += 1) {
    const line = withoutQuoteMarks(lines[index]!);
    const fence = /^\s*(`{3,}|~{3,})/.exec(line)?.[1];
    const heading = /^\s{0,3}#{1,6}(?:\s+(.*?))?(?:\s+#+)?\s*$/.exec(line);
    const item = LIST_ITEM.exec(line);
    if (fence) {
      close();
      const end = lines.findIndex((other, at) => at > index && withoutQuoteMarks(other).trim().startsWith(fence));
      pushCode(blocks, lines.slice(index + 1, end < 0 ? lines.length : end));
      index = end < 0 ? lines.length : end;
    } else if (line.trim() === '') close();
    else if (heading) {
      close();
      push(blocks, 'heading', inlineText(heading[1] ?? ''));
    } else if (open?.kind === 'text' && /^\s{0,3}(?:=+|-{2,})\s*$/.test(line)) {
      push(blocks, 'heading', inlineText(open.lines.join('\n')));
      open = undefined;
    } else if (/^\s{0,3}(?:(?:\*\s*){3,}|(?:-\s*){3,}|(?:_\s*){3,})$/.test(line) || isReference(line)) close();
    else if (line.includes('|') && TABLE_RULE.test(lines[index + 1] ?? '') && (lines[index + 1] ?? '').includes('-') && cellsOf(line).length === cellsOf(lines[index + 1]!).length) {
      close();
      let end = index + 2;
      while (end < lines.length && lines[end]!.includes('|') && lines[end]!.trim()) end += 1;
      const rows = [line, ...lines.slice(index + 2, end)].map((row) => cellsOf(row).map((cell) => normaliseLine(inlineText(cell))));
      blocks.push(...tableBlocks(rows, 1));
      index = end - 1;
    } else if (item && (open?.kind !== 'text' || interrupts(line))) {
      close();
      open = { kind: 'list', lines: [item[1] ?? ''] };
    } else if (open) open.lines.push(line);
    else if (/^ {4}|^\t/.test(line) && blocks.at(-1)?.kind !== 'list') push(blocks, 'text', line);
    else open = { kind: 'text', lines: [line] };
  }
  close();
  return blocks;
}

function withoutComments(text: string): string {
  const kept: string[] = [];
  let at = 0;
  for (;;) {
    const start = text.indexOf('<!--', at);
    const end = start < 0 ? -1 : text.indexOf('-->', start + 4);
    kept.push(text.slice(at, end < 0 ? undefined : start));
    if (end < 0) return kept.join('');
    at = end + 3;
  }
}

/** An item may end a paragraph without a blank line, unless it is numbered from anything but 1 (CommonMark 5.2). */
function interrupts(line: string): boolean {
  return /^\s*(?:[-*+]|1[.)])\s+\S/.test(line);
}

function withoutQuoteMarks(line: string): string {
  return line.replace(/^(?:\s{0,3}>\s?)+/, '');
}

function isReference(line: string): boolean {
  return /^\s{0,3}\[(?!\^)[^\]]+\]:\s*\S+/.test(line);
}

function cellsOf(row: string): string[] {
  return row.trim().replace(/^\||(?<!\\)\|$/g, '').split(/(?<!\\)\|/).map((cell) => cell.replaceAll('\\|', '|').trim());
}

/** Code keeps its lines; each part between blank lines is a block. */
function pushCode(blocks: Block[], lines: readonly string[]): void {
  for (const part of lines.join('\n').split(/\n\s*\n/)) if (part.trim()) blocks.push({ kind: 'text', text: part.replace(/^\n+|\s+$/g, '') });
}

function push(blocks: Block[], kind: ParagraphKind, text: string): void {
  const line = normaliseLine(text);
  if (line) blocks.push({ kind, text: line });
}
