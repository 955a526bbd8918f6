import { readQuestion, type Question } from './question.ts';
import type { Unit } from './units.ts';

/**
 * Makes a follow-up question stand alone, by rules: a question that points back ("it", "the company", 그 모델) takes the
 * names of the one before; an elliptical one ("And the K2?", "그럼 K2는?") takes what was asked of them.
 *
 * @param previous - The last question of the conversation, itself made standalone; undefined at the start.
 * @returns The question as asked when it stands alone, else with the carried words appended in brackets.
 */
export function standalone(text: string, previous: string | undefined): string {
  if (previous === undefined) return text;
  const own = readQuestion(text);
  const before = readQuestion(previous);
  const carried = isElliptical(text, own) ? attributeOf(before, own) : pointsBack(text, own, before) ? subjectOf(before) : [];
  const missing = carried.filter((unit) => !own.units.some((mine) => mine.text.toLowerCase() === unit.text.toLowerCase()));
  return missing.length === 0 ? text : `${text} (${missing.map((unit) => unit.text).join(' ')})`;
}

const ENGLISH_ELLIPSIS = /^\s*(?:(?:and|but|so|ok|okay)\b[\s,]*)?(?:what|how) about\b|^\s*(?:and|but|or)\b[^?]{0,60}\?*$/i;
const KOREAN_ELLIPSIS = /^\s*(?:그럼|그러면|그렇다면)?\s*[^\s?]+(?:\s[^\s?]+){0,2}(?:은|는|의 경우는|의 경우에는)\s*\??\s*$/u;

const ENGLISH_POINTER =
  /\b(?:it|its|they|them|their|theirs|he|him|his|she|her|hers|this|that|these|those|there|then|the (?:same|former|latter|company|model|project|programme|program|agreement|ministry|office|form|request|limit|rule|regulation|allowance))\b/i;
const KOREAN_POINTER = /(?:^|\s)(?:그|이|저|해당|동|같은|위)\s|(?:^|\s)(?:그것|이것|그곳|거기|여기|이들|그들|그녀|그는|그가|그의|그때|이때|이를|그를|이는|당시)/u;

function isElliptical(text: string, own: Question): boolean {
  return own.language === 'ko' ? KOREAN_ELLIPSIS.test(text) && own.units.length <= 3 : ENGLISH_ELLIPSIS.test(text) && own.units.length <= 4;
}

/** Says "it", or is too short to stand alone: it names nothing of its own and shares no word with what was asked before. */
function pointsBack(text: string, own: Question, before: Question): boolean {
  if (own.units.length <= 1) return true;
  if (own.units.some((unit) => unit.name)) return false;
  const points = own.language === 'ko' ? KOREAN_POINTER.test(text) : ENGLISH_POINTER.test(text);
  const sharing = own.units.some((unit) => before.units.some((other) => other.text.toLowerCase() === unit.text.toLowerCase()));
  return points || (!sharing && own.units.length <= LEAST_UNITS);
}

/** A question of more content words than these says itself what it is about. */
const LEAST_UNITS = 2;

/** What was asked: the ordinary words, and the names too when the follow-up brings none to replace them. */
function attributeOf(before: Question, own: Question): readonly Unit[] {
  return own.units.some((unit) => unit.name) ? before.units.filter((unit) => !unit.name) : before.units;
}

/** What it was asked about: the names, or every content word when there is no name. */
function subjectOf(before: Question): readonly Unit[] {
  const names = before.units.filter((unit) => unit.name);
  return names.length > 0 ? names : before.units;
}
