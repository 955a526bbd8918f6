/**
 * What ingest has to know of a segment and readers need not: which files its articles came from, what was read there, and where
 * the articles lie. `ledger.db`.
 */
import { DatabaseSync } from 'node:sqlite';
import type { ArticleId, PassageRow } from '#core/types.ts';
import { immutableUrl } from './sqlite-store.ts';

/** A file as it was read: `sha256` of its bytes, and the version of the reading that made its documents. */
export interface FileRow {
  readonly path: string;
  readonly sha256: string;
  readonly pipeline: string;
}

/** Which article a document of a file became. */
export interface OriginRow {
  readonly path: string;
  /** Position of the document in its file, from 0. */
  readonly position: number;
  /** File name without folder and extension. */
  readonly name: string;
  readonly article: ArticleId;
  /** Of what the article was made from: equal digests give equal articles. */
  readonly digest: string;
  /** Documents of one group are looked through for what they repeat; null when this one is not. */
  readonly group: string | null;
  /** Hashes of the texts that may be repeated, as the ingest made them. */
  readonly edges: Float64Array;
}

/** An article's place in its segment. */
export interface HeldArticle {
  readonly id: ArticleId;
  readonly name: string;
  readonly contentHash: string;
  /** Row of its first passage within the segment; null without passages. */
  readonly firstRow: PassageRow | null;
  readonly passages: number;
  readonly paragraphs: number;
  readonly sentences: number;
}

/** A ledger open for reading. */
export interface Ledger {
  files(): FileRow[];
  /** By path, then position. */
  origins(): OriginRow[];
  articles(): HeldArticle[];
  /** What was read, packed as it was given to {@link LedgerWriter.addOrigin}. */
  document(path: string, position: number): Uint8Array;
  close(): void;
}

export interface LedgerWriter {
  addFile(file: FileRow): void;
  addOrigin(origin: OriginRow, document: Uint8Array): void;
  addArticles(articles: Iterable<HeldArticle>): void;
  finish(): void;
  /** Closes without finishing; nothing when finished. */
  abandon(): void;
}

const SCHEMA = `
  CREATE TABLE files (path TEXT PRIMARY KEY, sha256 TEXT NOT NULL, pipeline TEXT NOT NULL) WITHOUT ROWID;
  CREATE TABLE origins (path TEXT NOT NULL, position INTEGER NOT NULL, name TEXT NOT NULL, article TEXT NOT NULL, digest TEXT NOT NULL, "group" TEXT,
    edges BLOB NOT NULL, document INTEGER NOT NULL, PRIMARY KEY (path, position)) WITHOUT ROWID;
  CREATE TABLE documents (id INTEGER PRIMARY KEY, document BLOB NOT NULL);
  CREATE TABLE articles (id TEXT PRIMARY KEY, name TEXT NOT NULL, content_hash TEXT NOT NULL, first_row INTEGER, passages INTEGER NOT NULL,
    paragraphs INTEGER NOT NULL, sentences INTEGER NOT NULL) WITHOUT ROWID;
`;

/** @param path - A file that does not exist, in a folder nobody reads yet. */
export function createLedgerWriter(path: string): LedgerWriter {
  const database = new DatabaseSync(path);
  database.exec('PRAGMA journal_mode = OFF; PRAGMA synchronous = OFF');
  database.exec(SCHEMA);
  const file = database.prepare('INSERT INTO files VALUES (?, ?, ?)');
  const origin = database.prepare('INSERT INTO origins VALUES (?, ?, ?, ?, ?, ?, ?, ?)');
  const stored = database.prepare('INSERT INTO documents (document) VALUES (?)');
  const article = database.prepare('INSERT INTO articles VALUES (?, ?, ?, ?, ?, ?, ?)');
  database.exec('BEGIN');
  return {
    addFile: ({ path: name, sha256, pipeline }) => void file.run(name, sha256, pipeline),
    addOrigin({ path: source, position, name, article: id, digest, group, edges }, document) {
      const { lastInsertRowid } = stored.run(document);
      origin.run(source, position, name, id, digest, group, new Uint8Array(edges.buffer, edges.byteOffset, edges.byteLength), lastInsertRowid);
    },
    addArticles(articles) {
      for (const { id, name, contentHash, firstRow, passages, paragraphs, sentences } of articles) article.run(id, name, contentHash, firstRow, passages, paragraphs, sentences);
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

/** Opens what {@link createLedgerWriter} wrote. */
export function openLedger(path: string): Ledger {
  const database = new DatabaseSync(immutableUrl(path), { readOnly: true });
  const document = database.prepare('SELECT document FROM documents WHERE id = (SELECT document FROM origins WHERE path = ? AND position = ?)');
  return {
    files: () => database.prepare('SELECT path, sha256, pipeline FROM files ORDER BY path').all() as unknown as FileRow[],
    origins() {
      const rows = database.prepare('SELECT path, position, name, article, digest, "group", edges FROM origins ORDER BY path, position').all();
      return (rows as unknown as (Omit<OriginRow, 'edges'> & { readonly edges: Uint8Array })[]).map((row) => ({ ...row, edges: new Float64Array(row.edges.slice().buffer) }));
    },
    articles() {
      const rows = database.prepare('SELECT id, name, content_hash AS contentHash, first_row AS firstRow, passages, paragraphs, sentences FROM articles ORDER BY id').all();
      return rows as unknown as HeldArticle[];
    },
    document: (file, position) => (document.get(file, position) as { readonly document: Uint8Array }).document,
    close: () => database.close(),
  };
}
