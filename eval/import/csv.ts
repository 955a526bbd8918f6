import { AppError } from '#core/errors.ts';

/**
 * Reads comma-separated values with a header line (RFC 4180): fields in double quotes may hold commas, line breaks and doubled
 * quotes. A byte-order mark and empty lines are skipped.
 * @returns One record per row, by column name; `line` is where the row begins, from 1.
 * @throws {AppError} `invalid_request` naming the line of a row with too many fields or a quote that is never closed.
 */
export function readCsv(content: string, path: string): { readonly line: number; readonly record: Record<string, string> }[] {
  const rows = rowsOf(content.replace(/^\ufeff/, ''), path);
  const header = rows.shift()?.fields ?? [];
  return rows.map(({ line, fields }) => {
    if (fields.length > header.length) throw malformed(path, line, `${fields.length} fields under ${header.length} columns`);
    return { line, record: Object.fromEntries(header.map((name, index) => [name.trim(), fields[index] ?? ''])) };
  });
}

interface Row {
  readonly line: number;
  readonly fields: readonly string[];
}

/** A field in quotes, or up to the next comma or line end; then what ends it. */
const FIELD = /(?:"((?:[^"]|"")*)"|([^",\r\n][^,\r\n]*)?)(,|\r\n|\n|\r|$)/y;

function rowsOf(content: string, path: string): Row[] {
  const rows: Row[] = [];
  let [line, start, fields]: [number, number, string[]] = [1, 1, []];
  FIELD.lastIndex = 0;
  while (FIELD.lastIndex < content.length || fields.length > 0) {
    const match = FIELD.exec(content);
    if (match === null) throw malformed(path, line, 'a quote that is not closed, or text after one');
    fields.push(match[1]?.replaceAll('""', '"') ?? match[2] ?? '');
    line += match[0].match(/\r\n|\n|\r/g)?.length ?? 0;
    if (match[3] === ',') continue;
    if (fields.some((field) => field !== '')) rows.push({ line: start, fields });
    [start, fields] = [line, []];
  }
  return rows;
}

function malformed(path: string, line: number, what: string): AppError {
  return new AppError('invalid_request', `${path}:${line}: ${what}; give comma-separated values with a header line.`);
}
