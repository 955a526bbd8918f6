/** Groups an article's paragraphs into passages, the unit of retrieval. */
import { RecursiveCharacterTextSplitter } from '@langchain/textsplitters';
import type { Paragraph, Passage, Sentence } from '#core/types.ts';
import type { SegmentedArticle } from './document.ts';

/**
 * Consecutive paragraphs of one article up to `budget` tokens ({@link estimateTokens}); together the passages hold every
 * paragraph, in order. A heading stays with what follows it and opens a new passage once the current one is a third full.
 * A paragraph over 1.25 budgets is cut on sentence borders into windows of about equal size; a sentence is never cut.
 */
export async function passagesOf(segmented: SegmentedArticle, budget = 220): Promise<Passage[]> {
  const { article, paragraphs } = segmented;
  const size = (paragraph: Paragraph) => estimateTokens(article.text.slice(paragraph.start, paragraph.end));
  const runs: Run[] = [];
  for (const group of headed(paragraphs)) {
    const tokens = group.reduce((sum, paragraph) => sum + size(paragraph), 0);
    const last = runs.at(-1);
    const joins = last !== undefined && last.tokens + tokens <= budget && !(group[0]!.kind === 'heading' && last.tokens > budget / 3);
    if (joins) {
      last.paragraphs.push(...group);
      last.tokens += tokens;
    } else runs.push({ paragraphs: [...group], tokens });
  }
  const extents = await Promise.all(runs.map((run) => extentsOf(run, segmented, budget)));
  return extents.flat().map(({ start, end }, ordinal) => ({
    id: `${article.id}#${ordinal}`,
    articleId: article.id,
    start,
    end,
    paragraphIds: paragraphs.filter((paragraph) => paragraph.start < end && start < paragraph.end).map(({ id }) => id),
  }));
}

/**
 * What an index reads of a passage: the article's title, and the passage's own text, led by the heading it stands
 * under when that lies outside it. Empty title when unknown.
 */
export function indexText({ article, paragraphs }: SegmentedArticle, passage: Passage): { readonly title: string; readonly body: string } {
  const first = paragraphs.find(({ id }) => id === passage.paragraphIds[0]);
  const heading = first?.heading == null ? undefined : paragraphs[first.heading];
  const body = article.text.slice(passage.start, passage.end);
  return { title: article.title ?? '', body: heading ? `${article.text.slice(heading.start, heading.end)}\n${body}` : body };
}

/**
 * Roughly the tokens a subword model makes of a text, without its vocabulary: a Latin word counts one per six
 * letters begun, a Hangul syllable 0.6, a Han or kana character 0.8, each group of three digits or mark one.
 */
export function estimateTokens(text: string): number {
  let tokens = 0;
  for (const [unit] of text.matchAll(UNIT)) tokens += costOf(unit);
  return Math.ceil(tokens);
}

const UNIT = /[가-힣]+|[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}]+|\p{N}+|[\p{Script=Latin}\p{M}]+|[^\s]/gu;

function costOf(unit: string): number {
  if (/^[가-힣]/.test(unit)) return 0.6 * unit.length;
  if (/^[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}]/u.test(unit)) return 0.8 * unit.length;
  if (/^\p{N}/u.test(unit)) return Math.ceil(unit.length / 3);
  return Math.ceil(unit.length / 6);
}

interface Run {
  readonly paragraphs: Paragraph[];
  tokens: number;
}

interface Extent {
  readonly start: number;
  readonly end: number;
}

/** Paragraphs, each led by the headings right before it; headings that end the article follow its last paragraph. */
function headed(paragraphs: readonly Paragraph[]): Paragraph[][] {
  const groups: Paragraph[][] = [];
  let open: Paragraph[] = [];
  for (const paragraph of paragraphs) {
    open.push(paragraph);
    if (paragraph.kind === 'heading') continue;
    groups.push(open);
    open = [];
  }
  if (open.length > 0 && groups.length > 0) groups.at(-1)!.push(...open);
  else if (open.length > 0) groups.push(open);
  return groups;
}

async function extentsOf({ paragraphs, tokens }: Run, segmented: SegmentedArticle, budget: number): Promise<Extent[]> {
  if (tokens <= 1.25 * budget) return [{ start: paragraphs[0]!.start, end: paragraphs.at(-1)!.end }];
  const ids = new Set(paragraphs.map(({ id }) => id));
  return windows(segmented.sentences.filter(({ paragraphId }) => ids.has(paragraphId)), segmented.article.text, budget);
}

/**
 * Windows of consecutive sentences. LangChain's splitter does the packing on a stand-in text in which one character
 * is one sentence, so its cuts fall on sentence borders only and its chunks map back to exact offsets.
 */
async function windows(sentences: readonly Sentence[], text: string, budget: number): Promise<Extent[]> {
  const costs = sentences.map(({ start, end }) => estimateTokens(text.slice(start, end)));
  const total = costs.reduce((sum, cost) => sum + cost, 0);
  const even = Math.ceil((1.1 * total) / Math.ceil(total / budget));
  let read = 0;
  const splitter = new RecursiveCharacterTextSplitter({
    separators: [''],
    chunkSize: Math.min(budget, even),
    chunkOverlap: 0,
    lengthFunction: (standIns) => Array.from(standIns, (standIn) => costs[read + standIn.charCodeAt(0) - FIRST_STAND_IN]!).reduce((sum, cost) => sum + cost, 0),
  });
  const extents: Extent[] = [];
  while (read < sentences.length) {
    const count = Math.min(STAND_INS, sentences.length - read);
    let next = read;
    for (const chunk of await splitter.splitText(String.fromCharCode(...Array.from({ length: count }, (_, index) => FIRST_STAND_IN + index)))) {
      extents.push({ start: sentences[next]!.start, end: sentences[next + chunk.length - 1]!.end });
      next += chunk.length;
    }
    read += count;
  }
  return extents;
}

/** The private use area: 6,400 characters that the splitter neither trims nor takes for anything else. */
const FIRST_STAND_IN = 0xe000;
const STAND_INS = 6400;
