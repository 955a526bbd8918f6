import { koreanStem } from '../text/korean.ts';
import { terms } from '../text/tokens.ts';

/** What kind of thing would answer. `other` when the question's form does not tell. */
export type AnswerKind = 'person' | 'date' | 'place' | 'count' | 'amount' | 'percent' | 'duration' | 'reason' | 'manner' | 'other';

/** A content word of a question: what a sentence must speak of to answer it. */
export interface Unit {
  /** As written, without particles. */
  readonly text: string;
  /** Index terms; a sentence that holds them all covers the unit. */
  readonly terms: readonly string[];
  /** Where it stands in the question, for word order. */
  readonly start: number;
  readonly end: number;
  /** A proper name, number or mixed token rather than an ordinary word. */
  readonly name: boolean;
}

export interface Question {
  readonly text: string;
  readonly language: 'en' | 'ko';
  readonly kind: AnswerKind;
  /** Asks for several things. */
  readonly list: boolean;
  readonly units: readonly Unit[];
  /** Index into {@link units} of the word nearest to the interrogative: the asked attribute. -1 without units. */
  readonly focus: number;
}

/** Reads a question's form and content words. Pure; any text gives a question, perhaps without units. */
export function readQuestion(text: string): Question {
  const language = /\p{Script=Hangul}/u.test(text) ? 'ko' : 'en';
  const units = [...unitsOf(text)];
  return {
    text,
    language,
    kind: language === 'ko' ? firstMatch(KOREAN_KINDS, text) : firstMatch(ENGLISH_KINDS, text),
    list: language === 'ko' ? KOREAN_LIST.test(text) : ENGLISH_LIST.test(text),
    units,
    focus: language === 'ko' ? koreanFocus(text, units) : englishFocus(text, units),
  };
}

const ENGLISH_KINDS: readonly (readonly [AnswerKind, RegExp])[] = [
  ['percent', /\b(?:what|which|how (?:large|big|high|much) (?:a|of a)?)\s*(?:\w+\s+)?(?:percent|percentage|per cent|proportion|share|fraction|rate)\b/i],
  ['count', /\bhow many\b|\b(?:what|which) (?:is |was |are |were )?(?:the )?(?:total )?(?:number|count|population)\b/i],
  ['duration', /\bhow (?:long|old|soon|often)\b|\b(?:what|which) (?:is |was )?(?:the )?(?:length of time|duration|age|period)\b|\bwithin (?:how many|what)\b/i],
  ['amount', /\bwhat (?:do|does|did|will|would)\b.*\b(?:cost|weigh|pay|earn|charge|measure)\b|\bhow (?:much|far|tall|high|large|big|deep|fast|heavy|wide|hot|cold)\b|\b(?:what|which) (?:is |was |are |were )?(?:the )?(?:\w+ )?(?:amount|price|cost|sum|budget|salary|fee|fine|limit|threshold|ceiling|size|speed|distance|height|weight|value|temperature)\b/i],
  ['date', /\bwhen\b|\b(?:what|which) (?:\w+ )?(?:year|date|day|month|decade|century|season|time)\b|\b(?:since|until|by) what\b/i],
  ['place', /\bwhere\b|\b(?:what|which) (?:\w+ )?(?:city|cities|country|countries|place|location|region|state|province|town|county|district|continent|building|site|venue|area|island|river|street)\b/i],
  ['person', /\b(?:who|whom|whose)\b|\b(?:what|which) (?:person|people|man|woman|official|minister|president|king|queen|leader|author|scientist|director|head)\b|\bname of the (?:person|man|woman|author|director|head|founder)\b/i],
  ['reason', /\bwhy\b|\bwhat (?:is |was |were |are )?(?:the )?(?:reason|cause|purpose|rationale|motive)|\bwhat (?:caused|led to|prompted)\b|\bhow come\b|\bfor what reason\b/i],
  ['manner', /\bhow\b|\b(?:by|through) what means\b|\bin what way\b/i],
];

