/** Fills what is unknown of a document from its own head; never from its file's name or date. */
import { foldText } from '#core/text/normalise.ts';
import type { Metadata } from '#core/types.ts';
import type { Block } from '../document.ts';
import { readByline, readDateline } from './byline.ts';
import { isLinksLabel, isTagLabel, signalsOf } from './signals.ts';
import { displayWidth, endsWithStop } from './wrapped-lines.ts';

export interface Head {
  /** The document's metadata with nulls filled where its head says so. `language` is left alone. */
  readonly metadata: Metadata;
  /** Blocks that were nothing but metadata, by index, and what each was read as. */
  readonly consumed: ReadonlyMap<number, string>;
}

/** Reads title, source, author and date from the blocks before the first prose, and from the dateline of that. */
export function readHead(known: Metadata, blocks: readonly Block[]): Head {
  const consumed = new Map<number, string>();
  const proseAt = blocks.findIndex(isProse);
  const end = proseAt === -1 ? blocks.length : proseAt;
  const start = proseAt === -1 ? 0 : afterMenu(blocks, end);
  const bylines = new Map(
    blocks.slice(start, Math.min(end, start + REACH)).flatMap((block, offset) => {
      const byline = block.kind === 'list' || block.kind === 'table' ? null : readByline(block.text);
      return byline ? [[start + offset, byline] as const] : [];
    }),
  );
  const title = known.title ?? titleOf(blocks, start, Math.min(end, start + REACH), bylines, consumed);
  const lines = [...bylines].flatMap(([index, byline]) => (consumed.has(index) ? [] : [byline]));
  for (const index of bylines.keys()) if (!consumed.has(index)) consumed.set(index, 'read as publisher, author or date');
  for (let index = 0; index < start; index += 1) consumed.set(index, 'menu above the headline');
  const dateline = readDateline(blocks[proseAt]?.text ?? '');
  const first = (key: 'source' | 'author' | 'publishedAt') => known[key] ?? lines.find((line) => line[key] !== null)?.[key] ?? dateline[key];
  const source = first('source');
  return { metadata: { ...known, title, source, author: first('author'), publishedAt: first('publishedAt') }, consumed };
}

/** Blocks that may belong to a head. */
const REACH = 15;

/** Short lines that make a menu, when nothing but such lines stands above the prose. */
const MENU = 8;

/**
 * Where the head begins: 0, or, when many short unfinished lines lead the text and several of them are words of a
 * menu, behind the last three in a row that are too short for a headline.
 */
function afterMenu(blocks: readonly Block[], end: number): number {
  const tiny = (index: number) => blocks[index] !== undefined && wordsOf(blocks[index].text) <= 3 && !endsWithStop(blocks[index].text) && readByline(blocks[index].text) === null;
  const menu = blocks.slice(0, end).filter((_, index) => tiny(index)).length;
  const telling = blocks.slice(0, end).filter(({ text }) => signalsOf(text).some(({ weight }) => weight >= 2)).length;
  if (menu < MENU || menu < end / 2 || telling < 3 || blocks.slice(0, end).some(({ kind }) => kind === 'table')) return 0;
  for (let index = end - 1; index >= 2; index -= 1) {
    if (!tiny(index) || !tiny(index - 1) || !tiny(index - 2)) continue;
    const headline = blocks.findIndex((block, at) => at > index && at < end && mayBeTitle(block, at) && wordsOf(block.text) >= 4);
    if (headline !== -1) return index + 1;
  }
  return 0;
}

/** Labels that open a section of any story, so they are never its title. */
const GENERIC =
  /^(?:why (?:it|this) matters|key (?:takeaways|points|facts|highlights)|summary|tl;?dr|overview|introduction|background|abstract|highlights|at a glance|the big picture|what happened|the details|(?:table of )?contents|news in brief|핵심\s?(?:요약|내용)?|요약|개요|주요\s?내용|배경|서론|목차|들어가며|한눈에 보기|chapter \w+)\W*$/i;

/** Names of a site's sections, which often stand above the headline. */
const SECTION =
  /\b(?:news(?:room)?|services?|business|technology|tech|politics|world|opinion|markets?|sports?|culture|platforms?|press releases?|insights?|blog|updates|analysis|home|industry|economy|science|health|features?|security|defen[cs]e|energy|finance|companies|media|events|exclusive|breaking|latest)\b|^(?:정치|경제|사회|국제|문화|과학|산업|기업|오피니언|스포츠|보도자료|뉴스|연예|증권|부동산|국방|외교|IT|테크|종합|단독|속보|사설)/i;

function titleOf(blocks: readonly Block[], start: number, end: number, bylines: ReadonlyMap<number, unknown>, consumed: Map<number, string>): string | null {
  const folded = blocks.map((block) => foldText(block.text));
  const candidates = [...blocks.keys()].slice(start, end).filter((index) => !bylines.has(index) && mayBeTitle(blocks[index]!, index));
  const repeated = candidates.find((index) => folded.indexOf(folded[index]!, index + 1) !== -1 && wordsOf(blocks[index]!.text) >= (index === 0 ? 2 : 3));
  const first = candidates[0];
  if (first === undefined) return null;
  const second = candidates[1];
  const story = blocks.slice(first + 1, end + 2).map(({ text }) => text).join(' ');
  const headed = second !== undefined && isSectionName(blocks[first]!.text, story) && wordsOf(blocks[second]!.text) >= 5 ? second : first;
  const chosen = repeated ?? headed;
  for (let index = start; index < chosen; index += 1) if (!bylines.has(index) && isSectionName(blocks[index]!.text, story)) consumed.set(index, 'name of a section of the site, above the headline');
  consumed.set(chosen, 'kept as the title');
  return blocks[chosen]!.text.replace(/^(?:title|headline|제목)\s*[:=]\s*/i, '');
}

function mayBeTitle({ kind, text }: Block, index: number): boolean {
  if (kind === 'list' || kind === 'table' || displayWidth(text) > 220 || GENERIC.test(text) || isLinksLabel(text) || isTagLabel(text)) return false;
  if (endsWithStop(text) && !/[?!…]["'”’]?$/.test(text)) return false;
  if (signalsOf(text).some(({ weight }) => weight >= 2) || text.split(/[|>›»]/).length > Math.max(1, wordsOf(text) / 4)) return false;
  return wordsOf(text) >= (kind === 'heading' && index === 0 ? 1 : kind === 'heading' ? 2 : 3) || /[가-힣]{5}/.test(text);
}

/** A path through the site, or few words that end on the name of a section; the first word of a headline would come again in the story. */
function isSectionName(text: string, story: string): boolean {
  if (wordsOf(text) > 4) return false;
  if (/[>›»]/.test(text)) return true;
  const [first = '', ...rest] = text.split(/\s+/);
  return SECTION.test(rest.at(-1) ?? first) && (rest.length === 0 || !story.includes(first));
}

/** The body has begun: a sentence or more. */
function isProse({ kind, text }: Block): boolean {
  if (signalsOf(text).reduce((sum, { weight }) => sum + weight, 0) >= 2.5) return false;
  return kind === 'text' && (displayWidth(text) > 160 || (endsWithStop(text) && !/[:?!]$/.test(text) && wordsOf(text) >= 6 && displayWidth(text) > 40));
}

function wordsOf(text: string): number {
  return text.split(/\s+/).length;
}
