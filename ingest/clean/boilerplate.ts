/** Takes the furniture of web pages out of a document, by general signals, position and repetition. */
import { dirname } from 'node:path';
import { detectLanguage } from '#core/text/language.ts';
import { foldText } from '#core/text/normalise.ts';
import type { Block, Dropped, SourceDocument } from '../document.ts';
import { readHead } from './metadata.ts';
import { splitPlainText } from './plain-text.ts';
import { REASONS } from './signals.ts';
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
  const groups = Map.groupBy(documents, originOf);
  const repeated = new Map([...groups].map(([origin, group]) => [origin, repeatedIn(group)]));
  return documents.map((document) => withoutRepeated(document, repeated.get(originOf(document))!));
}

/** Blocks from either end that are compared across documents. */
const EDGE = 8;

function originOf({ url, source, path }: SourceDocument): string {
  const host = url !== null && URL.canParse(url) ? new URL(url).hostname : '';
  return host || source || dirname(path);
}

/** Folded texts that count as repeated among the documents of one origin. */
function repeatedIn(group: readonly SourceDocument[]): ReadonlySet<string> {
  const holders = new Map<string, number>();
  const looks = new Set<string>();
  for (const { blocks } of group) {
    const edges = blocks.filter((_, index) => isEdge(index, blocks.length));
    for (const text of new Set(edges.map((block) => foldText(block.text)))) if (text !== '') holders.set(text, (holders.get(text) ?? 0) + 1);
    for (const { text } of edges) if (judge([{ kind: 'text', text }], null, new Map(), 1).size > 0) looks.add(foldText(text));
  }
  const enough = (text: string, count: number) => count >= 3 && count >= (looks.has(text) ? 0.3 : 0.5) * group.length && (looks.has(text) || count >= 5);
  return new Set([...holders].filter(([text, count]) => enough(text, count)).map(([text]) => text));
}

function isEdge(index: number, length: number): boolean {
  return index < EDGE || index >= length - EDGE;
}

function withoutRepeated(document: SourceDocument, repeated: ReadonlySet<string>): SourceDocument {
  const { blocks } = document;
  const goes = (block: Block, index: number) => isEdge(index, blocks.length) && repeated.has(foldText(block.text)) && !headsKept(blocks, index, repeated);
  const dropped = blocks.filter(goes);
  const lost = dropped.reduce((sum, { text }) => sum + text.length, 0);
  const total = blocks.reduce((sum, { text }) => sum + text.length, 0);
  if (dropped.length === 0 || lost > total / 2) return document;
  const reasons: Dropped[] = dropped.map(({ text }) => ({ text, reason: REASONS.shared }));
  return { ...document, blocks: blocks.filter((block, index) => !goes(block, index)), dropped: [...document.dropped, ...reasons] };
}

/** A heading every story of a source has, over text of this story alone. */
function headsKept(blocks: readonly Block[], index: number, repeated: ReadonlySet<string>): boolean {
  const next = blocks[index + 1];
  return blocks[index]!.kind === 'heading' && next !== undefined && !repeated.has(foldText(next.text));
}

function reasonFor(reason: string | undefined, text: string): Dropped[] {
  return reason === undefined ? [] : [{ text, reason }];
}
