import type { ParagraphKind } from '#core/types.ts';
import type { Block } from '../document.ts';
import type { LinkedBlock } from './article-edges.ts';
import { normaliseCharacters, normaliseLine } from './characters.ts';
import { type DomElement, type DomNode, isElement, isText } from './dom.ts';
import { tableBlocks } from './table-rows.ts';

const SKIPPED = new Set(['script', 'style', 'noscript', 'template', 'svg', 'button', 'select', 'textarea', 'input', 'iframe', 'object', 'head', 'title', 'audio', 'video', 'canvas', 'img']);
/** Elements that start a block; HTML lays out every other one, unknown ones too, within the line. */
const BLOCK = new Set(
  'address article aside blockquote body caption center dd details dialog dir div dl dt fieldset figcaption figure footer form h1 h2 h3 h4 h5 h6 header hgroup hr html legend li main menu nav ol optgroup option p pre search section summary table tbody td tfoot th thead tr ul'.split(' '),
);
const HEADINGS = new Set(['h1', 'h2', 'h3', 'h4', 'h5', 'h6']);

/** The blocks of a DOM tree in document order: headings, paragraphs, list items, table rows. Markup is gone, text verbatim. */
export function htmlBlocks(root: DomElement): Block[] {
  return linkedBlocks(root).map(({ kind, text }) => ({ kind, text }));
}

/** As {@link htmlBlocks}, with the share of links in each block. */
export function linkedBlocks(root: DomElement): LinkedBlock[] {
  const blocks: LinkedBlock[] = [];
  let [line, plain, bold] = ['', false, false];
  let [inLink, linkedLength] = [false, 0];

  const flush = (kind: ParagraphKind): void => {
    const text = normaliseLine(line);
    const linked = Math.min(1, linkedLength / (text.length || 1));
    if (text) blocks.push({ kind: kind === 'text' && !plain && isLabel(text) ? 'heading' : kind, text, linked });
    [line, plain, linkedLength] = ['', false, 0];
  };

  const visitChildren = (node: DomNode, kind: ParagraphKind): void => {
    const strays = strayTables(node);
    for (const child of node.childNodes) {
      const rows = strays.find((table) => table.includes(child as DomElement));
      if (!rows) visit(child, kind);
      else if (rows[0] === child) {
        flush(kind);
        blocks.push(...tableBlocks(spannedGrid(rows), 0).map(unlinked));
      }
    }
  };

  const visit = (node: DomNode, kind: ParagraphKind): void => {
    if (isText(node)) {
      line += node.textContent ?? '';
      plain ||= !bold && /\S/.test(node.textContent ?? '');
      if (inLink) linkedLength += normaliseLine(node.textContent ?? '').length;
    }
    if (!isElement(node) || SKIPPED.has(node.localName)) return;
    const name = node.localName;
    if (name === 'br') {
      if (/\n\s*$/.test(line) && line.includes(BREAK)) flush(kind);
      else line += BREAK;
    } else if (!BLOCK.has(name)) {
      if (isNoteMark(node)) return;
      const outer = { bold, inLink };
      bold ||= name === 'b' || name === 'strong';
      inLink ||= name === 'a' && node.hasAttribute('href');
      visitChildren(node, kind);
      [bold, inLink] = [outer.bold, outer.inLink];
    } else if (name === 'table' && isDataTable(node)) {
      flush(kind);
      blocks.push(...tableOf(node).map(unlinked));
    } else if (name === 'pre') {
      flush(kind);
      blocks.push(...preformatted(node, kind).map(unlinked));
    } else {
      flush(kind);
      const inner = kindWithin(name, kind);
      visitChildren(node, inner);
      flush(inner);
    }
  };

  visitChildren(root, kindWithin(root.localName, 'text'));
  flush('text');
  return blocks;
}

function unlinked(block: Block): LinkedBlock {
  return { ...block, linked: 0 };
}

/** A line break as it stands in the text being gathered; a second one in a row ends the block. */
const BREAK = '\u2028\n';

function kindWithin(name: string, kind: ParagraphKind): ParagraphKind {
  if (HEADINGS.has(name)) return 'heading';
  if (name === 'li' || name === 'dt' || name === 'dd') return 'list';
  return kind === 'heading' ? 'heading' : kind;
}

