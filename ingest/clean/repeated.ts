/** Finds the text that many documents of one origin repeat at their head or tail, from hashes of it, without holding the documents. */
import { dirname } from 'node:path';
import { foldText } from '#core/text/normalise.ts';
import type { Block, Dropped, SourceDocument } from '../document.ts';
import { REASONS } from './signals.ts';
import { judge } from './verdicts.ts';

/** Blocks from either end that are compared across documents. */
const EDGE = 8;

/** What stands for a document here: hashes of its edges as {@link edgesOf} gives them, and the document for when it is needed. */
export interface Edged {
  readonly edges: Float64Array;
  read(): SourceDocument;
}

/** Documents of one publisher, host or folder are compared with each other. */
export function groupOf({ url, source, path }: SourceDocument): string {
  const host = url !== null && URL.canParse(url) ? new URL(url).hostname : '';
  return host || source || dirname(path);
}

/** How many hashes count, those hashes (each once), then those of texts that only follow an edge. */
export function edgesOf({ blocks }: SourceDocument): Float64Array {
  const folded = blocks.map(({ text }, index) => (isEdge(index, blocks.length) || isEdge(index - 1, blocks.length) ? foldText(text) : ''));
  const at = (wanted: (index: number) => boolean): Set<number> => new Set(folded.flatMap((text, index) => (text !== '' && wanted(index) ? [hashOf(text)] : [])));
  const counted = at((index) => isEdge(index, blocks.length));
  return Float64Array.from([counted.size, ...counted, ...at((index) => !isEdge(index, blocks.length))]);
}

/** @param group - Documents of one origin, in order of path. @returns Hashes of the folded texts that count as repeated among them. */
export function repeatedAmong(group: readonly Edged[]): ReadonlySet<number> {
  const holders = new Map<number, { count: number; readonly first: Edged }>();
  for (const one of group) {
    for (let index = 1; index <= one.edges[0]!; index += 1) {
      const held = holders.get(one.edges[index]!);
      if (held) held.count += 1;
      else holders.set(one.edges[index]!, { count: 1, first: one });
    }
  }
  const repeated = new Set<number>();
  for (const [hash, { count, first }] of holders) {
    if (count < 3 || count < 0.3 * group.length) continue;
    if ((count >= 5 && count >= 0.5 * group.length) || looksLikeBoilerplate(hash, first)) repeated.add(hash);
  }
  return repeated;
}

/** Whether {@link withoutRepeated} may treat a document otherwise when these hashes count as repeated, or no more. */
export function holdsAny({ edges }: Edged, hashes: ReadonlySet<number>): boolean {
  return edges.some((hash, index) => index > 0 && hashes.has(hash));
}

/** The document without its repeated edges; as it is when they are most of it. */
export function withoutRepeated(document: SourceDocument, repeated: ReadonlySet<number>): SourceDocument {
  const { blocks } = document;
  const goes = (block: Block, index: number) => isEdge(index, blocks.length) && isRepeated(block, repeated) && !headsKept(blocks, index, repeated);
  const dropped = repeated.size === 0 ? [] : blocks.filter(goes);
  const lost = dropped.reduce((sum, { text }) => sum + text.length, 0);
  const total = blocks.reduce((sum, { text }) => sum + text.length, 0);
  if (dropped.length === 0 || lost > total / 2) return document;
  const reasons: Dropped[] = dropped.map(({ text }) => ({ text, reason: REASONS.shared }));
  return { ...document, blocks: blocks.filter((block, index) => !goes(block, index)), dropped: [...document.dropped, ...reasons] };
}

function isEdge(index: number, length: number): boolean {
  return index >= 0 && (index < EDGE || index >= length - EDGE);
}

function isRepeated({ text }: Block, repeated: ReadonlySet<number>): boolean {
  const folded = foldText(text);
  return folded !== '' && repeated.has(hashOf(folded));
}

/** A heading every story of a source has, over text of this story alone. */
function headsKept(blocks: readonly Block[], index: number, repeated: ReadonlySet<number>): boolean {
  const next = blocks[index + 1];
  return blocks[index]!.kind === 'heading' && next !== undefined && !isRepeated(next, repeated);
}

function looksLikeBoilerplate(hash: number, holder: Edged): boolean {
  const block = holder.read().blocks.find(({ text }) => hashOf(foldText(text)) === hash);
  return block !== undefined && judge([{ kind: 'text', text: block.text }], null, new Map(), 1).size > 0;
}

/** Two hashes of 26 bits (FNV-1a with different starts) as one number: of a million texts, two are the same in one case of ten thousand. */
function hashOf(text: string): number {
  let [a, b] = [0x811c_9dc5, 0x9747_b28c];
  for (let at = 0; at < text.length; at += 1) {
    const code = text.charCodeAt(at);
    a = Math.imul(a ^ code, 0x0100_0193);
    b = Math.imul(b ^ code, 0x0100_01b3);
  }
  return (a >>> 6) * 2 ** 26 + (b >>> 6);
}
