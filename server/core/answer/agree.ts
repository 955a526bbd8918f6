/** What other accounts say of the cited facts: those that repeat them, and those that differ. */
import type { Conflict, Report } from '../contract.ts';
import { datesIn } from '../text/dates.ts';
import { numbersIn } from '../text/numbers.ts';
import type { ChosenSentence } from './extract.ts';
import type { Question } from './question.ts';

/** A chosen sentence and the marker it is cited by. */
export interface MarkedSentence {
  readonly marker: number;
  readonly chosen: ChosenSentence;
}

/** Articles, other than the cited one, that hold a near-duplicate of a cited paragraph. */
export function reportsOf(marked: readonly MarkedSentence[]): Report[] {
  return marked.flatMap(({ marker, chosen }) => chosen.lead.block.reports.map((report) => ({ marker, ...report })));
}

/**
 * Cited sentences of different articles that give different values where the question asks for one number or date.
 * Values are compared after reading, so that 519 billion and 5,190억 agree.
 */
export function conflictsOf(question: Question, marked: readonly MarkedSentence[]): Conflict[] {
  const read = question.kind === 'date' ? dateValue : ['count', 'amount', 'percent', 'duration'].includes(question.kind) ? numberValue : undefined;
  if (read === undefined || question.list) return [];
  const asked = new Set(read(question.text).map(({ value }) => value));
  const claims = marked.flatMap(({ marker, chosen }) => {
    const values = read(chosen.lead.text).filter(({ value }) => !asked.has(value));
    return values.length === 1 ? [{ marker, article: chosen.lead.block.article.id, value: values[0]!.value, text: values[0]!.text }] : [];
  });
  const articles = new Set(claims.map((claim) => claim.article));
  const values = new Set(claims.map((claim) => claim.value));
  if (articles.size < 2 || values.size < 2) return [];
  return [{ about: question.units.map((unit) => unit.text).join(' '), claims: claims.map(({ marker, text }) => ({ marker, value: text })) }];
}

interface Value {
  readonly value: string;
  readonly text: string;
}

function numberValue(text: string): Value[] {
  return numbersIn(text).map((mention) => ({ value: `${mention.value} ${mention.unit ?? ''}`, text: mention.text }));
}

function dateValue(text: string): Value[] {
  return datesIn(text).flatMap((mention) => (mention.iso === null ? [] : [{ value: mention.iso, text: mention.text }]));
}
