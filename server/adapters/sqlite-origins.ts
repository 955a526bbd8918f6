import { DatabaseSync } from 'node:sqlite';
import type { ArticleId, PassageRow } from '#core/types.ts';
import { immutableUrl } from './sqlite-store.ts';
import type { FileRow, OriginRow } from './sqlite-writer.ts';

/** Where one generation's articles came from: what the next build starts with. */
export interface Origins {
  readonly files: readonly FileRow[];
  /** By path, then position. */
  readonly origins: readonly OriginRow[];
  /** File names as held, by article. */
  readonly names: ReadonlyMap<ArticleId, string>;
  readonly firstRows: ReadonlyMap<ArticleId, PassageRow>;
}

/** Reads the origins of a generation's `articles.db`. */
export function readOrigins(path: string): Origins {
  const database = new DatabaseSync(immutableUrl(path), { readOnly: true });
  try {
    const articles = database.prepare('SELECT id, name, first_row AS firstRow FROM articles').all() as unknown as ArticleRow[];
    return {
      files: database.prepare('SELECT path, sha256, pipeline FROM files ORDER BY path').all() as unknown as FileRow[],
      origins: database.prepare('SELECT path, position, article, digest, document FROM origins ORDER BY path, position').all() as unknown as OriginRow[],
      names: new Map(articles.map(({ id, name }) => [id, name])),
      firstRows: new Map(articles.flatMap(({ id, firstRow }) => (firstRow === null ? [] : [[id, firstRow]]))),
    };
  } finally {
    database.close();
  }
}

interface ArticleRow {
  readonly id: ArticleId;
  readonly name: string;
  readonly firstRow: PassageRow | null;
}