/** A short line without a full stop; all in bold, it is a heading in all but markup. */
function isLabel(text: string): boolean {
  return text.length <= 100 && /\p{L}{2}/u.test(text) && !/[.?!,;:…。다”"]$/.test(text);
}

/** A superscript that only links to a note on the same page, or the note's arrow back. */
function isNoteMark(element: DomElement): boolean {
  if (element.localName === 'sup') return element.querySelector('a[href^="#"]') !== null;
  return element.localName === 'a' && (element.getAttribute('href') ?? '').startsWith('#') && /^[↑↩^]\uFE0E?$/.test((element.textContent ?? '').trim());
}

/** Tables that lay out a page hold tables, headings, several paragraphs or long text in a cell, or have one column. */
function isDataTable(table: DomElement): boolean {
  if (table.getAttribute('role') === 'presentation' || table.querySelector('table, h1, h2, h3, ul, ol, form')) return false;
  const rows = [...table.querySelectorAll('tr')].map((row) => [...row.children].filter(({ localName }) => localName === 'td' || localName === 'th'));
  const widest = Math.max(0, ...rows.map((row) => row.length));
  if (widest < 2) return false;
  return rows.flat().every((cell) => (cell.textContent ?? '').length < 1000 && [...cell.querySelectorAll('p')].length < 4);
}

/** Rows without a table around them, as a misplaced end tag leaves them: neighbours of as many cells are one table. */
function strayTables(node: DomNode): DomElement[][] {
  if (!isElement(node) || node.closest('table') !== null) return [];
  const tables: DomElement[][] = [];
  let previous: DomElement | undefined;
  for (const row of node.children) {
    const cells = [...row.children].length;
    if (row.localName === 'tr' && previous?.localName === 'tr' && [...previous.children].length === cells) tables.at(-1)!.push(row);
    else if (row.localName === 'tr' && cells > 1) tables.push([row]);
    previous = row;
  }
  return tables;
}

function tableOf(table: DomElement): Block[] {
  const caption = normaliseLine(table.querySelector('caption')?.textContent ?? '');
  const rows = [...table.querySelectorAll('tr')];
  const grid = spannedGrid(rows);
  let headers = 0;
  while (headers < rows.length - 1 && [...rows[headers]!.children].length > 1 && isHeaderRow(rows[headers]!)) headers += 1;
  return [...(caption ? [{ kind: 'text', text: caption } as const] : []), ...tableBlocks(grid, headers)];
}

function isHeaderRow(row: DomElement): boolean {
  return row.closest('thead') !== null || [...row.children].every(({ localName }) => localName === 'th');
}

/** Cell texts by row and column; a cell that spans columns or rows stands in its first one and, in header rows, in all. */
function spannedGrid(rows: readonly DomElement[]): string[][] {
  const grid: string[][] = rows.map(() => []);
  for (const [y, row] of rows.entries()) {
    let x = 0;
    for (const cell of row.children) {
      while (grid[y]![x] !== undefined) x += 1;
      const text = cellText(cell);
      const width = span(cell, 'colspan');
      const height = Math.min(span(cell, 'rowspan'), rows.length - y);
      for (let down = 0; down < height; down += 1) {
        for (let right = 0; right < width; right += 1) grid[y + down]![x + right] = right === 0 || isHeaderRow(row) ? text : '';
      }
      x += width;
    }
  }
  return grid.map((row) => Array.from(row, (text) => text ?? ''));
}

function span(cell: DomElement, attribute: string): number {
  const value = Number.parseInt(cell.getAttribute(attribute) ?? '1', 10);
  return Number.isFinite(value) ? Math.min(Math.max(value, 1), 50) : 1;
}

function cellText(cell: DomElement): string {
  return htmlBlocks(cell).map(({ text }) => text).join(' ');
}

/**
 * Preformatted text, hard-wrapped as such files are: a blank line ends a paragraph, and so does a line that is set in
 * deeper than the one above and does not begin in the middle of a sentence.
 */
function preformatted(element: DomElement, kind: ParagraphKind): Block[] {
  const lines = normaliseCharacters(element.textContent ?? '').split('\n');
  const marked = lines.map((line, index) => {
    const above = lines[index - 1] ?? '';
    const starts = /^\s+[\p{Lu}([“"`]/u.test(line) && above.trim() !== '' && indent(line) > indent(above) + 1;
    return starts ? `\n${line}` : line;
  });
  const paragraphs = marked.join('\n').split(/\n[ \t]*\n/);
  return paragraphs.map((text) => ({ kind, text: normaliseLine(text) })).filter(({ text }) => text);
}

function indent(line: string): number {
  return line.search(/\S/);
}
