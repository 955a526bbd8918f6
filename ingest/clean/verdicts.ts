/** Decides which blocks of a document are furniture: signals are weighed against position and what an article is like. */
import { foldText } from '#core/text/normalise.ts';
import type { Block } from '../document.ts';
import { isLinksLabel, isMetaLabel, isTagLabel, REASONS, signalsOf, type Kind } from './signals.ts';
import { displayWidth, endsWithStop } from './wrapped-lines.ts';

/**
 * Indices of the blocks to leave out, each with its reason.
 * @param settled - Blocks already read as metadata, with reasons; returned with the rest.
 * @param least - Score above which a block outside the body goes; 2 unless told.
 */
export function judge(blocks: readonly Block[], title: string | null, settled: ReadonlyMap<number, string>, least = 2): Map<number, string> {
  const page: Page = { blocks: blocks.map(measure), reasons: new Map(settled) };
  dropRepeatedTitle(page, title);
  dropMetaSections(page);
  dropLinkLists(page);
  const [first, last] = bodyOf(page);
  for (const index of blocks.keys()) {
    if (page.reasons.has(index)) continue;
    const kind = index >= first && index <= last ? furnitureInside(page, index) : furnitureOutside(page, index, index > last, least);
    if (kind) page.reasons.set(index, REASONS[kind]);
  }
  dropEmptyLabels(page);
  return page.reasons;
}

interface Page {
  readonly blocks: readonly Measured[];
  readonly reasons: Map<number, string>;
}

interface Measured extends Block {
  readonly words: number;
  readonly stops: boolean;
  /** Sum of signals less what speaks for article text. */
  readonly score: number;
  /** Kind and weight of the strongest signal; null and 0 when there is none. */
  readonly kindOfFurniture: Kind | null;
  readonly strongest: number;
  readonly meta: boolean;
}

function measure(block: Block): Measured {
  const { text } = block;
  const signals = signalsOf(text);
  const words = text.split(/\s+/).length;
  const strongest = signals.toSorted((a, b) => b.weight - a.weight)[0];
  const length = Math.max(0, words - 40) / 30;
  const reports = REPORTS.test(text) ? 1.5 : 0;
  const score = signals.reduce((sum, { weight }) => sum + weight, 0) - (signals.length > 0 ? length + reports : 0);
  return { ...block, words, stops: endsWithStop(text), score, kindOfFurniture: strongest?.kind ?? null, strongest: strongest?.weight ?? 0, meta: signals.some(({ kind }) => kind === 'meta') };
}

