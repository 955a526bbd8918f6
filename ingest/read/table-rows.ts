import type { Block } from '../document.ts';

/**
 * Rows of a table as blocks, one for each row, so that a row can be cited by itself: `Header: cell; Header: cell`.
 * Without headers the cells stand alone, parted by ` | `; a two-column table without headers reads `label: value`.
 * Cell texts are kept as they are; empty cells are left out.
 *
 * @param headerRows - How many rows at the top the document marks as header; 0 leaves it to {@link looksLikeHeader}.
 */
export function tableBlocks(rows: readonly (readonly string[])[], headerRows: number): Block[] {
  const filled = rows.filter((row) => row.some(Boolean));
  const count = Math.min(headerRows || (looksLikeHeader(filled) ? 1 : 0), filled.length - 1);
  const headers = mergedHeaders(filled.slice(0, Math.max(count, 0)));
  const lines = filled.slice(Math.max(count, 0)).map((row) => rowText(row, headers));
  return lines.filter(Boolean).map((text) => ({ kind: 'table', text }));
}

/** A first row of distinct short labels, none of them a number, above at least one row with a number. */
function looksLikeHeader(rows: readonly (readonly string[])[]): boolean {
  const [first, ...rest] = rows;
  if (!first || first.length < 2 || rest.length === 0) return false;
  const labels = first.filter(Boolean);
  if (labels.length < first.length - 1 || new Set(labels).size < labels.length) return false;
  return labels.every((label) => label.length <= 40 && !isNumber(label)) && rest.some((row) => row.slice(1).some(isNumber));
}

function isNumber(cell: string): boolean {
  return /^[^\p{L}]*\d[^\p{L}]*(?:[\p{L}%]{1,3})?$/u.test(cell);
}

function mergedHeaders(rows: readonly (readonly string[])[]): string[] {
  const width = Math.max(0, ...rows.map((row) => row.length));
  return Array.from({ length: width }, (_, column) => [...new Set(rows.map((row) => row[column] ?? ''))].filter(Boolean).join(' '));
}

function rowText(row: readonly string[], headers: readonly string[]): string {
  if (row.filter(Boolean).length === 1) return row.find(Boolean)!;
  if (headers.length === 0) {
    return row.length === 2 && row[0]!.length <= 60 ? `${row[0]!.replace(/\s*:$/, '')}: ${row[1]}` : row.filter(Boolean).join(' | ');
  }
  const cells = row.map((cell, column) => {
    const header = headers[column];
    return cell && header && header !== cell ? `${header.replace(/\s*:$/, '')}: ${cell}` : cell;
  });
  return cells.filter(Boolean).join('; ');
}
