/** Questions for no single fact: "summarise this", "what happened in May 2026", "what changed since 1 May". Answered by the central sentences. */
import type { Generation } from '../ports.ts';
import type { RankedPassage } from '../retrieval/retrieve.ts';
import { datesIn } from '../text/dates.ts';
import { terms } from '../text/tokens.ts';
import type { PassageRow } from '../types.ts';
import { gatherEvidence, type EvidenceBlock, type EvidenceSentence } from './evidence.ts';
import type { ChosenSentence } from './extract.ts';
import { readQuestion } from './question.ts';
import { vouches } from './vouch.ts';

/** What is to be summed up. */
export interface SummaryRequest {
  /** The question without the words that ask for a summary and without its dates; empty when all articles are meant. */
  readonly subject: string;
  /** First and last day, ISO 8601, either perhaps cut to the month or year; null when open. */
  readonly from: string | null;
  readonly to: string | null;
}

/** Asks for a summary in so many words; {@link HAPPENED} only where a time or nothing else is named. */
const EXPLICIT = /\b(?:summari[sz]e|summary|sum up|overview|digest|key points|main points|gist|recap)\b|요약|간추|개요|핵심 내용|주요 내용/iu;
const HAPPENED =
  /\bwhat(?:['’]s| is| was| has| did)? (?:new|happened|happen|changed|going on)\b|무슨 일|어떤 일이|달라진 (?:것|점)|바뀐 (?:것|점)|새로운 소식/iu;
const CHANGED = /\bchanged?\b|\bnew\b|달라진|바뀐/iu;
const SINCE = /\b(?:since|after|from)\b|이후|부터|이래/iu;
/** Words of the request that name nothing. */
const EMPTY =
  /\b(?:summari[sz]e|summary|sum up|overview|digest|key|main|points?|gist|recap|what(?:['’]s)?|new|happened|happen|changed|changes?|going|on|articles?|collection|documents?|news|everything|all|this|these|please|short|brief|in|since|after|until|during|of|the|me|give)\b|요약\p{L}*|간추\p{L}*|정리\p{L}*|개요\p{L}*|핵심|주요|내용\p{L}*|무슨|일이?|있었\p{L}*|달라진|바뀐|것\p{L}*|점\p{L}*|새로운|소식\p{L}*|이\s?기사\p{L}*|기사\p{L}*|전체\p{L}*|모음\p{L}*|이후\p{L}*|부터|동안|알려\p{L}*|해\s?줘|해\s?주세요/giu;

/** Reads a request for a summary; undefined for any other question. */
export function summaryRequest(question: string): SummaryRequest | undefined {
  const explicit = EXPLICIT.test(question);
  if (!explicit && !HAPPENED.test(question)) return undefined;
  const dates = datesIn(question).filter(({ iso }) => iso !== null);
  const subject = dates.reduceRight((text, { start, end }) => `${text.slice(0, start)} ${text.slice(end)}`, question).replace(EMPTY, ' ');
  const units = readQuestion(subject).units.map(({ text }) => text).join(' ');
  const [first, last] = [dates[0]?.iso ?? null, dates.at(-1)?.iso ?? null];
  // "What changed in the leave rules?" asks for a fact, "what happened in the harbour?" perhaps too; "what happened in May?" does not.
  if (!explicit && (first === null ? units !== '' : units !== '' && CHANGED.test(question))) return undefined;
  return { subject: units, from: first, to: dates.length === 1 && SINCE.test(question) ? null : last };
}

/** Articles that a summary of several may speak of, and sentences of one that a summary of it may hold. */
const MOST_ARTICLES = 8;
const MOST_SENTENCES = 5;

/**
 * Sums up what the request names: the article whose title says it, or else the articles found, one sentence each, newest first.
 *
 * @param found - Passages found by the subject, best first; ignored when there is no subject.
 */
export async function summarise(request: SummaryRequest, generations: readonly Generation[], found: readonly RankedPassage[]): Promise<ChosenSentence[]> {
  if (request.subject !== '') {
    const inTime = found.filter(({ article }) => isWithin(article.publishedAt, request) || isOfTime(article.title, request));
    const shares = inTime.map((hit) => ({ hit, share: titleShare(hit.article.title ?? hit.article.name, request.subject) })).sort((a, b) => b.share - a.share);
    const titled = shares[0] !== undefined && shares[0].share >= TITLED ? shares[0].hit : undefined;
    if (titled !== undefined) return centralSentences(await wholeArticle(titled), MOST_SENTENCES);
    const about = firstOfEach(inTime.filter(({ score }) => score >= ABOUT * inTime[0]!.score));
    return about.length === 1 ? centralSentences(await wholeArticle(about[0]!), MOST_SENTENCES) : leadsOf(about);
  }
  const told = request.from === null || request.to === null ? [] : await sentencesOn(request.from, found);
  if (told.length > 0) return told;
  const all = (await Promise.all(generations.map((generation) => newestOf(generation, request)))).flat();
  const [only, ...others] = all;
  if (only !== undefined && others.length === 0) return centralSentences(await wholeArticle(only), MOST_SENTENCES);
  return leadsOf(all.sort((a, b) => (b.article.publishedAt ?? '').localeCompare(a.article.publishedAt ?? '')));
}

/** Articles found this much less well than the best are about something else. */
const ABOUT = 0.75;

/** Sentences that name the asked day or month themselves: what happened then need not have been published then. */
async function sentencesOn(date: string, found: readonly RankedPassage[]): Promise<ChosenSentence[]> {
  const blocks = await gatherEvidence({ ranked: found, expanded: [] });
  const naming = blocks.flatMap(({ sentences }) => sentences).filter(({ text }) => datesIn(text).some(({ iso }) => iso !== null && isOn(iso, date)));
  const distinct = naming.filter((sentence, i) => !naming.slice(0, i).some((earlier) => overlap(earlier, sentence) > 0.7));
  return distinct.slice(0, MOST_SENTENCES).map((lead) => ({ lead, same: [] }));
}

/** A date without a year (`--06-10`) fits any; a day lies in its month. */
function isOn(date: string, asked: string): boolean {
  return date.startsWith('--') || asked.startsWith('--') ? withoutYear(date).startsWith(withoutYear(asked)) : date.startsWith(asked);
}

function withoutYear(date: string): string {
  return date.slice(date.startsWith('--') ? 2 : 5);
}

/** Dates are compared at the coarser precision; an undated article lies in no span of time. */
function isWithin(publishedAt: string | null, { from, to }: SummaryRequest): boolean {
  if (from === null && to === null) return true;
  if (publishedAt === null) return false;
  const after = from === null || publishedAt.slice(0, from.length) >= from.slice(0, publishedAt.length);
  return after && (to === null || publishedAt.slice(0, to.length) <= to);
}

/** "The 2026 rules" may have been issued before. */
function isOfTime(title: string | null, { from, to }: SummaryRequest): boolean {
  const years = new Set([from, to].map((date) => date?.slice(0, 4)));
  return datesIn(title ?? '').some(({ iso }) => iso !== null && years.has(iso.slice(0, 4)));
}

/** An article is meant itself when this share of the subject's words stands in its title. */
const TITLED = 0.5;

function titleShare(title: string, subject: string): number {
  const held = new Set(terms(title));
  const asked = terms(subject);
  return asked.filter((term) => held.has(term)).length / Math.max(asked.length, 1);
}

function firstOfEach(hits: readonly RankedPassage[]): RankedPassage[] {
  const articles = new Map<string, RankedPassage>();
  for (const hit of hits) if (!articles.has(hit.article.id)) articles.set(hit.article.id, hit);
  return [...articles.values()].slice(0, MOST_ARTICLES);
}

/** The first passage of each of the newest articles of the asked time. */
async function newestOf(generation: Generation, request: SummaryRequest): Promise<RankedPassage[]> {
  const dates = await generation.store.publicationDates();
  const rows = dates.flatMap((date, row) => (isWithin(date, request) ? [{ row, date: date ?? '' }] : []));
  rows.sort((a, b) => (a.date === b.date ? a.row - b.row : a.date < b.date ? 1 : -1));
  const found = new Map<string, RankedPassage>();
  for (const { row } of rows) {
    const hit = await passageAt(generation, row);
    if (hit !== undefined && !found.has(hit.article.id)) found.set(hit.article.id, hit);
    if (found.size === MOST_ARTICLES) break;
  }
  return [...found.values()];
}

/** An article's passages lie side by side. */
async function wholeArticle(hit: RankedPassage): Promise<RankedPassage[]> {
  const passages = [hit];
  for (const step of [-1, 1]) {
    for (let row = hit.row + step; row >= 0; row += step) {
      const next = await passageAt(hit.generation, row);
      if (next?.article.id !== hit.article.id) break;
      passages.push(next);
    }
  }
  return passages.sort((a, b) => a.row - b.row);
}

async function passageAt(generation: Generation, row: PassageRow): Promise<RankedPassage | undefined> {
  const [passage] = await generation.store.passages([row]);
  const article = passage && (await generation.store.article(passage.articleId));
  return passage && article && { generation, row, passage, article, score: 1, lexical: null, vector: null };
}

/** One sentence of each article, what several tell alike only once. */
async function leadsOf(hits: readonly RankedPassage[]): Promise<ChosenSentence[]> {
  const chosen: ChosenSentence[] = [];
  for (const hit of hits.slice(0, MOST_ARTICLES)) {
    const [central] = await centralSentences([hit], 1);
    if (central !== undefined && !chosen.some(({ lead }) => vouches(lead.text, central.lead.text))) chosen.push(central);
  }
  return chosen;
}

/**
 * The sentences nearest to the centroid of their article's words (Radev et al. 2004, MEAD), earlier ones and those that say what the title says preferred, none saying much of
 * what a better one says; in reading order.
 */
async function centralSentences(passages: readonly RankedPassage[], most: number): Promise<ChosenSentence[]> {
  const blocks = await gatherEvidence({ ranked: passages, expanded: [] });
  const sentences = blocks.filter(({ paragraph }) => paragraph.kind === 'text').flatMap(({ sentences: inBlock }) => inBlock);
  const candidates = sentences.length > 0 ? sentences : blocks.flatMap(({ sentences: inBlock }) => inBlock);
  const weights = centroidOf(candidates, blocks);
  const scored = candidates.map((sentence, i) => ({ sentence, i, score: nearness(sentence, weights) * (1 + EARLY / (1 + i)) * (1 + titleShare(sentence.text, sentence.block.article.title ?? '')) })).sort((a, b) => b.score - a.score);
  const chosen: typeof scored = [];
  for (const each of scored) {
    if (chosen.length === most) break;
    if (!chosen.some((other) => overlap(other.sentence, each.sentence) > 0.5)) chosen.push(each);
  }
  return chosen.sort((a, b) => a.i - b.i).map(({ sentence }) => ({ lead: sentence, same: [] }));
}

/** How much more the first sentence counts: news tells the gist first, though at times the occasion before it. */
const EARLY = 0.3;
/** Shorter sentences are captions and asides. */
const LEAST_TOKENS = 6;

function centroidOf(sentences: readonly EvidenceSentence[], [block]: readonly EvidenceBlock[]): ReadonlyMap<string, number> {
  const weights = new Map<string, number>();
  for (const { tokens } of sentences) {
    for (const { term } of tokens) weights.set(term, (weights.get(term) ?? 0) + (block?.generation.lexical.idf(term) ?? 0));
  }
  return weights;
}

function nearness({ tokens }: EvidenceSentence, weights: ReadonlyMap<string, number>): number {
  if (tokens.length < LEAST_TOKENS) return 0;
  const held = new Set(tokens.map(({ term }) => term));
  return [...held].reduce((sum, term) => sum + weights.get(term)!, 0) / Math.sqrt(tokens.length);
}

/** Share of the shorter sentence's terms that the other holds too. */
function overlap(a: EvidenceSentence, b: EvidenceSentence): number {
  const [small, large] = a.terms.size <= b.terms.size ? [a.terms, b.terms] : [b.terms, a.terms];
  return small.size === 0 ? 0 : [...small].filter((term) => large.has(term)).length / small.size;
}
