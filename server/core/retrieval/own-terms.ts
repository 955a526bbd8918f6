import { fold } from '../text/fold.ts';
import { koreanStem } from '../text/korean.ts';
import { askedFigures } from '../text/figure-terms.ts';
import { terms, tokens, type Token } from '../text/tokens.ts';

/** Weight of syllable pairs that lie, wholly or in part, in a Korean word's particle or ending: 산은 of 예산은. */
export const ENDING_WEIGHT = 0.4;
/** Weight of units, scales, months and lone digits of a figure: they stand in any other figure too. */
export const UNIT_WEIGHT = 0.2;
/** Weight of words that only ask: passages that hold them do not answer better. */
export const ASKING_WEIGHT = 0.5;

/**
 * The terms of a query in reading order, each once, with what it says about the passage sought: 1, less for Korean particles and endings
 * and for question words. A pair that also stands inside a word's stem counts in full. Figures are there as written and, last, as
 * {@link askedFigures} name them.
 */
export function ownTerms(query: string): Map<string, number> {
  const weights = new Map<string, number>(terms(query).map((term) => [term, ASKING_TERMS.has(term) ? ASKING_WEIGHT : 1]));
  const lighter = new Map<string, number>();
  const full = new Set<string>();
  for (const [run] of fold(query).text.matchAll(/[가-힣]{2,}/g)) {
    const stemLength = koreanStem(run).length;
    const asks = ASKING_WORD.test(run);
    for (let start = 0; start + 2 <= run.length; start += 1) {
      const pair = run.slice(start, start + 2);
      if (asks) lighter.set(pair, ASKING_WEIGHT);
      else if (start + 2 > stemLength) lighter.set(pair, ENDING_WEIGHT);
      else full.add(pair);
    }
  }
  for (const [pair, weight] of lighter) if (!full.has(pair) && weights.has(pair)) weights.set(pair, weight);
  addFigures(query, weights);
  return weights;
}

function addFigures(query: string, weights: Map<string, number>): void {
  const figures = askedFigures(query);
  if (figures.length === 0) return;
  const inside = ({ start, end }: Token): boolean => figures.some((figure) => figure.start <= start && end <= figure.end);
  const read = tokens(query);
  const outside = new Set(read.filter((token) => !inside(token)).map(({ term }) => term));
  for (const { term } of read.filter(inside)) if (!outside.has(term) && !/\d\d/.test(term)) weights.set(term, Math.min(UNIT_WEIGHT, weights.get(term) ?? 1));
  for (const term of figures.flatMap(({ terms: named }) => named)) weights.set(term, 1);
}

const ASKING_TERMS: ReadonlySet<string> = new Set(terms('what which who whom whose when where why how many much do does did'));

/** Korean words that ask (무엇, 어떻게, 몇 명) or tell the reader to answer (설명하시오, 알려 주세요), with their endings. */
const ASKING_WORD = /^(?:무엇|무슨|뭐|뭔|뭘|어떤|어떻|어떠|어느|누구|누가|언제|어디|얼마|몇|왜)|^(?:설명|서술|기술|말씀|요약|정리|나열|열거|제시|비교|대답|답변|말|답)(?:하시오|하세요|하십시오|하라|해라|해줘|해주|해봐|해|하면)|^(?:알려|가르쳐|보여|들려|찾아)(?:줘|주|달|라)/;