const KOREAN_KINDS: readonly (readonly [AnswerKind, RegExp])[] = [
  ['percent', /몇\s*(?:퍼센트|프로|%|할)|비율|비중|퍼센트/u],
  ['duration', /(?:몇|며)\s*(?:일|시간|분|주|달|개월|년)\s*(?:이내|동안|간|안에|전까지|치|까지)|며칠|얼마나\s*(?:오래|걸)|얼마\s*동안|기간은|기한은|몇\s*살|나이/u],
  ['date', /언제|몇\s*(?:년|월|일|시)(?!간)|(?:년도|연도|날짜|일자|시기|시점|해|날|일시|시행일)(?:는|은|를|을|가|이)?\s*(?:언제|무엇|어떻게|\?|$|알려)|어느\s*(?:해|년|날)|몇\s*세기/u],
  ['count', /몇\s*(?:명|개|곳|대|번|차례|가지|건|회|마리|권|척|편|종|장|문|기|살|위|호|층|쪽|인|분)|수는|개수|인원|몇/u],
  ['amount', /얼마|금액|한도|가격|비용|예산|액수|값은|규모는|면적|길이|높이|무게|속도|거리/u],
  ['place', /어디|(?:어느|어떤|무슨)\s*(?:나라|도시|지역|곳|장소|국가|지방|대륙|건물|섬)|(?:장소|위치|지역|도시|나라|곳|국가|소재지)(?:는|은|를|을)?\s*(?:무엇|\?|$|알려)/u],
  ['person', /누구|누가|누군|(?:사람|인물|이름|담당자|책임자|감독|작가|저자|대통령|장관|왕)(?:은|는|이|을|를)?\s*(?:무엇|\?|$|알려)|어떤\s*사람|결재권자|승인권자/u],
  ['reason', /왜|이유|까닭|때문|원인|목적|배경/u],
  ['manner', /어떻게|어떤\s*(?:방식|방법|절차)|방법|절차/u],
];

/** "How many rotors", "what is the price": the first content word after the interrogative. */
function englishFocus(text: string, units: readonly Unit[]): number {
  const asked = /\b(?:what|which|who|whom|whose|when|where|why|how)\b/i.exec(text)?.index ?? 0;
  const after = units.findIndex((unit) => unit.start > asked);
  return after >= 0 ? after : units.length - 1;
}

/** "가격은 얼마", "어느 기관이": the word before an interrogative that closes the question, else the one after it, else the last. */
function koreanFocus(text: string, units: readonly Unit[]): number {
  const asked = /무엇|뭐|누구|누가|언제|어디|얼마|몇|왜|어떻게|어느|어떤|무슨/u.exec(text)?.index ?? text.length;
  const adjectival = /^(?:어느|어떤|무슨|몇)/u.test(text.slice(asked));
  const after = units.findIndex((unit) => unit.start > asked);
  const before = units.findLastIndex((unit) => unit.start < asked);
  return adjectival && after >= 0 ? after : before >= 0 ? before : units.length - 1;
}

const ENGLISH_LIST = /\b(?:what|which) (?:are|were)\b|\blist\b|\bname (?:the|all|two|three|four|five|some)\b|\b(?:what|which) (?:\w+ ){0,2}?(?!was|is|does|has|this|its|his)(?:\w{3,}s)\b|\b(?:both|all of)\b/i;
const KOREAN_LIST = /목록|나열|모두|각각|종류|무엇무엇|어떤 것들|무엇들|들은|들을|가지를|항목|요건|조건들|두 가지|세 가지/u;

function firstMatch(kinds: readonly (readonly [AnswerKind, RegExp])[], text: string): AnswerKind {
  return kinds.find(([, pattern]) => pattern.test(text))?.[0] ?? 'other';
}

