import { isKoreanPersonalName } from '../text/names.ts';
import { koreanStem } from '../text/korean.ts';

/** What a name may stand for; `other` when its form does not tell. */
export type EntityKind = 'person' | 'organisation' | 'place' | 'other';

/** A name as a text writes it, without particle or article. */
export interface Entity {
  readonly text: string;
  readonly kind: EntityKind;
}

/**
 * Names that a text brings, in order, each once: what a later "it", "the company", 그 회사 or 동사 may stand for. Told by form alone
 * (capitals, figures, endings, titles before and after), so some are missed and some are none.
 */
export function entitiesIn(text: string): readonly Entity[] {
  const found = [...latinEntities(text), ...koreanEntities(text)].sort((a, b) => a.start - b.start);
  const byText = new Map<string, Entity>();
  for (const { text: written, kind } of found) {
    const known = byText.get(written);
    if (known === undefined || known.kind === 'other') byText.set(written, { text: written, kind });
  }
  return [...byText.values()];
}

interface Place extends Entity {
  readonly start: number;
}

/** Capitalised words and words with figures, joined by a small word inside a name: `Bank of Merrin`, not the first half of SK텔레콤; `A.X K1`, `Captain Mara Lind`. */
const LATIN_NAME = /(?:\p{Lu}[\p{Script=Latin}\p{N}.'’&-]*|[\p{Script=Latin}]+-?\p{N}[\p{Script=Latin}\p{N}.-]*)(?:\s+(?:(?:of|for|de|van|von)\s+(?:the\s+)?)?(?:\p{Lu}[\p{Script=Latin}\p{N}.'’&-]*|\p{N}+(?:\.\p{N}+)*\b))*(?![\p{Script=Latin}\p{N}])(?=(?:은|는|이|가|을|를|의|에|에게|에서|와|과|도|로|으로|이다|이며|이고|인)?(?!\p{Script=Hangul}))/gu;

/** Words that a sentence or question begins with in capitals without naming anything, and names of days and months. */
const NO_NAME =
  /^(?:The|An?|It|Its|This|That|These|Those|There|He|She|They|We|You|I|His|Her|Their|Our|My|In|On|At|By|For|From|To|Of|With|Without|After|Before|Since|Until|During|When|Where|Who|Whom|Whose|What|Which|Why|How|Is|Are|Was|Were|Do|Does|Did|Has|Have|Had|Can|Could|Will|Would|Should|May|Might|Must|And|But|Or|So|If|As|All|Both|Each|Every|Some|Any|No|Not|One|Two|Three|Four|Five|Under|Over|Between|While|Although|Because|However|Also|Only|Then|Now|Here|Please|Tell|List|Name|Give|Show|Compare|Summari[sz]e|Monday|Tuesday|Wednesday|Thursday|Friday|Saturday|Sunday|January|February|March|April|June|July|August|September|October|November|December)$/;

const ORGANISATION_NOUN =
  /\b(?:Ministry|Department|Office|Agency|Authority|Bureau|Council|Committee|Commission|Board|Company|Corporation|Corp|Inc|Ltd|LLC|GmbH|Group|Holdings|Bank|University|Institute|College|School|Hospital|Foundation|Association|Society|Union|Federation|League|Club|Party|Court|Consortium|Telecom|Airlines?|Airways|Lines|Railways?|Motors|Systems|Technologies|Industries|Electronics|Energy|Shipping|Press|Gazette|Times|Herald|News|Weekly|Service|Team|Army|Navy|Police|Government|Parliament|Senate|Assembly|Church|Museum|Library|Theatre|Center|Centre|Cooperative|Partners|Laborator(?:y|ies))\b/;
const PLACE_NOUN = /\b(?:Port|Harbou?r|River|Lake|Sea|Ocean|Bay|Island|Islands|Mountain|Mount|Valley|City|Town|Village|County|Province|Street|Road|Avenue|Square|Park|Bridge|Airport|Station|Cape|Coast|Peninsula|Strait|District)\b/;
const TITLE = /^(?:Mr|Mrs|Ms|Dr|Prof|Professor|Captain|Capt|General|Gen|Colonel|Col|Major|Lieutenant|Lt|Sergeant|Admiral|President|Minister|Secretary|Mayor|Governor|Senator|Judge|King|Queen|Prince|Princess|Pope|Bishop|Sir|Dame|Lord|Lady|Saint)\.?\s+/;

