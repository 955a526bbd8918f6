/**
 * Folds the inflections of an English word, and only those, to one key: approve, approves, approved, approving → `approv`;
 * policies, policy → `policy`. Porter's stems also join derivations (university with universe, organ with organisation),
 * which is right for search but too coarse for telling which glossary concept a text means.
 *
 * @returns A lower-case key that need not be a word; equal keys mean the same word, irregular forms apart.
 */
export function inflectionKey(word: string): string {
  const base = word.toLowerCase().replace(/['’]s$/, '');
  if (base.length < 4 || UNINFLECTED.has(base)) return base;
  return withoutVerbEnding(withoutPlural(base));
}

/** Words that end like an inflection and are not one. */
const UNINFLECTED = new Set('news series species always perhaps thus gas bus lens during king ring spring string morning evening nothing something anything everything ceiling wedding building meeting training hearing funding housing need speed seed hundred red bed'.split(' '));

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
