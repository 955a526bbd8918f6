import { DatabaseSync } from 'node:sqlite';
import { pathToFileURL } from 'node:url';
import type { Store } from '#core/ports.ts';
import type { Article, ArticleId, Paragraph, ParagraphId, Passage } from '#core/types.ts';

/** Columns of `articles` under the names of {@link Article}, all but the text. */
const DESCRIPTION = `id, name, title, source, url, published_at AS publishedAt, language, author, content_hash AS contentHash`;

/** An article's paragraphs, under the names of {@link Paragraph}. */
export const PARAGRAPHS = `SELECT article || '.p' || ordinal AS id, article AS articleId, ordinal, kind, heading, start, "end"
  FROM paragraphs WHERE article = ? ORDER BY ordinal`;

/** The store of one segment. */
export type SegmentStore = Store & {
  has(id: ArticleId): boolean;
  close(): void;
};

/**
 * Reads a segment's `articles.db`. The file may be unlinked while it is open: a generation that was pruned stays
 * readable for those who hold it.
 */
export function openSqliteStore(path: string): SegmentStore {
  const database = new DatabaseSync(immutableUrl(path), { readOnly: true });
  database.exec('PRAGMA mmap_size = 1073741824');

  const article = database.prepare(`SELECT ${DESCRIPTION}, text FROM articles WHERE id = ?`);
  const presence = database.prepare('SELECT 1 FROM articles WHERE id = ?');
  const page = database.prepare(`SELECT ${DESCRIPTION} FROM articles ORDER BY title IS NULL, title, id LIMIT ? OFFSET ?`);
  const count = database.prepare('SELECT count(*) AS total FROM articles');
  const paragraphs = database.prepare(PARAGRAPHS);
  const sentences = database.prepare('SELECT ordinal, start, "end" FROM sentences WHERE article = ? AND paragraph = ? ORDER BY ordinal');
  const passage = database.prepare('SELECT article, ordinal, start, "end", paragraphs FROM passages WHERE row = ?');
  const duplicates = database.prepare('SELECT other FROM near_duplicates WHERE paragraph = ? ORDER BY other');
  const dates = database.prepare('SELECT published_at AS publishedAt, passages FROM articles WHERE passages > 0 ORDER BY first_row');

  return {
    has: (id) => presence.get(id) !== undefined,

    async article(id) {
      return article.get(id) as Article | undefined;
    },

    async articles(offset, limit) {
      const items = page.all(limit, offset) as unknown as Omit<Article, 'text'>[];
      return { total: (count.get() as { total: number }).total, items };
    },

    async paragraphs(articleId) {
      return paragraphs.all(articleId) as unknown as Paragraph[];
    },

    async sentences(paragraphIds) {
      return paragraphIds.flatMap((paragraphId) => {
        const { article: articleId, ordinal } = parseParagraphId(paragraphId);
        const found = sentences.all(articleId, ordinal) as unknown as SentenceRow[];
        return found.map((row) => ({ id: `${paragraphId}.s${row.ordinal}` as const, paragraphId, start: row.start, end: row.end }));
      });
    },

    async passages(rows) {
      return rows.flatMap((row) => {
        const found = passage.get(row) as PassageRecord | undefined;
        return found ? [toPassage(found)] : [];
      });
    },

    async nearDuplicates(paragraphId) {
      return (duplicates.all(paragraphId) as unknown as { other: ParagraphId }[]).map(({ other }) => other);
    },

    async publicationDates() {
      const perArticle = dates.all() as unknown as { publishedAt: string | null; passages: number }[];
      return perArticle.flatMap(({ publishedAt, passages }) => Array.from({ length: passages }, () => publishedAt));
    },

    close: () => database.close(),
  };
}

/** Address of a database that never changes: SQLite then takes no lock and looks for no journal. */
export function immutableUrl(path: string): URL {
  const url = pathToFileURL(path);
  url.searchParams.set('immutable', '1');
  return url;
}

/** A row of `passages`, as stored: `paragraphs` holds the ordinals of those it touches, joined by commas. */
export interface PassageRecord {
  readonly article: string;
  readonly ordinal: number;
  readonly start: number;
  readonly end: number;
  readonly paragraphs: string;
}

/** The passage that a row of the table stands for. */
export function toPassage({ article, ordinal, start, end, paragraphs }: PassageRecord): Passage {
  const paragraphIds = paragraphs === '' ? [] : paragraphs.split(',').map((one): ParagraphId => `${article}.p${Number(one)}`);
  return { id: `${article}#${ordinal}`, articleId: article, start, end, paragraphIds };
}

/** Parts of a paragraph id; an id of another shape gives an article that does not exist. */
export function parseParagraphId(id: string): { article: string; ordinal: number } {
  const cut = id.lastIndexOf('.p');
  return { article: id.slice(0, Math.max(cut, 0)), ordinal: Number(id.slice(cut + 2)) };
}


interface SentenceRow {
  readonly ordinal: number;
  readonly start: number;
  readonly end: number;
}
