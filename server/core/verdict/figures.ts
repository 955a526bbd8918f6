/** Compares the numbers and dates of a claim with those of its evidence. */
import type { SupportReason } from '../ports.ts';
import { datesAgree, datesIn, type DateMention } from '../text/dates.ts';
import { numbersIn, type NumberMention } from '../text/numbers.ts';
import { relativeDatesIn } from './relative-dates.ts';
import type { Claim, Evidence, Statement } from './statement.ts';
import { FOUND, foundShare, keysOf, type Word } from './words.ts';

/** What the comparison found. */
export interface FigureFindings {
  readonly reasons: readonly SupportReason[];
  /** Figures of the claim, and those of them that the evidence has. */
  readonly stated: number;
  readonly confirmed: number;
}

/** A figure of the evidence, with how much of the claim's words stand around it. */
interface Placed<Mention> {
  readonly mention: Mention;
  readonly nearness: number;
}

/** Words on each side that tell what a figure measures. */
const AROUND = 8;
/** Another figure this near to the claim's words, and the claim's own half of it farther, makes the claim's look borrowed from elsewhere. */
const FAR_NEARER = 0.7;
/** Below this nearness another figure speaks of something else. */
const NEAR = 0.3;

export function compareFigures(claim: Claim, evidence: Evidence): FigureFindings {
  const dates = datesIn(claim.text).filter(({ iso }) => iso !== null);
  const numbers = numbersIn(claim.text).filter((number) => !dates.some((date) => number.start < date.end && date.start < number.end));
  if (dates.length + numbers.length === 0) return { reasons: [], stated: 0, confirmed: 0 };
  const figures = [...numbers, ...dates];
  const context = claim.words.filter((word) => word.content && !figures.some(({ start, end }) => start < word.end && word.start < end));
  const placedNumbers = evidence.sentences.flatMap((sentence) => placed(figuresOf(sentence).numbers, sentence, context));
  const known = evidence.publishedAt;
  const placedDates = dates.length === 0 ? [] : evidence.sentences.flatMap((sentence) => placed([...figuresOf(sentence).dates, ...relativeDatesIn(sentence.text, known)], sentence, context));
  const reasons = [
    ...numbers.flatMap((number) => numberFault(number, numbers, placedNumbers, claim.text) ?? []),
    ...dates.flatMap((date) => dateFault(date, dates, placedDates, known) ?? []),
  ];
  return { reasons, stated: figures.length, confirmed: figures.length - reasons.length };
}

interface Figures {
  readonly numbers: readonly NumberMention[];
  readonly dates: readonly DateMention[];
}

/** Kept with the sentence: an answer's sentences lean on the same few, and reading figures is the slowest part of a check. */
const figuresBySentence = new WeakMap<Statement, Figures>();

function figuresOf(sentence: Statement): Figures {
  const known = figuresBySentence.get(sentence);
  if (known !== undefined) return known;
  const figures = { numbers: MAY_HOLD_NUMBER.test(sentence.text) ? numbersIn(sentence.text) : [], dates: datesIn(sentence.text) };
  figuresBySentence.set(sentence, figures);
  return figures;
}

/** A cheap look before the readers of numbers, which are thorough and slow. */
const MAY_HOLD_NUMBER = /\d|\b(?:one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety|hundred|thousand|million|billion|dozen|half|first|second|third|fourth|fifth|sixth|seventh|eighth|ninth|tenth)|teen\b|[한두세네첫]\s?[가-힣]|다섯|여섯|일곱|여덟|아홉|열|스물|백|천|만|억|조/iu;

function placed<Mention extends { readonly start: number; readonly end: number }>(mentions: readonly Mention[], sentence: Statement, context: readonly Word[]): Placed<Mention>[] {
  return mentions.map((mention) => {
    const at = sentence.words.findIndex((word) => word.end > mention.start);
    const keys = keysOf(sentence.words.slice(Math.max(0, at - AROUND), at + AROUND));
    const near = context.filter((word) => foundShare(word, keys) >= FOUND).reduce((sum, { weight }) => sum + weight, 0);
    return { mention, nearness: near / (context.reduce((sum, { weight }) => sum + weight, 0) || 1) };
  });
}

function numberFault(number: NumberMention, own: readonly NumberMention[], all: readonly Placed<NumberMention>[], text: string): SupportReason | undefined {
  const equal = all.filter(({ mention }) => agrees(number, mention, text));
  const rivals = all.filter(({ mention }) => comparable(number, mention) && mention.value !== number.value && !own.some((other) => other.value === mention.value));
  const rival = nearest(rivals);
  const support = equal.filter(({ mention }) => unitsAgree(number.unit, mention.unit));
  if (support.length > 0) {
    const borrowed = rival !== undefined && rival.mention.unit === number.unit && rival.nearness >= FAR_NEARER && nearest(support)!.nearness <= rival.nearness - FAR_NEARER / 2;
    return borrowed ? { code: 'number_differs', claim: number.text, evidence: rival.mention.text } : undefined;
  }
  const otherUnit = nearest(equal);
  if (otherUnit !== undefined && otherUnit.nearness >= NEAR) return { code: 'unit_differs', claim: number.text, evidence: otherUnit.mention.text };
  if (rival !== undefined && rival.nearness >= NEAR) return { code: 'number_differs', claim: number.text, evidence: rival.mention.text };
  return isLoose(number) ? undefined : { code: 'number_missing', claim: number.text, evidence: null };
}

