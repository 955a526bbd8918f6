/**
 * Near misses: questions about what an article names, for what no article says. The hard cases of abstaining, since everything but the
 * asked detail is there.
 */
import { hangulSyllables } from '#core/text/hangul.ts';
import { nameKind } from './english-names.ts';
import type { FactDraft } from './draft-fact.ts';

export interface NearMiss {
  readonly question: string;
  /** `absent`: a detail that nobody states of the entity; `swapped`: another entity in the place of the right one. */
  readonly way: 'absent' | 'swapped';
  /** The entity asked about. */
  readonly entity: string;
  /** A paragraph that names the entity and matches this states the detail after all. */
  readonly stated: RegExp;
}

/** @returns One question per detail that suits the entity; whether the articles state it is for the caller to see. */
export function absentDetails(entity: string, language: 'en' | 'ko'): NearMiss[] {
  const kind = language === 'en' ? englishKind(entity) : koreanKind(entity);
  return DETAILS.filter((detail) => detail.language === language && detail.of === kind).map(({ ask, stated }) => ({ question: ask(entity), way: 'absent', entity, stated }));
}

/** The question of a draft with its subject replaced by another entity of the same kind. */
export function swapped(draft: FactDraft, other: string, language: 'en' | 'ko'): NearMiss | null {
  const { subject, question, kind } = draft;
  if (subject === null || subject === other || question.startsWith('What position') || !question.includes(subject) || question.includes(other)) return null;
  const kindOf = language === 'en' ? englishKind : koreanKind;
  if (kindOf(subject) === null || kindOf(subject) !== kindOf(other)) return null;
  const written = language === 'ko' ? withParticle(question, subject, other) : question.replace(subject, other);
  return { question: written, way: 'swapped', entity: other, stated: STATES[kind] };
}

type EntityKind = 'person' | 'organisation' | 'thing' | null;

/** The name of a thing one can be sure of has a figure in it (A.X K1, F-35). */
function englishKind(entity: string): EntityKind {
  const kind = nameKind(entity);
  if (kind === 'person' || kind === 'organisation') return kind;
  return /^\p{Lu}[\p{L}.]*(?:[ -]\p{Lu}[\p{L}.]*)*[ -]?\p{Lu}?\p{N}/u.test(entity) ? 'thing' : null;
}

function koreanKind(entity: string): EntityKind {
  if (/(?:장관|국장|실장|원장|대표|교수|박사|사장|회장)$/.test(entity) && entity.includes(' ')) return 'person';
  if (/^[가-힣A-Za-z0-9 ]{2,16}(?:텔레콤|클라우드|국방부|통신부|위원회|심의회|연구원|진흥원|행정청|컨소시엄|공사|은행|대학교|센터)$/.test(entity) || /^(?:국방부|심의회|위원회|[A-Z]{3,5})$/.test(entity)) return 'organisation';
  return /^[A-Z][A-Za-z.]*[ -]?[A-Z]?\d/.test(entity) ? 'thing' : null;
}

/** The other name with the particle that its last sound takes. */
function withParticle(question: string, subject: string, other: string): string {
  const at = question.indexOf(subject);
  const particle = question.charAt(at + subject.length);
  const pair = ['은는', '이가', '을를', '과와'].find((both) => both.includes(particle));
  const fitting = pair === undefined ? particle : pair.charAt(closes(other) ? 0 : 1);
  return question.slice(0, at) + other + fitting + question.slice(at + subject.length + 1);
}

/** Whether a word ends in a consonant; figures and Latin letters as Korean reads them. */
function closes(word: string): boolean {
  const last = word.charAt(word.length - 1);
  const syllable = hangulSyllables(last)?.[0];
  return syllable !== undefined ? syllable.coda !== '' : /[0136-8LMNRlmnr]/.test(last);
}

const STATES: Readonly<Record<FactDraft['kind'], RegExp>> = {
  who: /./u,
  which: /./u,
  when: /\d|january|february|march|april|may\b|june|july|august|september|october|november|december|월|년/iu,
  where: /./u,
  'how-many': /\d|\b(?:two|three|four|five|six|seven|eight|nine|ten)\b|[두세네] |여섯|열/iu,
  'how-much': /\d/u,
};

interface Detail {
  readonly language: 'en' | 'ko';
  readonly of: EntityKind;
  readonly ask: (entity: string) => string;
  readonly stated: RegExp;
}

const of = (kind: EntityKind, language: 'en' | 'ko') => (ask: (entity: string) => string, stated: RegExp): Detail => ({ language, of: kind, ask, stated });
const subject = (entity: string) => `${entity}${closes(entity) ? '은' : '는'}`;
const doer = (entity: string) => `${entity}${closes(entity) ? '이' : '가'}`;

const DETAILS: readonly Detail[] = [
  of('organisation', 'en')((entity) => `How many people does ${entity} employ?`, /employ|staff|workforce|head ?count|직원/i),
  of('organisation', 'en')((entity) => `In which year was ${entity} founded?`, /\bfound(?:ed|er|ing)|establish|set up in|설립|창립/i),
  of('organisation', 'en')((entity) => `Who chairs the board of ${entity}?`, /\bchair|board of|의장|회장/i),
  of('organisation', 'en')((entity) => `What was the annual revenue of ${entity}?`, /revenue|turnover|sales|매출/i),
  of('person', 'en')((entity) => `How old is ${entity}?`, /\bage[ds]?\b|years? old|born|세\b|살/i),
  of('person', 'en')((entity) => `At which university did ${entity} study?`, /universit|college|graduat|degree|대학/i),
  of('person', 'en')((entity) => `Who held the post before ${entity}?`, /predecessor|succeed|former|replaced|전임|후임/i),
  of('thing', 'en')((entity) => `How much did it cost to build ${entity}?`, /\bcosts?\b|price|budget|invest|\$|won\b|비용|원\b/i),
  of('thing', 'en')((entity) => `Who designed ${entity}?`, /design|설계/i),
  of('thing', 'en')((entity) => `How many customers already use ${entity}?`, /customer|users?\b|client|고객|이용자/i),
  of('organisation', 'ko')((entity) => `${entity}의 직원은 모두 몇 명인가요?`, /직원|인원|employ|staff/i),
  of('organisation', 'ko')((entity) => `${subject(entity)} 몇 년에 설립되었나요?`, /설립|창립|창설|출범|founded|establish/i),
  of('organisation', 'ko')((entity) => `${entity}의 지난해 예산은 얼마였나요?`, /예산|매출|budget|revenue/i),
  of('organisation', 'ko')((entity) => `${doer(entity)} 들어 있는 건물은 몇 층인가요?`, /층|건물|호관|floor|building/i),
  of('person', 'ko')((entity) => `${subject(entity)} 올해 몇 살인가요?`, /나이|살|\d세|\bage|born/i),
  of('person', 'ko')((entity) => `${subject(entity)} 어느 대학교를 졸업했나요?`, /대학|졸업|universit|college/i),
  of('person', 'ko')((entity) => `${entity}의 전임자는 누구인가요?`, /전임|후임|predecessor|former/i),
  of('thing', 'ko')((entity) => `${entity}의 개발 비용은 얼마인가요?`, /비용|원\b|억|달러|cost|budget/i),
  of('thing', 'ko')((entity) => `${entity}의 이용자는 몇 명인가요?`, /이용자|고객|user|customer/i),
];
