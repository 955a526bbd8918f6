import type { Block } from '../document.ts';

/** A block, and how much of its text is links. */
export interface LinkedBlock extends Block {
  /** Share of its characters that stand in links, 0 to 1. */
  readonly linked: number;
}

/**
 * Takes off what surrounds an article inside its own container: menus, dates and bylines before the first sentence,
 * runs of links to other stories with their headings, and loose words after the last sentence. Pages that consist of
 * links, or that have no sentence, are left alone.
 */
export function withoutEdges(blocks: readonly LinkedBlock[]): Block[] {
  const linked = blocks.filter(isLink).reduce((sum, { text }) => sum + text.length, 0);
  const total = blocks.reduce((sum, { text }) => sum + text.length, 0);
  const own = linked < 0.3 * total ? blocks.filter((block, index) => !leadsAway(blocks, index) && !headsLinks(blocks, index)) : blocks;
  const first = own.findIndex(isProse);
  const last = own.findLastIndex(isProse);
  if (first < 0) return own.map(plain);
  const kept = own.filter((block, index) => (index >= first || opensArticle(block)) && (index <= last || block.kind === 'table' || ENDS_SENTENCE.test(block.text) || (block.kind === 'list' && own[index - 1]?.kind !== 'heading')));
  return kept.map(plain);
}

const ENDS_SENTENCE = /[.?!。다요]["”’')\]]*$/;

/** Whether a block holds sentences: long enough, with a full stop or the like, and no mere link. */
export function isProse({ kind, text, linked }: LinkedBlock): boolean {
  return kind !== 'heading' && linked < 0.5 && (text.length >= 80 || (text.length >= 25 && ENDS_SENTENCE.test(text)));
}

/** What may come before the first sentence of an article: a subheading or a table, not a menu, date or name. */
function opensArticle({ kind, text }: LinkedBlock): boolean {
  return kind === 'table' || (kind === 'heading' && text.length > 15);
}

function isLink({ text, linked, kind }: LinkedBlock): boolean {
  return linked >= 0.9 && kind !== 'table' && text.length > 0;
}

/** A link to another story: one of several in a row, or as long as a headline. A short one may be the address of a thing spoken of. */
function leadsAway(blocks: readonly LinkedBlock[], index: number): boolean {
  const block = blocks[index]!;
  if (!isLink(block)) return false;
  const inRow = [blocks[index - 1], blocks[index + 1]].some((neighbour) => neighbour !== undefined && isLink(neighbour));
  return inRow || (block.text.length > 40 && !ENDS_SENTENCE.test(block.text));
}

/** A heading or label right before links. */
function headsLinks(blocks: readonly LinkedBlock[], index: number): boolean {
  const block = blocks[index]!;
  const next = blocks[index + 1];
  return next !== undefined && leadsAway(blocks, index + 1) && !isProse(block) && block.kind !== 'list' && block.text.length < 60;
}

function plain({ kind, text }: LinkedBlock): Block {
  return { kind, text };
}
