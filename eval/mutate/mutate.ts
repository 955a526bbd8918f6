/** Makes false sentences out of true ones: one number, date, name, negation or unit changed, in English or Korean. */
import { datesIn } from '#core/text/dates.ts';
import { numbersIn } from '#core/text/numbers.ts';
import { namesToChange } from './name-changes.ts';
import { negationChanges } from './negation-changes.ts';
import { unitChanges } from './unit-changes.ts';

export type MutationKind = 'number' | 'date' | 'name' | 'negation' | 'unit';

/** One change: `from`, which stands at `start` (UTF-16 code units), becomes `to`. */
export interface Change {
  readonly start: number;
  readonly from: string;
  readonly to: string;
}

export interface Mutant extends Change {
  readonly kind: MutationKind;
  /** The whole sentence with the change. */
  readonly text: string;
}

/**
 * Every mutant of a sentence, one per place that can be changed. No two are equal, and none equals the sentence.
 * Nothing is random: the same sentence gives the same mutants.
 */
export function mutantsOf(sentence: string): Mutant[] {
  const changes: readonly (readonly [MutationKind, readonly Change[]])[] = [
    ['number', numberChanges(sentence)],
    ['date', dateChanges(sentence)],
    ['name', namesToChange(sentence)],
    ['negation', negationChanges(sentence)],
    ['unit', unitChanges(sentence)],
  ];
  const seen = new Set([sentence]);
  return changes.flatMap(([kind, found]) =>
    found.flatMap(({ start, from, to }) => {
      const text = sentence.slice(0, start) + to + sentence.slice(start + from.length);
      return seen.has(text) ? [] : (seen.add(text), [{ kind, start, from, to, text }]);
    }),
  );
}

/** A different number of the same length: every digit sequence's last digit that is not a closing zero moves on by three. */
function numberChanges(sentence: string): Change[] {
  return numbersIn(sentence).flatMap((number): Change[] => {
    const digits = /\d[\d,.]*\d|\d/.exec(number.text);
    if (digits !== null) return [{ start: number.start + digits.index, from: digits[0], to: otherDigits(digits[0]) }];
    const word = Object.keys(OTHER_WORDS).find((each) => new RegExp(`^${each}(?![a-z])`, 'i').test(number.text) || (/[가-힣]/.test(each) && number.text.startsWith(each)));
    return word === undefined ? [] : [{ start: number.start, from: number.text.slice(0, word.length), to: likeCase(number.text, OTHER_WORDS[word]!) }];
  });
}

/** Other year, month or day, whichever is stated most finely. */
function dateChanges(sentence: string): Change[] {
  return datesIn(sentence).flatMap((date): Change[] => {
    if (date.iso === null || /[QHX]/.test(date.iso)) return [];
    const month = MONTHS.findIndex((name) => new RegExp(`\\b${name}`, 'i').test(date.text));
    if (/^(?:\d{4}|-)-\d\d$/.test(date.iso) && month >= 0) {
      const written = new RegExp(`\\b${MONTHS[month]!}[a-z]*`, 'i').exec(date.text)!;
      return [{ start: date.start + written.index, from: written[0], to: FULL_MONTHS[(month + 3) % 12]! }];
    }
    const groups = [...date.text.matchAll(/\d+/g)];
    const year = groups.find(([digits]) => digits.length === 4);
    const others = groups.filter((group) => group !== year);
    const finest = /년/.test(date.text) || month < 0 ? others.at(-1) ?? year : others[0] ?? year;
    if (finest === undefined) return [];
    const value = Number(finest[0]);
    const limit = finest === year ? Infinity : /^(?:\d{4}|-)-\d\d$/.test(date.iso) ? 12 : 28;
    const other = String(value + 3 <= limit ? value + 3 : value - 3).padStart(finest[0].length, '0');
    return [{ start: date.start + finest.index, from: finest[0], to: other }];
  });
}

function otherDigits(written: string): string {
  const at = written.search(/[1-9](?=[0,.]*$)/);
  if (at < 0) return written.replace(/\d/, '4');
  const digit = Number(written[at]);
  return written.slice(0, at) + (((digit + 2) % 9) + 1) + written.slice(at + 1);
}

const MONTHS = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];
const FULL_MONTHS = ['January', 'February', 'March', 'April', 'May', 'June', 'July', 'August', 'September', 'October', 'November', 'December'];

const OTHER_WORDS: Readonly<Record<string, string>> = {
  two: 'five', three: 'seven', four: 'nine', five: 'eight', six: 'three', seven: 'four', eight: 'six', nine: 'two', ten: 'twelve', eleven: 'nine', twelve: 'ten', twenty: 'forty', thirty: 'sixty', fifty: 'eighty',
  두: '다섯', 세: '여섯', 네: '일곱', 다섯: '두', 여섯: '세', 일곱: '네', 여덟: '여섯', 아홉: '일곱', 열: '여덟',
};

function likeCase(model: string, word: string): string {
  return /^\p{Lu}/u.test(model) ? word[0]!.toUpperCase() + word.slice(1) : word;
}
