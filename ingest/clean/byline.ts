/** Reads who published a text, who wrote it and when, from a line or from the start of a first paragraph. */
import { findDate } from './dates.ts';

export interface Byline {
  readonly source: string | null;
  readonly author: string | null;
  readonly publishedAt: string | null;
}

/**
 * Reads a short line that holds nothing but publisher, author and date (`Telecoms.comMay 15, 2026`, `By Jane Doe`,
 * `Via …`, `입력 2026.05.14 10:00`, `홍길동 기자 hong@example.com`).
 * @returns null when the line says anything else: it may be text.
 */
export function readByline(line: string): Byline | null {
  if (line.length > 160) return null;
  const date = findDate(line);
  const parts = withoutDates(line).flatMap((part) => part.split(/\s*[|•·ㅣ│/]\s*|\s+[-–—]\s+|\s{3,}/));
  let source: string | null = null;
  let author: string | null = null;
  let sure = date !== null;
  for (const raw of parts) {
    const part = withoutClock(raw);
    if (part === '' || /^\S+@\S+\.\S+$/.test(part)) continue;
    const reporter = authorOf(part);
    const publisher = reporter === null ? publisherOf(part, date !== null) : null;
    if (reporter === null && publisher === null) return null;
    author ??= reporter;
    source ??= publisher;
    sure = true;
  }
  return sure ? { source, author, publishedAt: date?.iso ?? null } : null;
}

/**
 * Reads the dateline a first paragraph opens with: `SEOUL, May 14, 2026 — `, `SEOUL, May 14 (Reuters) - `,
 * `(서울=연합뉴스) 홍길동 기자 = `, `[한국일보 홍길동 기자]`. What it does not say is null.
 */
export function readDateline(paragraph: string): Byline {
  const head = paragraph.slice(0, 160);
  const korean = /^[\s◇■]*[([【](?:[^()[\]=】]{1,20}=)?\s*(?<source>[가-힣A-Za-z0-9]{2,15})(?:\s+(?<within>[가-힣]{2,4})\s?(?:기자|특파원|선임기자))?\s*[)\]】]\s*(?:(?<author>[가-힣]{2,4})\s?(?:기자|특파원|선임기자|통신원)(?:\s*[=·,]|\s))?/u.exec(head)?.groups;
  if (korean && (korean['author'] || korean['within'] || /=/.test(head.slice(0, 30)))) {
    return { source: korean['source'] ?? null, author: korean['author'] ?? korean['within'] ?? null, publishedAt: null };
  }
  const western = /^(?<place>\p{Lu}[\p{Lu}\p{L}.,' -]{1,60}?)[,(\s](?<rest>[^—–]{0,70}?)\s*(?:—|–|\s--?\s)/u.exec(head)?.groups;
  if (!western || !/^\p{Lu}{3}/u.test(western['place'] ?? '')) return { source: null, author: null, publishedAt: null };
  const rest = western['rest'] ?? '';
  const agency = /[(/](?<name>\p{Lu}[\p{L}. ]{1,30})[)/]/u.exec(`${head.slice(western['place']!.length).trimStart().slice(0, 1)}${rest}`)?.groups?.['name'];
  const date = findDate(rest);
  return { source: agency && (date || AGENCY.test(agency) || /\d/.test(rest)) ? agency : null, author: null, publishedAt: date?.iso ?? null };
}

/** What is left of a line around its dates: a page may name the day of publication and that of the last change. */
function withoutDates(line: string): string[] {
  const date = findDate(line);
  return date ? [line.slice(0, date.start), ...withoutDates(line.slice(date.end))] : [line];
}

/** Words that stand beside a date or publisher and say nothing themselves, and times of day. */
function withoutClock(part: string): string {
  return part
    .replace(/\b\d{1,2}:\d{2}(?::\d{2})?\s*(?:[ap]\.?m\.?)?\b|\b(?:KST|GMT|UTC|EST|EDT|ET|PST|PDT|PT|BST|CET)\b|(?:오전|오후)/gi, ' ')
    .replace(/(?:^|\b|(?<=\s))(?:(?:first |last )?(?:published|updated|posted|modified)(?: (?:on|at))?|date|on|at|mon|tue|wed|thu|fri|sat|sun)(?:day|sday|nesday|rsday|urday)?\b[:.,]?/gi, ' ')
    .replace(/(?:기사\s?)?(?:입력|등록|수정|승인|작성|게재|발행|송고)(?:일시?|시간)?\s*[:=]?|\((?:[월화수목금토일])\)|[월화수목금토일]요일/g, ' ')
    .replace(/^[\s,;:()[\]|~-]+|[\s,;:()[\]|~-]+$/g, '');
}

function authorOf(part: string): string | null {
  const korean = /^[\s[(=]*(?:(?:글|사진|취재|글·사진|기자명)[\s:=]+)?(?<name>[가-힣]{2,4})\s?(?:선임기자|기자|특파원|논설위원|인턴기자|객원기자|통신원|리포터)[\s)\]=]*(?:\S+@\S+)?$/.exec(part)?.groups?.['name'];
  if (korean) return korean;
  const english = /^(?:[Bb]y|BY|[Ww]ritten by|[Aa]uthor:?|[Rr]eported by|글\s?[:=])\s+(?<name>\p{Lu}[\p{L}.'’-]*(?:\s+(?:\p{Lu}[\p{L}.'’-]*|and|van|de|von|bin)){0,6})(?:,?\s+(?:\p{L}+ ){0,2}(?:[Ww]riter|[Rr]eporter|[Cc]orrespondent|[Ee]ditor))?(?:\s+\S+@\S+)?$/u.exec(part)?.groups?.['name'];
  return english ?? null;
}

function publisherOf(part: string, besideDate: boolean): string | null {
  const named = /^(?:[Vv]ia|VIA|[Ss]ource|SOURCE|출처|자료|제공|[Pp]ublisher)\s*[:=]?\s+(?<name>[\p{Lu}가-힣][^.!?;]{1,50})$/u.exec(part)?.groups?.['name'];
  if (named) return named;
  if (part.split(/\s+/).length > 6) return null;
  if (/^[\p{L}\d-]+(?:\.[\p{L}\d-]+)*\.(?:com|net|org|co\.kr|kr|io|ai|news|tv|eu|uk|de|fr|jp|gov|edu)$/iu.test(part)) return part;
  return besideDate && (OUTLET.test(part) || /^\p{Lu}\p{L}*\p{Ll}\p{Lu}\p{L}*$/u.test(part)) ? part : null;
}

const AGENCY = /^(?:Reuters|AP|AFP|UPI|Yonhap|Bloomberg|Xinhua|Kyodo|.*(?:[Ww]ire|NEWSWIRE|News))$/;

const OUTLET =
  /^(?:the )?(?:\p{Lu}[\p{L}\d&.'’-]*\s+){0,4}(?:\p{Lu}?[\p{L}]*(?:News|Times|Post|Herald|Daily|Journal|Tribune|Gazette|Chronicle|Review|Weekly|Magazine|Press|Media|Wire|Newswire|Telegraph|Guardian|Observer|Insider|Today|Reuters|Bloomberg|AFP|AP|UPI|BBC|CNN|TV|Yonhap|Ministry|Agency|Newsroom))$|[가-힣A-Za-z]{1,10}(?:신문|일보|뉴스|방송|타임스|타임즈|경제|통신|데일리|투데이|미디어|저널|헤럴드|비즈|처|부|청)$/u;
