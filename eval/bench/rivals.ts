/** The libraries that could have been used, set up as their documentation says, OR over all words. */
import { DatabaseSync } from 'node:sqlite';
import MiniSearch from 'minisearch';

export interface RivalIndex {
  /** @param vector - The question's, for those that search by it. */
  search(question: string, k: number, vector?: Float32Array): unknown;
  close(): void;
}

export interface Rival {
  readonly name: string;
  build(passages: readonly string[]): RivalIndex;
}

export const miniSearch: Rival = {
  name: 'MiniSearch 7',
  build(passages) {
    const index = new MiniSearch({ fields: ['text'] });
    index.addAll(passages.map((text, id) => ({ id, text })));
    return { search: (question, k) => index.search(question).slice(0, k), close: () => index.removeAll() };
  },
};

export const fullTextSearch: Rival = {
  name: 'SQLite FTS5',
  build(passages) {
    const database = new DatabaseSync(':memory:');
    database.exec("CREATE VIRTUAL TABLE passages USING fts5(text, tokenize = 'porter unicode61')");
    const insert = database.prepare('INSERT INTO passages (rowid, text) VALUES (?, ?)');
    database.exec('BEGIN');
    for (const [row, text] of passages.entries()) insert.run(row, text);
    database.exec('COMMIT');
    const select = database.prepare('SELECT rowid, rank FROM passages WHERE passages MATCH ? ORDER BY rank LIMIT ?');
    return {
      search: (question, k) => select.all(question.split(' ').map((word) => `"${word.replaceAll('"', '')}"`).join(' OR '), k),
      close: () => database.close(),
    };
  },
};