/** Latin words and mixed tokens, numbers, or a run of Hangul. */
const WORD = /[\p{Script=Latin}\p{N}]+(?:[.,'’&/-][\p{Script=Latin}\p{N}]+)*|\p{Script=Hangul}+|[\p{L}]+/gu;

function* unitsOf(text: string): Generator<Unit> {
  for (const match of text.matchAll(WORD)) {
    const written = match[0];
    const start = match.index;
    const hangul = /^\p{Script=Hangul}/u.test(written);
    // A counter or particle glued to a figure (2026년부터, 3호에서) says nothing beside it.
    if (hangul && /[\p{N}\p{Script=Latin}]/u.test(text[start - 1] ?? '') && koreanStem(written).length <= 2) continue;
    if (hangul ? isKoreanFunctionWord(written) : ENGLISH_FUNCTION_WORDS.has(written.toLowerCase())) continue;

    const stem = hangul ? koreanStem(written) : written.replace(/['’]s$/i, '');
    if (hangul && (stem.length < 2 || isKoreanFunctionWord(stem))) continue;
    const unitTerms = [...new Set(terms(stem))];
    if (unitTerms.length === 0) continue;
    const name = !hangul && (/\p{N}/u.test(stem) || (/\p{Lu}/u.test(stem) && (start > 0 || /\p{Lu}.*\p{Lu}/u.test(stem))));
    yield { text: stem, terms: unitTerms, start, end: start + stem.length, name };
  }
}

const ENGLISH_FUNCTION_WORDS = new Set(
  `a about above after again against all also am an and any are as at be because been before being below between both but by can cannot
  could did do does doing done down during each either else ever few for from further get gets give given gives got had has have having he her here hers
  him his how i if in into is it its itself just know let like list many may me might more most much must my name named no nor not of off on once one ones only or other our out
  over own please same shall she should so some such tell than that the their theirs them then there these they this those through to too
  under until up upon us use very was we were what whatever when where whether which while who whom whose why will with within would yet you your
  say says said according article articles describe explain show find called kind type sort long
  i'm what's who's where's when's how's it's that's don't doesn't didn't isn't aren't wasn't weren't`.split(/\s+/),
);

/** Interrogatives and requests in any inflection; the rest only as whole words, lest 대한 swallow 대한민국. */
const KOREAN_INTERROGATIVE = /^(?:무엇|무슨|무얼|뭐|뭘|뭔|어떤|어떠|어떻|어느|어디|언제|누구|누가|누굴|누군|얼마|며칠|알려|말해|말하|설명해|찾아)/u;
const KOREAN_FUNCTION_WORDS = new Set(
  `있나 있나요 있는 있는가 있는지 있었 있었나 있었던 있습니까 있을 있어 있어요 있다 없나 없는 없다 하나요 했나요 합니까 했습니까 됩니까 되나요 됐나요 입니까 인가 인가요 인지
  대해 대해서 대한 대하여 관한 관하여 관해 관해서 따르면 따라 위해 위해서 위한 위하여 통해 통해서 통하여 의해 의해서 의한 의하여 그리고 그러면 그럼 그런 그것 그것은 이것 이것은
  저것 그는 그가 그의 그녀 그녀는 그녀의 우리 제가 나는 주세요 것은 것이 것을 것인가 것인 것인지 때는 하는 하는가 하는지 했던 하였던 한다 된다 되는 되는가 되었나 하면 되면 해야
  하려면 되는지 되었는지 됐는지 되는가 되나 가능한지 필요한지 필요한가 필요한가요 궁금 궁금합니다 궁금해 궁금해요 싶다 싶어 싶어요 싶습니다 알고 때와 때에 때의 때나 여러 각각 무엇무엇 하게 하게 몇인가 얼만 그게 이게 이건 그건 저건 어떻습니까 되어 있으면 있다면 없으면 해도 하도록 가장 또는 혹은 경우 라고 이라고 이라는 라는 이며 이고 같은 다음 중에서 중에 가운데 사람 이름 이름은`.split(/\s+/),
);

function isKoreanFunctionWord(word: string): boolean {
  return KOREAN_INTERROGATIVE.test(word) || KOREAN_FUNCTION_WORDS.has(word);
}