function* latinEntities(text: string): Generator<Place> {
  for (const { 0: written, index } of text.matchAll(LATIN_NAME)) {
    const words = written.split(/\s+/);
    const atStart = index === 0 || /[.!?:;"“”‘(\n]\s*$/.test(text.slice(0, index));
    // A sentence's first word has its capital from its place, so a lone one tells nothing.
    const from = words.findIndex((word, at) => /\p{Lu}|\p{N}/u.test(word) && !NO_NAME.test(word) && !(at === 0 && atStart && words.length === 1 && !/\p{N}|.\p{Lu}/u.test(word)));
    if (from < 0) continue;
    const name = words.slice(from).join(' ').replace(/(?:\s+(?:of|for|de|van|von|the))+$/, '').replace(/['’]s$|[.'’&,-]+$/u, '');
    if (name.length < 2 || /^[\p{N}.\s]+$/u.test(name)) continue;
    yield { text: name, kind: latinKind(name, text.slice(0, index)), start: index };
  }
}

function latinKind(name: string, before: string): EntityKind {
  if (ORGANISATION_NOUN.test(name)) return 'organisation';
  if (TITLE.test(name)) return 'person';
  if (/\p{N}/u.test(name)) return 'other';
  if (PLACE_NOUN.test(name)) return 'place';
  if (/^\p{Lu}{2,}$/u.test(name)) return 'organisation';
  if (/\b(?:Mr|Mrs|Ms|Dr|Prof|Captain|General|President|Minister|Mayor|director|chair(?:man|woman)?|head|secretary|founder)\.?\s+$/.test(before)) return 'person';
  if (/^\p{Lu}\p{Ll}+(?:-\p{L}+)?(?:\s+\p{Lu}\.)?(?:\s+(?:(?:de|van|von)\s+)?\p{Lu}[\p{L}'’-]+){1,2}$/u.test(name)) return 'person';
  return /\b(?:in|at|near|to|from)\s+(?:the\s+)?$/i.test(before) ? 'place' : 'other';
}

/** What stands behind a person's name. */
const KOREAN_TITLE = '(?:씨|장관|차관|국장|실장|과장|팀장|부장|사장|대표|회장|이사장|교수|박사|의원|감독|선수|위원장|총리|원장|청장|대장|소장|관장|시장|군수|지사|대통령|담당관|함장|선장|대위|소령|중령|대령|장군|제독|작가|기자)';
const KOREAN_PARTICLE = '(?:은|는|이|가|을|를|의|에|에게|에서|와|과|도|로|으로|이다|이며|이고|인)?(?=[\\s,.?!()·"”’]|$)';

const KOREAN_PERSON = new RegExp(`(?<![가-힣])([가-힣]{2,4})\\s+${KOREAN_TITLE}(?![가-힣]{3})|(?<![가-힣])([가-힣]{2}(?![선원자기물품비료법식금률량화적점등표])[가-힣])(?:은|는|이|가|을|를|의|에게)(?=[\\s,.])`, 'gu');
const KOREAN_ORGANISATION = new RegExp(
  `(?<![가-힣])([가-힣A-Za-z0-9]{2,}(?:위원회|연구원|연구소|진흥원|공사|공단|컨소시엄|은행|대학교|대학|병원|텔레콤|클라우드|전자|그룹|신문|일보|방송|통신|정부|협회|재단|조합|구조대|센터|해운|항공|부|청|원|처|회|사|실|국|단|[가-힣]{3}(?:과|팀)(?=[은는이의에])))${KOREAN_PARTICLE}(?!\\s+${KOREAN_TITLE})`,
  'gu',
);
const KOREAN_PLACE = new RegExp(`(?<![가-힣])([가-힣]{2,}(?:특별시|광역시|시|군|구|항|섬|산|강|역|공항|부두|등대|기지))${KOREAN_PARTICLE}`, 'gu');

/** Nouns with the ending of an organisation or the shape of a person's name that are neither. */
const KOREAN_COMMON =
  /(?:공무원|회사원|직원|의원|위원|대원|요원|선원|승무원|구성원|임원|회원|조합원|인원|지원|자원|차원|증원|충원|행사|조사|수사|검사|인사|기사|교사|의사|심사|감사|공사장|대부|일부|전부|내부|외부|세부|여부|정부안|결과|효과|사실|현실|확실|교실|화장실|사무실|계획|한국|외국|각국|전국|양국|당국|기회|사회|대회|국회의원|이번|지난|오는|관련|관계|기존|이후|이전|당시|현재|최근|올해|내년|매년|주민|시민|국민|고객|학생|이용|사용|운영|예정|가능|필요|중요|주요|전체|문제|방법|이유|경우|내용|정보|시간|기간|장소|비용|가격|요금|예산|금액|규모)$/u;

function* koreanEntities(text: string): Generator<Place> {
  for (const { 1: word, index } of text.matchAll(KOREAN_ORGANISATION)) {
    if (isCommon(word!)) continue;
    const before = modifier(text, index);
    yield { text: before + word!, kind: 'organisation', start: index - before.length };
  }
  for (const { 1: titled, 2: plain, index } of text.matchAll(KOREAN_PERSON)) {
    const name = titled ?? plain!;
    if (isKoreanPersonalName(name) && !isCommon(name) && (titled !== undefined || !/[가-힣](?:부|청|원|처|회|사|실|국|단|대|소|항|시|군)$/u.test(name))) yield { text: name, kind: 'person', start: index };
  }
  for (const { 1: word, index } of text.matchAll(KOREAN_PLACE)) if (!isCommon(word!)) yield { text: word!, kind: 'place', start: index };
}

function isCommon(word: string): boolean {
  return KOREAN_COMMON.test(word);
}

/** The bare noun before an organisation's last word (두루봉 산악구조대) with its space, or nothing. */
function modifier(text: string, at: number): string {
  const [before = ''] = /(?<![가-힣])[가-힣]{2,6} $/u.exec(text.slice(Math.max(0, at - 12), at)) ?? [];
  const word = before.trim();
  return word !== '' && koreanStem(word) === word && !isCommon(word) && !/[은는이가을를의에도로와과한할된될]$/u.test(word) ? before : '';
}