/** Small numbers in words and ordinals are as often grammar (one of the, first of all) as figures. */
function isLoose({ text, kind, unit }: NumberMention): boolean {
  return !/\d/.test(text) && (kind === 'ordinal' || unit === null || unit === 'items');
}

const ABOUT = /(?:about|around|nearly|almost|roughly|some|approximately|약|거의|대략)\s*$/i;
const AT_LEAST = /(?:more than|over|at least|above|exceed(?:s|ing|ed)?)\s*$/i;
const AT_MOST = /(?:less than|under|up to|at most|below|fewer than|nearly|almost|최대)\s*$/i;

/** Equal values, or such as "about", "more than" and "up to" let pass. */
function agrees(claim: NumberMention, evidence: NumberMention, text: string): boolean {
  if (claim.value === evidence.value) return true;
  const before = text.slice(Math.max(0, claim.start - 16), claim.start);
  const after = text.slice(claim.end, claim.end + 4);
  const ratio = evidence.value / claim.value;
  if (ABOUT.test(before) || /^\s?(?:가량|정도|여|쯤|안팎)/.test(after)) return Math.abs(ratio - 1) <= 0.05;
  if (AT_LEAST.test(before) || /^\s?(?:이상|넘|초과)/.test(after)) return ratio >= 1 && ratio <= 1.1;
  return (AT_MOST.test(before) || /^\s?(?:이하|미만)/.test(after)) && ratio <= 1 && ratio >= 0.9;
}

const COUNTERS = new Set(['items', 'people', 'gpus', 'parameters', 'rooms', 'floors', 'points', 'times']);

function unitsAgree(a: string | null, b: string | null): boolean {
  return a === b || a === null || b === null || (a === 'items' && COUNTERS.has(b)) || (b === 'items' && COUNTERS.has(a));
}

function comparable(a: NumberMention, b: NumberMention): boolean {
  return (a.kind === 'ordinal') === (b.kind === 'ordinal') && unitsAgree(a.unit, b.unit);
}

function dateFault(date: DateMention, own: readonly DateMention[], all: readonly Placed<DateMention>[], published: readonly string[]): SupportReason | undefined {
  const iso = date.iso!;
  const readable = all.filter(({ mention }) => mention.iso !== null);
  const agreeing = readable.filter(({ mention }) => datesAgree(iso, mention.iso!));
  const rivals = readable.filter(({ mention }) => !own.some((other) => datesAgree(other.iso!, mention.iso!)));
  const rival = nearest(rivals);
  const years = [...readable.map(({ mention }) => mention.iso!), ...published];
  const fine = agreeing.filter(({ mention }) => !says(iso, mention.iso!) || completedBy(iso, mention.iso!, years));
  if (fine.length > 0) {
    const borrowed = rival !== undefined && rival.nearness >= FAR_NEARER && nearest(fine)!.nearness <= rival.nearness - FAR_NEARER / 2;
    return borrowed ? { code: 'date_differs', claim: date.text, evidence: rival.mention.text } : undefined;
  }
  if (rival !== undefined && rival.nearness >= NEAR) return { code: 'date_differs', claim: date.text, evidence: rival.mention.text };
  return { code: 'date_missing', claim: date.text, evidence: agreeing[0]?.mention.text ?? null };
}

/** Whether the claim's date says more than the other one. */
function says(claim: string, other: string): boolean {
  return precision(claim) > precision(other) || (!claim.startsWith('-') && other.startsWith('-'));
}

function precision(iso: string): number {
  return iso.replace(/^-|X+/g, '').split('-').filter(Boolean).length + (iso.startsWith('-') ? 1 : 0) - (/X/.test(iso) ? 0.5 : 0);
}

/** `--05-14` and a year that the evidence names elsewhere make 2026-05-14. */
function completedBy(claim: string, other: string, years: readonly string[]): boolean {
  return other.startsWith('-') && precision(other) >= precision(claim) && years.some((known) => known.slice(0, 4) === claim.slice(0, 4));
}

function nearest<Mention>(all: readonly Placed<Mention>[]): Placed<Mention> | undefined {
  return all.reduce<Placed<Mention> | undefined>((best, next) => (best === undefined || next.nearness > best.nearness ? next : best), undefined);
}
