import { IRREGULAR_WORDS } from './irregular-forms.ts';

/**
 * Folds the inflections of an English word, and only those, to one key: approve, approves, approved, approving → `approv`;
 * policies, policy → `policy`; kept, keeping → `keep`; children → `child`. Porter's stems also join derivations (university with
 * universe, organ with organisation), which is right for search but too coarse for telling which glossary concept a text means.
 *
 * @returns A lower-case key that need not be a word; equal keys mean the same word. An irregular form that is another word as
 *   well (left, won, ground) keeps a key of its own.
 */
export function inflectionKey(word: string): string {
  const base = word.toLowerCase().replace(/['’]s$/, '');
  return regularKey(BASE_BY_FORM.get(base) ?? base);
}

/**
 * The base of an irregular word and all its irregular forms: kept, keeps → keep, kept; leave → leave, left. Forms that a rule
 * derives (keeps, keeping) are left out: stemming finds those.
 *
 * @param word - English, in any form and case.
 * @returns Lower-case words, the base first; empty for a word that is not on the list, and for a form that is mostly another word
 *   (left), which must not stand for all forms of its verb.
 */
export function irregularForms(word: string): readonly string[] {
  return FORMS_BY_KEY.get(inflectionKey(word)) ?? [];
}

const BASE_BY_FORM: ReadonlyMap<string, string> = new Map(IRREGULAR_WORDS.flatMap(({ base, forms }) => forms.map((form) => [form, base] as const)));

function regularKey(word: string): string {
  if (word.length < 4 || UNINFLECTED.has(word)) return word;
  return withoutVerbEnding(withoutPlural(word));
}

/** Words that end like an inflection and are not one. */
const UNINFLECTED = new Set('news series species always perhaps thus gas bus lens during king ring spring string morning evening nothing something anything everything ceiling wedding building meeting training hearing funding housing need speed seed hundred red bed'.split(' '));

const FORMS_BY_KEY: ReadonlyMap<string, readonly string[]> = new Map(
  IRREGULAR_WORDS.map(({ base, forms, homographs }) => [regularKey(base), [base, ...forms, ...homographs]] as const),
);

function withoutPlural(word: string): string {
  if (/[^aeiou]ies$/.test(word) && word.length > 4) return `${word.slice(0, -3)}y`;
  if (/(?:ss|sh|ch|x|zz)es$/.test(word)) return word.slice(0, -2);
  return /[^suiy]s$|[^aeiou]is?s$|ys$/.test(word) && !/(?:ss|is|us)$/.test(word) ? word.slice(0, -1) : word;
}

function withoutVerbEnding(word: string): string {
  if (UNINFLECTED.has(word)) return word;
  if (/[^aeiou]ied$/.test(word)) return `${word.slice(0, -3)}y`;
  const bare = word.endsWith('eed') ? word : word.replace(/(?<=[aeiouy].*)(?<=..)(?:ed|ing)$/, '');
  const single = bare === word ? bare : bare.replace(/([bdfgmnprt])\1$/, '$1');
  return single.length > 3 ? single.replace(/e$/, '') : single;
}
