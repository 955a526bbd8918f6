import { Readability } from '@mozilla/readability';
import type { Block, Dropped } from '../document.ts';
import { isProse, withoutEdges } from './article-edges.ts';
import { type DomDocument, type DomElement, parseDom } from './dom.ts';
import { htmlBlocks, linkedBlocks } from './html-blocks.ts';
import { declaredArticleBody, declaresArticle } from './html-metadata.ts';
import { removeFurniture, removeUnseen } from './page-furniture.ts';

/** The article of a page and what of the page was left out, in document order. */
export interface MainContent {
  readonly blocks: readonly Block[];
  readonly dropped: readonly Dropped[];
}

/** Below this weight Readability has most likely missed the article. */
const TOO_SHORT = 250;
/** From this weight on, about two sentences, it may be all of a brief. */
const BRIEF = 160;
/** Up to this weight a page is taken whole, if Readability would leave out a sentence or a table of it. */
const SMALL_PAGE = 1_000;
/** Deepest nesting that Readability is given: its time grows with the square of the depth. Real pages stay below 100. */
const DEEPEST = 250;

/**
 * Finds the article in a page: Mozilla's Readability, or, where that returns next to nothing, the page's `article` or
 * `main` element, the text its JSON-LD declares, or all that it shows.
 */
export function mainContent(html: string): MainContent {
  const page = parseDom(html);
  const isArticle = declaresArticle(page);
  removeUnseen(page);
  const everything = htmlBlocks(page.body);
  if (isDeeperThan(page.body, DEEPEST)) return { blocks: everything, dropped: [] };
  const declared = declaredBlocks(parseDom(html));
  const candidates = [() => readable(parseDom(html), isArticle), () => declared, () => landmark(page)];

  let blocks: readonly Block[] = [];
  for (const candidate of candidates) {
    const found = candidate();
    if (size(found) > size(blocks)) blocks = found;
    if (size(blocks) >= TOO_SHORT) break;
  }
  const brief = size(blocks) >= BRIEF && !everything.some((block) => isContent(block) && !blocks.some(({ text }) => text.includes(block.text)));
  if (size(everything) < SMALL_PAGE && !brief) blocks = betweenLandmarks(page, everything, isArticle);
  return { blocks, dropped: leftOut(everything, blocks) };
}

function readable(document: DomDocument, isArticle: boolean): Block[] {
  removeUnseen(document);
  removeFurniture(document);
  const article = new Readability<DomElement>(document as unknown as ConstructorParameters<typeof Readability>[0], { serializer: (node) => node as unknown as DomElement }).parse();
  if (!article?.content) return [];
  return isArticle ? withoutEdges(linkedBlocks(article.content)) : htmlBlocks(article.content);
}

function landmark(document: DomDocument): Block[] {
  const elements = [...document.querySelectorAll('article, main, [role="main"], [itemprop="articleBody"]')].map(htmlBlocks);
  return elements.reduce((largest, blocks) => (size(blocks) > size(largest) ? blocks : largest), []);
}

/** All of a short page but its head, foot, menu and margin; with them when there is nothing else. */
function betweenLandmarks(document: DomDocument, everything: readonly Block[], isArticle: boolean): readonly Block[] {
  for (const element of document.querySelectorAll('body > header, body > footer, nav, aside')) element.remove();
  if (isArticle) removeFurniture(document);
  const blocks = isArticle ? withoutEdges(linkedBlocks(document.body)) : htmlBlocks(document.body);
  return blocks.length > 0 ? blocks : everything;
}

function declaredBlocks(document: DomDocument): Block[] {
  const body = declaredArticleBody(document);
  return body === null ? [] : htmlBlocks(parseDom(body.includes('<p') ? body : `<pre>${body.replaceAll('<', '&lt;')}</pre>`).body);
}

function leftOut(everything: readonly Block[], kept: readonly Block[]): Dropped[] {
  const text = kept.map((block) => block.text).join('\n');
  const dropped: string[][] = [];
  let run: string[] | undefined;
  for (const block of everything) {
    if (text.includes(block.text)) run = undefined;
    else if (run) run.push(block.text);
    else dropped.push((run = [block.text]));
  }
  return dropped.map((lines) => ({ text: lines.join('\n'), reason: 'outside the main content' }));
}

function isDeeperThan(root: DomElement, limit: number): boolean {
  let level: readonly DomElement[] = [root];
  for (let depth = 0; level.length > 0; depth += 1) {
    if (depth > limit) return true;
    level = level.flatMap((element) => [...element.children]);
  }
  return false;
}

/** What a page is read for: sentences and tables. */
function isContent(block: Block): boolean {
  return block.kind === 'table' || isProse({ ...block, linked: 0 });
}

/** Weight of a text: characters, those of Korean, Chinese and Japanese twice, since they say about twice as much. */
function size(blocks: readonly Block[]): number {
  return blocks.reduce((total, { text }) => total + text.length + (text.match(/[\p{sc=Hangul}\p{sc=Han}\p{sc=Hiragana}\p{sc=Katakana}]/gu)?.length ?? 0), 0);
}
