import type { Fragment } from './pdf-lines.ts';
import type { Line } from './pdf-paragraphs.ts';

/** A table found in a column of lines: cell texts by row and column, and how many lines it takes. */
export interface FoundTable {
  readonly rows: readonly (readonly string[])[];
  readonly lines: number;
  /** Its columns, when they are running text set side by side and no table. */
  readonly sideBySide?: readonly (readonly Fragment[])[];
}

/**
 * The table that begins at a line, if one does: at least two lines of two cells or more whose cells begin, centre or end
 * at the same places. A line with fewer cells inside the table continues the row above it.
 */
export function tableAt(lines: readonly Line[], start: number): FoundTable | undefined {
  if (lines[start]!.length < 2) return undefined;
  let end = start + 1;
  for (let index = start + 1; index < lines.length && follows(lines[index]!, lines, start, index); index += 1) {
    if (lines[index]!.length >= 2 || wrapsCell(lines[index]!, lines[index - 1]!, end === index)) end = index + 1;
  }
  const body = lines.slice(start, end);
  const full = body.filter((line) => line.length >= 2);
  if (full.length < 2) return undefined;
  const columns = columnPlaces(body);
  if (columns.length < 2) return undefined;
  const cells = columns.map((_, at) => body.flat().filter((cell) => nearest(cell, columns) === at));
  const sideBySide = cells.length === 2 && cells.every(runsOn) ? { sideBySide: cells } : {};
  return { rows: rowsOf(body, columns), lines: end - start, ...sideBySide };
}

/** Cells under one another that read as one text: wide, and most of them not beginning a sentence. */
function runsOn(cells: readonly Fragment[]): boolean {
  const width = cells.reduce((sum, { left, right, size }) => sum + (right - left) / size, 0) / cells.length;
  const continued = cells.slice(1).filter(({ text }) => /^[\p{Ll}(]/u.test(text)).length;
  return cells.length >= 4 && width > 9 && continued > 0.5 * (cells.length - 1);
}

/** A single cell close under the line before and flush with one of its later cells: that cell's second line. */
function wrapsCell(line: Line, above: Line, directly: boolean): boolean {
  const [cell] = line;
  return directly && cell!.y - above[0]!.y < 1.6 * cell!.size && above.some((upper, at) => (at > 0 || above.length === 1) && Math.abs(upper.left - cell!.left) < 0.5 * cell!.size);
}

interface Place {
  left: number;
  right: number;
}

/** A line belongs to the table when it is near the line above and its cells lie over columns. */
function follows(line: Line, lines: readonly Line[], start: number, index: number): boolean {
  const gap = line[0]!.y - lines[index - 1]![0]!.y;
  if (gap > 3.2 * line[0]!.size) return false;
  const columns = columnPlaces(lines.slice(start, index));
  if (line.length === 1) return columns.filter((column) => overlaps(line[0]!, column)).length === 1 && line[0]!.right - line[0]!.left < 0.6 * (columns.at(-1)!.right - columns[0]!.left);
  return line.filter((cell) => columns.filter((column) => overlaps(cell, column)).length <= 1).length >= line.length - 1;
}

/** Columns as the spans of cells that lie over one another. Cells that span several columns do not merge them. */
function columnPlaces(lines: readonly Line[]): Place[] {
  const most = Math.max(...lines.map((line) => line.length));
  const cells = lines.filter((line) => line.length >= Math.max(2, most - 1)).flat().map(({ left, right }) => ({ left, right })).sort((a, b) => a.left - b.left);
  const columns: Place[] = [];
  for (const cell of cells) {
    const last = columns.at(-1);
    if (last && cell.left < last.right) last.right = Math.max(last.right, cell.right);
    else columns.push({ ...cell });
  }
  return columns;
}

function overlaps(cell: Place, column: Place): boolean {
  return cell.left < column.right && cell.right > column.left;
}

function rowsOf(lines: readonly Line[], columns: readonly Place[]): string[][] {
  const rows: string[][] = [];
  const tight = tightestGap(lines);
  let y = -Infinity;
  for (const line of lines) {
    const cells = columns.map(() => '');
    for (const cell of line) {
      const at = nearest(cell, columns);
      cells[at] = cells[at] ? `${cells[at]} ${cell.text}` : cell.text;
    }
    const above = rows.at(-1);
    const gap = line[0]!.y - y;
    const hanging = cells[0] === '' && line.length < columns.length && gap < 1.6 * line[0]!.size;
    const continues = above && (hanging || gap <= tight);
    if (continues) for (const [at, text] of cells.entries()) above[at] = [above[at], text].filter(Boolean).join(' ');
    else rows.push(cells);
    y = line[0]!.y;
  }
  return rows;
}

/** Line distance inside cells of several lines: when rows stand clearly farther apart than some lines; else 0. */
function tightestGap(lines: readonly Line[]): number {
  const gaps = lines.slice(1).map((line, index) => line[0]!.y - lines[index]![0]!.y);
  const least = Math.min(...gaps);
  return gaps.some((gap) => gap > 1.2 * least) && least < 1.4 * lines[0]![0]!.size ? 1.1 * least : 0;
}

function nearest(cell: Place, columns: readonly Place[]): number {
  const overlap = columns.map((column) => Math.min(cell.right, column.right) - Math.max(cell.left, column.left));
  return overlap.indexOf(Math.max(...overlap));
}
