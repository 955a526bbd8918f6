/** Takes the furniture of web pages out of a document, by general signals, position and repetition. */
import { detectLanguage } from '#core/text/language.ts';
import type { Block, Dropped, SourceDocument } from '../document.ts';
import { readHead } from './metadata.ts';
import { splitPlainText } from './plain-text.ts';
import { edgesOf, groupOf, repeatedAmong, withoutRepeated } from './repeated.ts';
import { judge } from './verdicts.ts';

/**
 * The document without boilerplate. What its own head says of title, publisher, author and date fills the metadata that
 * is null, and its text the language; the lines that said so leave the text. Everything left out is appended to
 * `dropped` with a reason. Losing article text is worse than keeping a footer, so a block inside the body needs far
 * stronger evidence than one before or after it; a document of which nothing would be left keeps all its blocks.
 */
export function cleanDocument(source: SourceDocument): SourceDocument {
  const document = { ...source, blocks: source.blocks.flatMap(intoBlocks) };
  const { metadata, consumed } = readHead(document, document.blocks);
  const reasons = judge(document.blocks, metadata.title, consumed);
  const kept = document.blocks.filter((_, index) => !reasons.has(index));
  const empty = !kept.some(({ text }) => /[\p{L}\p{N}]/u.test(text));
  const blocks = empty ? document.blocks : kept;
  const language = metadata.language ?? detectLanguage(blocks.map(({ text }) => text).join('\n'));
  const dropped = empty ? [] : document.blocks.flatMap(({ text }, index) => reasonFor(reasons.get(index), text));
  return { ...document, ...metadata, language, blocks, dropped: [...document.dropped, ...dropped] };
}

/** Plain text arrives as one block with its line breaks; a reader of a structured format leaves none inside a paragraph. */
function intoBlocks(block: Block): readonly Block[] {
  return block.kind === 'text' && block.text.includes('\n') ? splitPlainText(block.text) : [block];
}

/**
 * Drops what stands at the head or tail of many documents of one publisher, host or folder. A block counts as repeated
 * when at least three of them, and three in ten, begin or end with it or are near to; half of them when nothing else
 * about it looks like boilerplate. Documents that share most of their text are versions of one story and lose nothing.
 */
export function dropRepeated(documents: readonly SourceDocument[]): SourceDocument[] {
  const edged = documents.map((document) => ({ edges: edgesOf(document), read: () => document }));
  const groups = Map.groupBy(edged, ({ read }) => groupOf(read()));
  const repeated = new Map([...groups].map(([origin, group]) => [origin, repeatedAmong(group)]));
  return documents.map((document) => withoutRepeated(document, repeated.get(groupOf(document))!));
}

function reasonFor(reason: string | undefined, text: string): Dropped[] {
  return reason === undefined ? [] : [{ text, reason }];
}
