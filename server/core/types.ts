/**
 * The nouns of Parapet. ARCHITECTURE.md, "Words", defines them; a new noun needs a line there.
 *
 * Every offset is a half-open `[start, end)` pair of UTF-16 code units into `Article.text`, which is NFC.
 */

/** First 16 hex digits of {@link Article.contentHash}: same content, same id, however and whenever it is ingested. */
export type ArticleId = string;

/** `<articleId>.p<ordinal>`, e.g. `9f2c41d0a1b2c3d4.p3`. */
export type ParagraphId = `${string}.p${number}`;

/** `<paragraphId>.s<ordinal>`. */
export type SentenceId = `${ParagraphId}.s${number}`;

/** `<articleId>#<ordinal>`. */
export type PassageId = `${string}#${number}`;

/** What a document says of itself. Unknown stays null: it is never guessed from the file system. */
export interface Metadata {
  readonly title: string | null;
  /** Publisher or issuing office. */
  readonly source: string | null;
  readonly url: string | null;
  /** ISO 8601 calendar date or date-time; the precision the document states, e.g. `2026-05` or `2026-05-14`. */
  readonly publishedAt: string | null;
  /** BCP 47 primary subtag, e.g. `en`, `ko`. */
  readonly language: string | null;
  readonly author: string | null;
}

export interface Article extends Metadata {
  readonly id: ArticleId;
  /** File name without folder and extension, as last ingested: how people and question sets call the article. */
  readonly name: string;
  /** NFC. Paragraphs in reading order, separated by blank lines; boilerplate and the title are not in it. */
  readonly text: string;
  /** SHA-256, hex, of the metadata and the text. */
  readonly contentHash: string;
}

export type ParagraphKind = 'heading' | 'text' | 'list' | 'table';

/** Smallest citable block. */
export interface Paragraph {
  readonly id: ParagraphId;
  readonly articleId: ArticleId;
  /** Position in the article, from 0. */
  readonly ordinal: number;
  readonly kind: ParagraphKind;
  /** Ordinal of the heading it stands under, or null. */
  readonly heading: number | null;
  readonly start: number;
  readonly end: number;
}

/** What a citation quotes. Sentences of a paragraph are in order and leave out nothing but white space. */
export interface Sentence {
  readonly id: SentenceId;
  readonly paragraphId: ParagraphId;
  readonly start: number;
  readonly end: number;
}

/** Unit of retrieval: consecutive paragraphs of one article, or a window of one long paragraph. */
export interface Passage {
  readonly id: PassageId;
  readonly articleId: ArticleId;
  readonly start: number;
  readonly end: number;
  /** Paragraphs it touches, in order. */
  readonly paragraphIds: readonly ParagraphId[];
}

/**
 * A passage's position within its generation, dense from 0. Indexes speak in rows because a generation never
 * changes: a row costs 4 bytes where an id costs 40.
 */
export type PassageRow = number;

/** One entry of a ranked list. Higher `score` is always better; the scale belongs to the index. */
export interface Hit {
  readonly row: PassageRow;
  readonly score: number;
}

/** Leaves rows out of a search, e.g. articles newer than the reader's "as of" date. */
export type RowFilter = (row: PassageRow) => boolean;
