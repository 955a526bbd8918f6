/** Looks over glossary files for what a person should mend: rows that cannot be read, duplicates, and words that mean two things. */
import { AppError } from '../errors.ts';
import { inflectionKey } from '../text/inflection.ts';
import { parseGlossaryLine, type GlossaryEntry } from './glossary.ts';

export interface GlossaryFile {
  readonly name: string;
  readonly tsv: string;
}

/** `error`: the row is not used, or stands twice. `conflict`: a Korean alias with two meanings, right only for homonyms. */
export interface GlossaryFinding {
  readonly kind: 'error' | 'conflict';
  readonly file: string;
  /** From 1. */
  readonly line: number;
  readonly message: string;
}

interface Row {
  readonly file: string;
  readonly line: number;
  readonly entry: GlossaryEntry;
}

/** @returns Findings in the order of files and lines. */
export function checkGlossary(files: readonly GlossaryFile[]): GlossaryFinding[] {
  const { rows, unreadable } = readRows(files);
  const found = [...unreadable, ...doubledAliases(rows), ...doubledRows(rows), ...conflicts(rows)];
  const order = new Map(files.map(({ name }, index) => [name, index]));
  return found.sort((a, b) => order.get(a.file)! - order.get(b.file)! || a.line - b.line);
}

function readRows(files: readonly GlossaryFile[]): { readonly rows: readonly Row[]; readonly unreadable: readonly GlossaryFinding[] } {
  const rows: Row[] = [];
  const unreadable: GlossaryFinding[] = [];
  for (const { name, tsv } of files) {
    for (const [index, text] of tsv.split(/\r?\n/).entries()) {
      const place = { file: name, line: index + 1 };
      try {
        const entry = parseGlossaryLine(text, 'the row');
        if (entry !== undefined) rows.push({ ...place, entry });
      } catch (error) {
        if (!(error instanceof AppError)) throw error;
        unreadable.push({ ...place, kind: 'error', message: error.message });
      }
    }
  }
  return { rows, unreadable };
}

function doubledAliases(rows: readonly Row[]): GlossaryFinding[] {
  return rows.flatMap(({ file, line, entry }) => {
    const keys = [...entry.korean, ...entry.english].map((alias) => alias.toLowerCase());
    const doubled = keys.filter((key, index) => keys.indexOf(key) !== index);
    return doubled.map((alias): GlossaryFinding => ({ kind: 'error', file, line, message: `"${alias}" stands twice in the row; take one out.` }));
  });
}

/** Rows with one id are one concept: what the second adds belongs into the first. */
function doubledRows(rows: readonly Row[]): GlossaryFinding[] {
  const first = new Map<string, Row>();
  return rows.flatMap((row): GlossaryFinding[] => {
    const before = first.get(row.entry.id);
    if (before === undefined) {
      first.set(row.entry.id, row);
      return [];
    }
    return [{ kind: 'error', file: row.file, line: row.line, message: `"${row.entry.id}" is also ${before.file}, line ${before.line}; make the two rows one.` }];
  });
}

/** Rows that share a Korean alias and no English word: they translate it into different things. */
function conflicts(rows: readonly Row[]): GlossaryFinding[] {
  const byAlias = Map.groupBy(
    rows.flatMap((row) => row.entry.korean.map((alias) => ({ alias, row }))),
    ({ alias }) => alias.toLowerCase().replace(/\s+/g, ''),
  );
  return [...byAlias].flatMap(([alias, uses]) =>
    uses.slice(1).flatMap(({ row }, index): GlossaryFinding[] => {
      const earlier = uses.slice(0, index + 1).find((use) => use.row !== row && use.row.entry.id !== row.entry.id);
      if (earlier === undefined || shareWord(earlier.row.entry, row.entry)) return [];
      const [own, other] = [row, earlier.row].map(({ entry }) => entry.english[0] ?? entry.korean[0]!);
      return [{ kind: 'conflict', file: row.file, line: row.line, message: `"${alias}" means "${own}" here and "${other}" in ${earlier.row.file}, line ${earlier.row.line}; keep both only for a homonym.` }];
    }),
  );
}

function shareWord(a: GlossaryEntry, b: GlossaryEntry): boolean {
  return englishKeys(a).intersection(englishKeys(b)).size > 0;
}

function englishKeys({ english }: GlossaryEntry): Set<string> {
  return new Set(english.flatMap((alias) => alias.split(/\s+/).map(inflectionKey)));
}
