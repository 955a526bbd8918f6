/** Writes a segment's `articles.db`. Only `ingest` does; the server reads it through `sqlite-store.ts`. */
import { DatabaseSync } from 'node:sqlite';
import type { Article, ArticleId, Paragraph, ParagraphId, Passage, PassageRow, Sentence } from '#core/types.ts';
import type { HeldArticle } from './ledger.ts';
import { immutableUrl, PARAGRAPHS, parseParagraphId, type PassageRecord, toPassage } from './sqlite-store.ts';

/** An article with all that is derived from it alone. */
export interface ArticleParts {
  readonly article: Article;
  readonly paragraphs: readonly Paragraph[];
  readonly sentences: readonly Sentence[];
  readonly passages: readonly Passage[];
}

/** An article with its place in the order of passages. */
export interface PlacedArticle {
  readonly article: Article;
  readonly paragraphs: readonly Paragraph[];
  readonly passages: readonly Passage[];
  /** Row of its first passage; the others follow. */
  readonly firstRow: PassageRow;
}

export interface Counts {
  readonly articles: number;
  readonly paragraphs: number;
  readonly sentences: number;
  readonly passages: number;
}

/** A database being filled, in this order: articles, then rows, then links, then finish. */
export interface ArticleWriter {
  /** Copies articles, with all that is derived from them, out of another generation's database. */
  carryOver(from: string, articles: readonly ArticleId[]): void;
  add(parts: ArticleParts): void;
  rename(article: ArticleId, name: string): void;
  /** Passages of the articles added so far. */
  addedPassages(): number;
  /** Numbers the passages by article id and position, whatever order they came in, and counts what there is. */
  assignRows(): Counts;
  /** What the ledger is to say of the articles. */
  held(): HeldArticle[];
  /** Articles that have passages, in the order of their rows. */
  placed(): Iterable<PlacedArticle>;
  /** Links two paragraphs, both ways. */
  link(a: ParagraphId, b: ParagraphId): void;
  finish(): void;
  /** Closes without finishing; nothing when finished. */
  abandon(): void;
}

const SCHEMA = `
  CREATE TABLE articles (id TEXT NOT NULL UNIQUE, name TEXT NOT NULL, title TEXT, source TEXT, url TEXT, published_at TEXT,
    language TEXT, author TEXT, text TEXT NOT NULL, content_hash TEXT NOT NULL, first_row INTEGER, passages INTEGER NOT NULL DEFAULT 0);
  CREATE TABLE paragraphs (article TEXT NOT NULL, ordinal INTEGER NOT NULL, kind TEXT NOT NULL, heading INTEGER, start INTEGER NOT NULL,
    "end" INTEGER NOT NULL, PRIMARY KEY (article, ordinal)) WITHOUT ROWID;
  CREATE TABLE sentences (article TEXT NOT NULL, paragraph INTEGER NOT NULL, ordinal INTEGER NOT NULL, start INTEGER NOT NULL,
    "end" INTEGER NOT NULL, PRIMARY KEY (article, paragraph, ordinal)) WITHOUT ROWID;
  CREATE TABLE passages (row INTEGER PRIMARY KEY, article TEXT NOT NULL, ordinal INTEGER NOT NULL, start INTEGER NOT NULL,
    "end" INTEGER NOT NULL, paragraphs TEXT NOT NULL);
  CREATE TABLE near_duplicates (paragraph TEXT NOT NULL, other TEXT NOT NULL, PRIMARY KEY (paragraph, other)) WITHOUT ROWID;
  CREATE TEMP TABLE staged (article TEXT NOT NULL, ordinal INTEGER NOT NULL, start INTEGER NOT NULL, "end" INTEGER NOT NULL,
    paragraphs TEXT NOT NULL, PRIMARY KEY (article, ordinal)) WITHOUT ROWID;
  CREATE TEMP TABLE carried (article TEXT PRIMARY KEY) WITHOUT ROWID;
`;

