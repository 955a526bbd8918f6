import type { Line } from './pdf-paragraphs.ts';

/** A table found in a column of lines: cell texts by row and column, and how many lines it takes. */
export interface FoundTable {
  readonly rows: readonly (readonly string[])[];
  readonly lines: number;
}

/**
 * The table that begins at a line, if one does: at least two lines of two cells or more whose cells begin, centre or end
 * at the same places. A line with fewer cells inside the table continues the row above it.
 */
export function tableAt(lines: readonly Line[], start: number): FoundTable | undefined {
  if (lines[start]!.length < 2) return undefined;
  let end = start + 1;
  for (let index = start + 1; index < lines.length && follows(lines[index]!, lines, start, index); index += 1) {
    if (lines[index]!.length >= 2) end = index + 1;
  }
  const body = lines.slice(start, end);
  const full = body.filter((line) => line.length >= 2);
  if (full.length < 2) return undefined;
  const columns = columnPlaces(body);
  if (columns.length < 2) return undefined;
  return { rows: rowsOf(body, columns), lines: end - start };
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
  let y = -Infinity;
  for (const line of lines) {
    const cells = columns.map(() => '');
    for (const cell of line) {
      const at = nearest(cell, columns);
      cells[at] = cells[at] ? `${cells[at]} ${cell.text}` : cell.text;
    }
    const above = rows.at(-1);
    const continues = above && cells[0] === '' && line[0]!.y - y < 1.6 * line[0]!.size && line.length < columns.length;
    if (continues) for (const [at, text] of cells.entries()) above[at] = [above[at], text].filter(Boolean).join(' ');
    else rows.push(cells);
    y = line[0]!.y;
  }
  return rows;
}

function nearest(cell: Place, columns: readonly Place[]): number {
  const overlap = columns.map((column) => Math.min(cell.right, column.right) - Math.max(cell.left, column.left));
  return overlap.indexOf(Math.max(...overlap));
}
