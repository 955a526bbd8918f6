import type { Metadata } from '#core/types.ts';
import type { Block, Dropped } from '../document.ts';

/** What a format's parser makes of one file: what the file says of itself and its blocks in reading order. */
export interface ParsedFile {
  readonly metadata: Metadata;
  readonly blocks: readonly Block[];
  readonly dropped: readonly Dropped[];
}

/** Nothing declared. */
export const NO_METADATA: Metadata = Object.freeze({
  title: null,
  source: null,
  url: null,
  publishedAt: null,
  language: null,
  author: null,
});

/**
 * Takes the title out of the blocks: the heading that repeats it at the top, or, where the file declares no title,
 * a heading that opens the text becomes it. Articles hold their title apart from their text.
 */
export function withoutTitleBlock(file: ParsedFile): ParsedFile {
  const { title } = file.metadata;
  const at = file.blocks.slice(0, 3).findIndex((block, index) => (title === null ? index === 0 && block.kind === 'heading' : sameLine(block.text, title)));
  const block = file.blocks[at];
  if (!block || file.blocks.length === 1) return title === null && block ? { ...file, metadata: { ...file.metadata, title: block.text } } : file;
  return { ...file, metadata: { ...file.metadata, title: title ?? block.text }, blocks: file.blocks.toSpliced(at, 1) };
}

function sameLine(one: string, other: string): boolean {
  return letters(one) === letters(other);
}

function letters(text: string): string {
  return text.normalize('NFKC').toLowerCase().replaceAll(/[^\p{L}\p{N}]+/gu, '');
}