/** @param path - A file that does not exist, in a folder nobody reads yet: durability comes with the rename of the folder. */
export function createArticleWriter(path: string): ArticleWriter {
  const database = new DatabaseSync(path);
  database.exec('PRAGMA journal_mode = OFF; PRAGMA synchronous = OFF; PRAGMA temp_store = MEMORY; PRAGMA cache_size = -65536');
  database.exec(SCHEMA);
  const insert = statements(database);
  let added = 0;
  database.exec('BEGIN');

  return {
    carryOver(from, articles) {
      database.exec('COMMIT');
      database.prepare('ATTACH ? AS old').run(immutableUrl(from).href);
      database.exec('BEGIN');
      const carry = database.prepare('INSERT INTO carried VALUES (?)');
      database.exec('DELETE FROM carried');
      for (const article of articles) carry.run(article);
      for (const copy of CARRY_OVER) database.exec(copy);
      database.exec('COMMIT; DETACH old; BEGIN');
    },

    add({ article, paragraphs, sentences, passages }) {
      const { id, name, title, source, url, publishedAt, language, author, text, contentHash } = article;
      insert.article.run(id, name, title, source, url, publishedAt, language, author, text, contentHash);
      for (const { ordinal, kind, heading, start, end } of paragraphs) insert.paragraph.run(id, ordinal, kind, heading, start, end);
      for (const sentence of sentences) {
        insert.sentence.run(id, parseParagraphId(sentence.paragraphId).ordinal, ordinalAfter('.s', sentence.id), sentence.start, sentence.end);
      }
      added += passages.length;
      for (const passage of passages) {
        const touched = passage.paragraphIds.map((paragraph) => parseParagraphId(paragraph).ordinal).join(',');
        insert.passage.run(id, ordinalAfter('#', passage.id), passage.start, passage.end, touched);
      }
    },

    addedPassages: () => added,
    rename: (article, name) => void insert.name.run(name, article),

    assignRows() {
      database.exec(`
        INSERT INTO passages SELECT row_number() OVER (ORDER BY article, ordinal) - 1, article, ordinal, start, "end", paragraphs FROM staged ORDER BY article, ordinal;
        CREATE TEMP TABLE extents AS SELECT article, min(row) AS first_row, count(*) AS passages FROM passages GROUP BY article;
        UPDATE articles SET first_row = extents.first_row, passages = extents.passages FROM extents WHERE extents.article = articles.id;
        DROP TABLE extents; DELETE FROM staged;
        CREATE INDEX articles_by_title ON articles (title IS NULL, title, id);
        CREATE INDEX articles_by_row ON articles (first_row, passages, published_at)`);
      return database.prepare(`SELECT (SELECT count(*) FROM articles) AS articles, (SELECT count(*) FROM paragraphs) AS paragraphs,
        (SELECT count(*) FROM sentences) AS sentences, (SELECT count(*) FROM passages) AS passages`).get() as unknown as Counts;
    },

    held() {
      return database.prepare(`SELECT id, name, content_hash AS contentHash, first_row AS firstRow, passages, (SELECT count(*) FROM paragraphs WHERE article = id) AS paragraphs,
        (SELECT count(*) FROM sentences WHERE article = id) AS sentences FROM articles ORDER BY id`).all() as unknown as HeldArticle[];
    },

    placed: () => placedArticles(database),

    link(a, b) {
      insert.link.run(a, b);
      insert.link.run(b, a);
    },

    finish() {
      database.exec('COMMIT');
      database.close();
    },
    abandon() {
      if (database.isOpen) database.close();
    },
  };
}

const CARRY_OVER = [
  `INSERT INTO articles SELECT id, name, title, source, url, published_at, language, author, text, content_hash, NULL, 0
     FROM old.articles WHERE id IN (SELECT article FROM carried)`,
  'INSERT INTO paragraphs SELECT * FROM old.paragraphs WHERE article IN (SELECT article FROM carried)',
  'INSERT INTO sentences SELECT * FROM old.sentences WHERE article IN (SELECT article FROM carried)',
  'INSERT INTO staged SELECT article, ordinal, start, "end", paragraphs FROM old.passages WHERE article IN (SELECT article FROM carried)',
];

function statements(database: DatabaseSync) {
  return {
    article: database.prepare('INSERT INTO articles (id, name, title, source, url, published_at, language, author, text, content_hash) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)'),
    paragraph: database.prepare('INSERT INTO paragraphs VALUES (?, ?, ?, ?, ?, ?)'),
    sentence: database.prepare('INSERT INTO sentences VALUES (?, ?, ?, ?, ?)'),
    passage: database.prepare('INSERT INTO staged VALUES (?, ?, ?, ?, ?)'),
    name: database.prepare('UPDATE articles SET name = ? WHERE id = ?'),
    link: database.prepare('INSERT OR IGNORE INTO near_duplicates VALUES (?, ?)'),
  };
}

function* placedArticles(database: DatabaseSync): Iterable<PlacedArticle> {
  const articles = database.prepare(`SELECT id, name, title, source, url, published_at AS publishedAt, language, author, text,
    content_hash AS contentHash, first_row AS firstRow FROM articles WHERE passages > 0 ORDER BY first_row`);
  const paragraphs = database.prepare(PARAGRAPHS);
  const passages = database.prepare('SELECT article, ordinal, start, "end", paragraphs FROM passages WHERE row >= ? AND row < ? + (SELECT passages FROM articles WHERE id = ?) ORDER BY row');
  for (const row of articles.iterate() as unknown as Iterable<Article & { firstRow: number }>) {
    const { firstRow, ...article } = row;
    yield {
      article,
      paragraphs: paragraphs.all(article.id) as unknown as Paragraph[],
      passages: (passages.all(firstRow, firstRow, article.id) as unknown as PassageRecord[]).map(toPassage),
      firstRow,
    };
  }
}

function ordinalAfter(mark: string, id: string): number {
  return Number(id.slice(id.lastIndexOf(mark) + mark.length));
}
