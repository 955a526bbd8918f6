import type { Glossary } from '../retrieval/glossary.ts';
import { irregularForms } from '../text/inflection.ts';
import { datesIn, dateWritings } from '../text/dates.ts';
import { isKoreanPersonalName, romanNames } from '../text/names.ts';
import { numbersIn, numberWritings } from '../text/numbers.ts';
import { terms } from '../text/tokens.ts';
import type { FindAliases } from './judge.ts';
import type { Question } from './question.ts';
import type { Unit } from './units.ts';

/** A stretch of the question and other ways to write what it says. */
interface Rewriting {
  readonly start: number;
  readonly end: number;
  readonly writings: readonly string[];
}

/** A rewriting stands for a unit when it covers at least this share of it: 국방 alone does not stand for 국방행정청. */
const SHARE = 0.6;

/** Finds other words for a question's units: the glossary's, a Korean name's romanisations, irregular forms, and other writings of its numbers and dates. */
export function aliasFinder(glossary: Glossary): FindAliases {
  return (question) => {
    const rewritings = rewritingsOf(question, glossary);
    return question.units.map((unit) => {
      const writings = rewritings.filter((each) => covers(each, unit)).flatMap((each) => each.writings);
      const romanised = isKoreanPersonalName(unit.text) ? romanNames(unit.text) : [];
      return [...writings, ...romanised, ...irregularForms(unit.text)].map((writing) => [...new Set(terms(writing))]);
    });
  };
}

function rewritingsOf({ text }: Question, glossary: Glossary): Rewriting[] {
  const concepts = glossary
    .lookup(text)
    .filter(({ kind }) => kind !== 'function')
    .map(({ start, end, aliases }) => ({ start, end, writings: [...aliases.korean, ...aliases.english] }));
  const numbers = numbersIn(text).map(({ start, end, value }) => ({ start, end, writings: numberWritings(value) }));
  const dates = datesIn(text).map(({ start, end, iso }) => ({ start, end, writings: iso === null ? [] : dateWritings(iso) }));
  return [...concepts, ...numbers, ...dates];
}

function covers(rewriting: Rewriting, unit: Unit): boolean {
  const shared = Math.min(rewriting.end, unit.end) - Math.max(rewriting.start, unit.start);
  return shared >= SHARE * (unit.end - unit.start);
}
