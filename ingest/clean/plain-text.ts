/** Reads the layout of plain text: paragraphs, list items, headings, tables. */
import { hangulSyllables } from '#core/text/hangul.ts';
import { normaliseText } from '#core/text/normalise.ts';
import type { Block } from '../document.ts';
import { displayWidth, endsWithStop, listItem, unwrap, type Unit } from './wrapped-lines.ts';

/**
 * Blocks of a plain text in reading order. Hard-wrapped lines are joined; every list item is a block; a heading is a
 * Markdown or underlined one, or a short line without a stop that text or a list follows. Nothing is left out but
 * bullets, rules and the marks of Markdown headings.
 */
export function splitPlainText(body: string): Block[] {
  const units = unwrap(markUnderlined(normaliseText(body))).filter(({ text }) => !/^[-=_*~#·.\s]+$/.test(text));
  return joinRows(units.map((unit, index) => classify(unit, index, units)));
}

/** Turns `Title` over `=====` into a Markdown heading, which the rest of this file knows. */
function markUnderlined(text: string): string {
  return text.replace(/(^|\n)(?![#|>\s-])([^\n]{1,120})\n(?:={3,}|-{3,}|~{3,})[^\S\n]*(?=\n|$)/g, '$1\n# $2\n');
}

function classify(unit: Unit, index: number, units: readonly Unit[]): Block {
  const { text } = unit;
  const markdown = /^#{1,6}\s+(?<title>.+?)\s*#*$/.exec(text)?.groups?.['title'];
  if (markdown !== undefined) return { kind: 'heading', text: markdown };
  if (text.includes('\t') || /\|.*\|/.test(text)) return { kind: 'table', text: text.replace(/\s*\t\s*/g, '\t') };
  const item = listItem(text);
  if (item) return isNumberedHeading(index, units) ? { kind: 'heading', text } : { kind: 'list', text: item.text };
  return { kind: isHeading(index, units) ? 'heading' : 'text', text };
}

/**
 * A short line that reads as a title, at the head of a text or list. Runs of four and more such lines are no headings
 * but menus, tables or verse; only the last of them may head what follows.
 */
function isHeading(index: number, units: readonly Unit[]): boolean {
  if (!titleLike(units[index]!.text)) return false;
  let next = index + 1;
  while (next - index <= 3 && units[next] && titleLike(units[next]!.text)) next += 1;
  let first = index;
  while (index - first <= 3 && units[first - 1] && titleLike(units[first - 1]!.text)) first -= 1;
  if (next - first > 3 && index !== next - 1) return false;
  const under = units[next];
  return under !== undefined && !/^\p{Ll}/u.test(under.text) && (listItem(under.text) !== null || isProse(under.text));
}

/** `2. Scope` with prose under it, rather than an item among items. */
function isNumberedHeading(index: number, units: readonly Unit[]): boolean {
  const { text } = units[index]!;
  const next = units[index + 1];
  const numbered = /^(?:\(?\d{1,2}[.)]|[가-하]\.)\s+(?<title>.+)$/.exec(text)?.groups?.['title'];
  return numbered !== undefined && next !== undefined && titleLike(numbered) && isProse(next.text) && listItem(next.text) === null;
}

function titleLike(text: string): boolean {
  const width = displayWidth(text);
  if (width < 3 || width > 100 || listItem(text) !== null || /[\t|]/.test(text)) return false;
  const words = text.split(/\s+/);
  if (text.endsWith(':')) return words.length <= 6;
  if ((endsWithStop(text) && !/[?…]["'”’]?$/.test(text)) || text.endsWith(',')) return false;
  if (/[가-힣]/.test(text)) return words.length <= 12 && width <= 76 && !endsAsKoreanVerb(text);
  return words.length <= 16 && /^[\p{Lu}\p{N}“‘"'(<$€£]/u.test(text);
}

/** `…했다`, `…한다`, `…습니다`: a last 다 after a syllable that closes on ㅆ or ㄴ, or after 니, 있, 없, 이. */
function endsAsKoreanVerb(text: string): boolean {
  const [before] = hangulSyllables(/([가-힣])다$/.exec(text)?.[1] ?? '') ?? [];
  if (before === undefined) return text.endsWith('습니까');
  return ['ㅆ', 'ㄴ'].includes(before.coda) || /[니있없이]다$/.test(text);
}

/** Text that has something to be headed: sentences, not another label. */
function isProse(text: string): boolean {
  return displayWidth(text) > 100 || (endsWithStop(text) && text.split(/\s+/).length >= 5);
}

/** Rows in a row become one table, a line each; bars in a single line are not yet a table. */
function joinRows(blocks: readonly Block[]): Block[] {
  const joined: Block[] = [];
  for (const block of blocks) {
    const last = joined.at(-1);
    if (block.kind === 'table' && last?.kind === 'table') joined[joined.length - 1] = { kind: 'table', text: `${last.text}\n${block.text}` };
    else joined.push(block);
  }
  return joined.map((block) => (block.kind === 'table' && !/[\n\t]/.test(block.text) ? { kind: 'text', text: block.text } : block));
}
