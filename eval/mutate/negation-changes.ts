import type { Change } from './mutate.ts';

const AUXILIARY = /\b(?:is|are|was|were|will|can|could|must|should|would|may|has|have|had|does|do|did)\b(?! not\b|n['’]t|\s+(?:to|more|less|no|never|nothing|nobody|hardly)\b|\?)/i;
const PAST = /(?<=\p{Ll} )(?<verb>\p{Ll}{2,}ed)(?= (?:the|a|an|to|in|on|at|that|its|their|his|her|for|with|by|from|into)\b)/u;
const DENIAL = /\b(?:is|are|was|were|will|can|could|must|should|would|may|has|have|had|does|do|did)(?<not> not\b|n['’]t\b)|\bcan(?<joined>not)\b/i;

/** Korean sentence ends and their denials. The first that fits is taken, so longer ones come first. */
const KOREAN_ENDS: readonly (readonly [RegExp, string])[] = [
  [/하지 않았다(?=\.?$)/u, '했다'],
  [/되지 않았다(?=\.?$)/u, '됐다'],
  [/하지 않는다(?=\.?$)/u, '한다'],
  [/되지 않는다(?=\.?$)/u, '된다'],
  [/하지 않습니다(?=\.?$)/u, '합니다'],
  [/하였다(?=\.?$)/u, '하지 않았다'],
  [/했다(?=\.?$)/u, '하지 않았다'],
  [/했습니다(?=\.?$)/u, '하지 않았습니다'],
  [/되었다(?=\.?$)/u, '되지 않았다'],
  [/됐다(?=\.?$)/u, '되지 않았다'],
  [/한다(?=\.?$)/u, '하지 않는다'],
  [/된다(?=\.?$)/u, '되지 않는다'],
  [/합니다(?=\.?$)/u, '하지 않습니다'],
  [/됩니다(?=\.?$)/u, '되지 않습니다'],
  [/있었다(?=\.?$)/u, '없었다'],
  [/없었다(?=\.?$)/u, '있었다'],
  [/있다(?=\.?$)/u, '없다'],
  [/없다(?=\.?$)/u, '있다'],
  [/있습니다(?=\.?$)/u, '없습니다'],
  [/없습니다(?=\.?$)/u, '있습니다'],
  [/이었다(?=\.?$)/u, '이 아니었다'],
  [/가 아니다(?=\.?$)/u, '다'],
  [/이 아니다(?=\.?$)/u, '이다'],
  [/이다(?=\.?$)/u, '이 아니다'],
  [/입니다(?=\.?$)/u, '이 아닙니다'],
  [/난다(?=\.?$)/u, '나지 않는다'],
  [/온다(?=\.?$)/u, '오지 않는다'],
  [/준다(?=\.?$)/u, '주지 않는다'],
  [/는다(?=\.?$)/u, '지 않는다'],
];

/** At most one: the sentence denied, or its denial taken away. None where the grammar cannot tell how. */
export function negationChanges(sentence: string): Change[] {
  const change = /[가-힣]/.test(sentence) ? koreanNegation(sentence.trimEnd()) : englishNegation(sentence);
  return change === undefined ? [] : [change];
}

function koreanNegation(sentence: string): Change | undefined {
  for (const [end, to] of KOREAN_ENDS) {
    const match = end.exec(sentence);
    if (match !== null) return { start: match.index, from: match[0], to };
  }
  return undefined;
}

function englishNegation(sentence: string): Change | undefined {
  const denial = DENIAL.exec(sentence);
  if (denial !== null) {
    const from = denial.groups?.['not'] ?? denial.groups?.['joined'] ?? '';
    return { start: denial.index + denial[0].length - from.length, from, to: '' };
  }
  const auxiliary = AUXILIARY.exec(sentence);
  if (auxiliary !== null) return { start: auxiliary.index, from: auxiliary[0], to: `${auxiliary[0]} not` };
  const past = PAST.exec(sentence);
  return past === null ? undefined : { start: past.index, from: past[0], to: `never ${past[0]}` };
}
