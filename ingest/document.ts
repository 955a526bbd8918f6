import type { Article, Metadata, Paragraph, ParagraphKind, Sentence } from '#core/types.ts';

/** A block of a document as a reader found it, before any cleaning. */
export interface Block {
  readonly kind: ParagraphKind;
  /** Plain text, one block; line breaks inside only where the layout means them (tables). */
  readonly text: string;
}

/** Text that was left out of the article, and why: shown by `ingest --explain`. */
export interface Dropped {
  readonly text: string;
  readonly reason: string;
}

/** A file as read and cleaned: what it says of itself, its blocks in reading order, and what was left out. */
export interface SourceDocument extends Metadata {
  /** Absolute path of the file it came from: which article a re-ingest replaces or removes. */
  readonly path: string;
  /** File name without folder and extension. */
  readonly name: string;
  readonly blocks: readonly Block[];
  readonly dropped: readonly Dropped[];
}

/** An article with its citable parts. */
export interface SegmentedArticle {
  readonly article: Article;
  readonly paragraphs: readonly Paragraph[];
  readonly sentences: readonly Sentence[];
}
