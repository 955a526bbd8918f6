import { datesIn } from '../text/dates.ts';
import { numbersIn } from '../text/numbers.ts';
import type { AnswerKind } from './question.ts';

/** A stretch of text that could be the answer to a question of some kind. Offsets are into the text searched. */
export interface Mention {
  readonly start: number;
  readonly end: number;
}

/**
 * Finds what could answer a question of `kind` in `text`: dates for `date`, capitalised names for `person`, and so on.
 * Recall comes before precision: a mention is evidence that the sentence holds the asked kind of thing, not the answer.
 *
 * @returns Mentions in order; none for kinds without a recognisable form.
 */
export function mentionsOf(kind: AnswerKind, text: string): Mention[] {
  switch (kind) {
    case 'date':
      return datesIn(text);
    case 'percent':
      return numbersIn(text).filter((number) => number.kind === 'percent' || /proportion|half|third|quarter|절반/i.test(number.text));
    case 'count':
    case 'amount':
    case 'duration':
      return numbersIn(text);
    case 'person':
      return [...matches(text, PERSON)];
    case 'place':
      return [...matches(text, PLACE)];
    case 'reason':
      return [...matches(text, REASON)];
    case 'manner':
      return [...matches(text, MANNER)];
    case 'other':
      return [];
  }
}

/** Two capitalised words, a title with a name, or a Korean name before a title or particle. */
const PERSON =
  /(?:\p{Lu}[\p{L}'’.-]*\s+){1,3}\p{Lu}[\p{L}'’-]+|\b(?:Mr|Mrs|Ms|Dr|Prof|Gen|Lt|Col|Capt|President|Minister|King|Queen|Pope|Sir)\.?\s+\p{Lu}[\p{L}'’-]+|\p{Script=Hangul}{2,4}(?=\s*(?:씨|장관|대통령|국장|실장|과장|부장|사장|대표|회장|교수|박사|의원|감독|선수|위원장|총리|원장|청장|담당관|대위|소령|중령|대령|장군|제독))|(?<!\p{Script=Hangul})[김이박최정강조윤장임한오서신권황안송류유전홍고문양손배백허남심노하곽성차주우구나민진지엄채원천방공현함변염여추도소석선설마길연위표명기반왕금옥육인맹제모탁국어은편용]\p{Script=Hangul}{2}(?=(?:은|는|이|가|을|를|의|에게|와|과|도)?(?:[\s,.]|$))/gu;

/** A capitalised name after a preposition of place, or a Korean word with a place's ending or particle. */
const PLACE =
  /\b(?:in|at|from|to|near|on|of|into|across|outside|inside|within|between)\s+(?:the\s+)?(?:\p{Lu}[\p{L}'’-]+)(?:\s+(?:of\s+)?\p{Lu}[\p{L}'’-]+)*|\p{Script=Hangul}+(?:특별시|광역시|시|도|군|구|읍|면|동|리|역|항|섬|산|강|성|궁|관|원|청|실|소|센터|대학교|학교|공항|나라|국|주|지역|지방|기지|부두|창고|건물|층)(?=(?:에서|에|의|로|으로|까지|부터|은|는|이|가|을|를|와|과|이다|인)?(?:[\s,.]|$))|\p{Script=Hangul}+(?=에서[\s,])/gu;

const REASON =
  /\b(?:because|due to|owing to|since|as a result|so that|in order to|therefore|thus|caused|causing|reason|led to|leads to|result(?:ed|s|ing)? (?:in|from)|to (?:ensure|prevent|avoid|reduce|protect|keep|help|allow|make|improve))\b|때문|위해|위하여|으므로|므로|이유|따라서|덕분|인해|인하여|말미암|탓|까닭|하도록|고자|려고|려는|해서|기에/giu;

const MANNER = /\b(?:by|through|via|using|with|under)\b|통해|통하여|방식|방법|으로써|이용|사용|거쳐|따라/giu;

function* matches(text: string, pattern: RegExp): Generator<Mention> {
  for (const match of text.matchAll(pattern)) yield { start: match.index, end: match.index + match[0].length };
}
