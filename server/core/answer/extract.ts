import { datesIn } from '../text/dates.ts';
import { numbersIn } from '../text/numbers.ts';
import type { EvidenceBlock, EvidenceSentence } from './evidence.ts';
import type { ScoredSentence } from './scoring.ts';

/** A sentence of an extractive answer: the one shown, and others that say the same, cited beside it. */
export interface ChosenSentence {
  readonly lead: EvidenceSentence;
  readonly same: readonly EvidenceSentence[];
}

/** Sentences at most, and how far behind the best (as a ratio of odds) a further one may be. */
export interface SelectionLimits {
  readonly sentences: number;
  readonly oddsRatio: number;
}

export const LIMITS: SelectionLimits = { sentences: 3, oddsRatio: 0.05 };
/** A question for several things needs more room. */
export const LIST_LIMITS: SelectionLimits = { sentences: 5, oddsRatio: 0.03 };

/** Two sentences that share this much of their terms (Jaccard) say the same, unless they give different figures. */
const SAME = 0.6;

/** Items of an introduced list that are shown with their introduction. */
const MOST_ITEMS = 10;

/**
 * Picks the sentences that answer, best first. Near-duplicates become one sentence with several citations and count once;
 * a sentence that introduces a list brings its items, and an item its introduction.
 *
 * @param scored - Candidates, best first.
 * @param wholeList - Whether the question asks for several things, so that one item brings the others.
 */
export function chooseSentences(scored: readonly ScoredSentence[], limits: SelectionLimits, wholeList = false): ChosenSentence[] {
  const chosen: { lead: ScoredSentence; terms: ReadonlySet<string>; same: EvidenceSentence[] }[] = [];
  const floor = scored[0] === undefined ? 0 : odds(scored[0].probability) * limits.oddsRatio;

  for (const candidate of scored) {
    const terms = new Set(candidate.sentence.tokens.map((token) => token.term));
    const twin = chosen.find((each) => jaccard(each.terms, terms) >= SAME && !differ(figuresOf(each.lead.sentence.text), figuresOf(candidate.sentence.text)));
    if (twin !== undefined) {
      const elsewhere = twin.lead.sentence.block.article.id !== candidate.sentence.block.article.id;
      if (elsewhere && twin.same.length < 3) twin.same.push(candidate.sentence);
      continue;
    }
    if (odds(candidate.probability) < floor) break;
    if (chosen.length < limits.sentences) chosen.push({ lead: candidate, terms, same: [] });
  }
  return withLists(chosen.map(({ lead, same }) => ({ lead: lead.sentence, same })), wholeList);
}

/** Completes lists in reading order, each sentence once. */
function withLists(chosen: readonly ChosenSentence[], wholeList: boolean): ChosenSentence[] {
  const complete = new Map<EvidenceSentence, ChosenSentence>();
  const put = (each: ChosenSentence) => {
    if (!complete.has(each.lead)) complete.set(each.lead, chosen.find(({ lead }) => lead === each.lead) ?? each);
  };
  const itemsOf = new Map<EvidenceBlock, number>();
  for (const { lead } of chosen) {
    const { introduction } = lead.block;
    if (introduction !== undefined) itemsOf.set(introduction, (itemsOf.get(introduction) ?? 0) + 1);
  }
  for (const each of chosen) {
    const { introduction } = each.lead.block;
    const opening = introducing(each.lead.block);
    if (opening !== undefined) put({ lead: opening, same: [] });
    const siblings = opening !== undefined && (wholeList || itemsOf.get(introduction!)! > 1) ? introduction!.items : [];
    const brings = opensList(each.lead) || ((wholeList || each === chosen[0]) && endsBeforeList(each.lead));
    const items = brings ? each.lead.block.items : siblings;
    if (brings) put(each);
    for (const item of items.slice(0, MOST_ITEMS)) for (const sentence of item.sentences) put({ lead: sentence, same: [] });
    put(each);
  }
  return [...complete.values()];
}

/** The sentence that introduces the list an item belongs to; undefined for anything else. */
function introducing(block: EvidenceBlock): EvidenceSentence | undefined {
  const last = block.introduction?.sentences.at(-1);
  return last !== undefined && opensList(last) ? last : undefined;
}

/** "The board consists of:" — alone it says nothing. */
function opensList(sentence: EvidenceSentence): boolean {
  return endsBeforeList(sentence) && /[:：]\s*$/.test(sentence.text);
}

function endsBeforeList({ block, position }: EvidenceSentence): boolean {
  return block.items.length > 0 && position === block.sentences.length - 1;
}

/** The values and dates a text states. */
function figuresOf(text: string): ReadonlySet<string> {
  return new Set([...numbersIn(text).map(({ value }) => String(value)), ...datesIn(text).map(({ iso, text: written }) => iso ?? written)]);
}

/** Each states what the other does not: two accounts in conflict, however alike their words. One that only says less agrees. */
function differ(a: ReadonlySet<string>, b: ReadonlySet<string>): boolean {
  return a.difference(b).size > 0 && b.difference(a).size > 0;
}

function odds(probability: number): number {
  return probability / (1 - probability);
}

function jaccard(a: ReadonlySet<string>, b: ReadonlySet<string>): number {
  const shared = a.intersection(b).size;
  return shared === 0 ? 0 : shared / (a.size + b.size - shared);
}