/** Words by which articles attribute and narrate, and the plain Korean style that notices to readers avoid. */
const REPORTS =
  /\b(?:said|says|told|announced|according to|reported|added|noted|explained|unveiled|signed)\b|(?:말했|밝혔|전했|설명했|발표했|강조했|덧붙였|알려졌|보인|예정이|계획이|한|된|있|없|이|였|했|됐)다[.”"’']*$/;

/** The later copies of the headline; the first when the title is known from elsewhere. */
function dropRepeatedTitle({ blocks, reasons }: Page, title: string | null): void {
  if (title === null) return;
  const folded = foldText(title);
  for (const [index, { text }] of blocks.entries()) if (!reasons.has(index) && foldText(text) === folded) reasons.set(index, REASONS.repeated);
}

/** A section whose label speaks of scores or of the summary itself, and whose text speaks of "this story". */
function dropMetaSections({ blocks, reasons }: Page): void {
  for (const [index, label] of blocks.entries()) {
    if (label.kind !== 'heading' || index < blocks.length / 2 || !isMetaLabel(label.text)) continue;
    const end = blocks.findIndex((block, next) => next > index && block.kind === 'heading');
    const section = blocks.slice(index + 1, end === -1 ? blocks.length : end);
    if (!section.some((block) => block.meta)) continue;
    for (let at = index; at <= index + section.length; at += 1) reasons.set(at, REASONS.meta);
  }
}

/** A label such as `Related articles` with the unfinished lines under it, wherever it stands; the label alone goes when none are. */
function dropLinkLists({ blocks, reasons }: Page): void {
  for (const [index, label] of blocks.entries()) {
    const links = isLinksLabel(label.text);
    if (!links && !isTagLabel(label.text)) continue;
    let end = index + 1;
    while (blocks[end] !== undefined && isEntry(blocks, end, links)) end += 1;
    const entries = end - index - 1;
    const next = blocks[end];
    const headsText = label.kind === 'heading' && entries === 0 && next !== undefined && next.kind !== 'heading' && next.score < 1.5;
    if (headsText) continue;
    for (let at = index; at < end; at += 1) if (!reasons.has(at)) reasons.set(at, entries > 0 && links ? REASONS.links : entries > 0 ? REASONS.navigation : REASONS.empty);
  }
}

function isEntry(blocks: readonly Measured[], index: number, links: boolean): boolean {
  const block = blocks[index]!;
  const next = blocks[index + 1];
  if (block.kind === 'table' || isTagLabel(block.text)) return false;
  if (!links) return !block.stops && block.kind !== 'heading' && block.words <= 4;
  if (block.words > 30 || /[.。:]["'”’]?$/.test(block.text)) return false;
  return block.kind !== 'heading' || isLinksLabel(block.text) || titleCased(block.text) || next === undefined || next.score >= 1.5;
}

/**
 * First and last block of the body: the run whose text, less its unfinished short lines and its furniture, weighs most
 * (a maximum-sum run, Kadane's algorithm). `[-1, length]`, everything, when no block is plainly article text.
 */
function bodyOf({ blocks, reasons }: Page): readonly [number, number] {
  let best = { sum: 0, first: -1, last: blocks.length };
  let run = { sum: 0, first: 0 };
  for (const [index, block] of blocks.entries()) {
    if (run.sum <= 0) run = { sum: 0, first: index };
    run.sum += bodyWeight(block, reasons.has(index));
    if (run.sum > best.sum) best = { sum: run.sum, first: run.first, last: index };
  }
  return [best.first, best.last];
}

function bodyWeight(block: Measured, settled: boolean): number {
  if (settled || block.score >= 2.5) return -100;
  if (isDense(block)) return Math.min(400, displayWidth(block.text));
  return block.stops || block.kind === 'list' ? 0 : -20;
}

function isDense({ kind, text, stops, words, score }: Measured): boolean {
  if (kind === 'heading') return false;
  const width = displayWidth(text);
  return (stops && width >= (score > 0 ? 110 : 60)) || width >= 260 || (kind === 'table' && words >= 6);
}

/** Inside the body only what can hardly be anything else goes. */
function furnitureInside(page: Page, index: number): Kind | null {
  const block = page.blocks[index]!;
  const next = page.blocks[index + 1];
  if (block.kind === 'heading' && next !== undefined && (isDense(next) || (next.kind !== 'heading' && next.score < 2))) return block.strongest >= 2.5 && block.kindOfFurniture !== 'navigation' ? block.kindOfFurniture : null;
  const least = block.kind === 'list' ? 3.5 : block.words <= 5 && !block.stops ? 2 : block.words <= 30 ? 3 : 5;
  return block.score >= least ? block.kindOfFurniture : null;
}

/** Before and after the body position is itself evidence, and so is the company a block keeps. */
function furnitureOutside(page: Page, index: number, after: boolean, least: number): Kind | null {
  const block = page.blocks[index]!;
  const follows = after && page.blocks[index - 1] !== undefined && page.reasons.has(index - 1);
  const item = block.kind === 'list' && !follows;
  let score = block.score;
  let kind = block.kindOfFurniture;
  if (follows && isLoose(page, index)) {
    score += block.words <= 8 ? 1 : 0;
    if (afterNotice(page, index)) score += 1;
  }
  if (!item && !block.stops && isLinkLike(page, index)) {
    score += follows ? 2 : 1.5;
    kind ??= 'links';
  }
  if (after && block.words <= 14 && block.kind !== 'table' && follows && isFurniture(page.blocks[index + 1])) {
    score += block.stops ? 1 : 1.5;
    kind ??= 'navigation';
  }
  const telling = tellingNeighbours(page, index);
  if (telling > 0) {
    score += !after && telling > 1 ? 2 : 1;
    kind ??= 'navigation';
  }
  return score >= least + (block.words > 50 ? 1.5 : item ? 1.5 : block.stops && !follows ? 0.5 : 0) ? (kind ?? 'navigation') : null;
}

function isFurniture(block: Measured | undefined): boolean {
  return block !== undefined && block.score >= 2;
}

/** An unfinished line that heads no text of its own. */
function isLoose({ blocks }: Page, index: number): boolean {
  const block = blocks[index]!;
  const next = blocks[index + 1];
  if (block.stops || block.kind === 'table' || block.words > 14) return false;
  if (block.kind !== 'heading') return block.kind === 'text' || block.words <= 3 || titleCased(block.text) || /[가-힣]/.test(block.text);
  return next === undefined || next.kind === 'heading' || next.score >= 1.5 || !(isDense(next) || next.kind === 'list' || next.stops);
}

/** A copyright line, a prompt or a list of links stands a little above: the article is over. */
function afterNotice({ blocks, reasons }: Page, index: number): boolean {
  for (let at = index - 1; at >= 0 && at > index - NOTICE_REACH && reasons.has(at); at -= 1) if (blocks[at]!.score >= 2) return true;
  return false;
}

const NOTICE_REACH = 40;

/** One of several title-cased lines in a row, as in a list of other stories. */
function isLinkLike({ blocks }: Page, index: number): boolean {
  const like = (at: number) => blocks[at] !== undefined && blocks[at].words >= 5 && !blocks[at].stops && titleCased(blocks[at].text);
  return like(index) && (like(index - 1) || like(index + 1));
}

/** How many lines of a menu or bar of buttons around this one give it away; 0 unless it is one of four short lines in a row. */
function tellingNeighbours({ blocks, reasons }: Page, index: number): number {
  const short = (at: number) => blocks[at] !== undefined && blocks[at].words <= 4 && !blocks[at].stops;
  if (!short(index)) return 0;
  let first = index;
  while (short(first - 1)) first -= 1;
  let end = index + 1;
  while (short(end)) end += 1;
  const telling = blocks.slice(first, end).filter((block, offset) => block.score >= 2 && first + offset !== index && reasons.get(first + offset) !== REASONS.repeated).length;
  return end - first >= 4 && telling >= (end - first) / 4 ? telling : 0;
}

/** Three of four longer words are capitalised, as English headlines are. */
function titleCased(text: string): boolean {
  const words = text.split(/\s+/).filter((word) => /^\p{L}{4,}/u.test(word.replace(/^\P{L}+/u, '')));
  return words.length >= 3 && words.filter((word) => /^\P{L}*\p{Lu}/u.test(word)).length >= 0.75 * words.length;
}

/** Headings of which all that stood under them is gone, and headings that end the document. */
function dropEmptyLabels({ blocks, reasons }: Page): void {
  let below: Measured | null = null;
  let gone = false;
  for (let index = blocks.length - 1; index >= 0; index -= 1) {
    const block = blocks[index]!;
    if (!reasons.has(index) && block.kind === 'heading' && (below === null || (below.kind === 'heading' && gone))) reasons.set(index, REASONS.empty);
    if (reasons.has(index)) gone = true;
    else [below, gone] = [block, false];
  }
}
