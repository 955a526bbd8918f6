/** What other accounts say of the cited facts: those that repeat them, and those that differ. */
import type { Conflict, Report } from '../contract.ts';
import { datesAgree, datesIn } from '../text/dates.ts';
import { numbersIn } from '../text/numbers.ts';
import type { ChosenSentence } from './extract.ts';
import type { AnswerKind, Question } from './question.ts';
import { paragraphVouches } from './vouch.ts';

/** A chosen sentence and the marker it is cited by. */
export interface MarkedSentence {
  readonly marker: number;
  readonly chosen: ChosenSentence;
}

/** Articles, other than the cited one, whose near-duplicate of the cited paragraph vouches for the cited sentence. */
export function reportsOf(marked: readonly MarkedSentence[]): Report[] {
  return marked.flatMap(({ marker, chosen: { lead } }) =>
    lead.block.reports.filter(({ text }) => paragraphVouches(text, lead.text)).map(({ report }) => ({ marker, ...report })),
  );
}

/**
 * Cited sentences of different articles that give different values where the question asks for one number or date.
 * Values are compared after reading, so that 519 billion and 5,190억 agree; so do May 2031 and 14 May 2031, of which one
 * only says less. Amounts in different units measure different things and are not compared.
 */
export function conflictsOf(question: Question, marked: readonly MarkedSentence[]): Conflict[] {
  const read = READERS[question.kind];
  if (read === undefined || question.list) return [];
  const asked = read(question.text);
  const claims = marked.flatMap(({ marker, chosen }) => {
    const values = read(chosen.lead.text).filter((value) => !asked.some((known) => relation(known, value) === 'same'));
    return values.length === 1 ? [{ marker, article: chosen.lead.block.article.id, value: values[0]! }] : [];
  });
  const disputed = claims.filter((claim) => claims.some((other) => other.article !== claim.article && relation(claim.value, other.value) === 'different'));
  if (disputed.length === 0) return [];
  return [{ about: question.units.map((unit) => unit.text).join(' '), claims: disputed.map(({ marker, value }) => ({ marker, value: value.text })) }];
}

type Value = { readonly text: string } & ({ readonly date: string } | { readonly number: number; readonly unit: string | null });

const READERS: Partial<Record<AnswerKind, (text: string) => Value[]>> = {
  date: datesRead, day: datesRead, deadline: datesRead, count: numbersRead, amount: numbersRead, money: numbersRead, percent: numbersRead, duration: numbersRead, age: numbersRead,
};

function numbersRead(text: string): Value[] {
  return numbersIn(text).flatMap(({ kind, value, unit, text: written }) => (kind === 'ordinal' ? [] : [{ number: value, unit, text: written }]));
}

function datesRead(text: string): Value[] {
  return datesIn(text).flatMap(({ iso, text: written }) => (iso === null ? [] : [{ date: iso, text: written }]));
}

function relation(a: Value, b: Value): 'same' | 'different' | 'incomparable' {
  if ('date' in a && 'date' in b) return datesAgree(a.date, b.date) ? 'same' : 'different';
  if ('date' in a || 'date' in b) return 'incomparable';
  if (a.unit !== b.unit && a.unit !== null && b.unit !== null) return 'incomparable';
  return a.number === b.number ? 'same' : 'different';
}
