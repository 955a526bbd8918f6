/**
 * Finds the calendar dates a text names, in English and Korean writings, without guessing what it leaves out.
 *
 * Numeric dates are read year first (2026-05-14, 2026. 5. 14., 2026/05/14); 5/14/2026 and 14.5.2026 are read only when
 * one of the two numbers is past 12, because otherwise the order of day and month cannot be known.
 */

/** A date as far as the text states it. */
export interface DateMention {
  /**
   * `YYYY-MM-DD`, `YYYY-MM` or `YYYY`; `--MM-DD` or `--MM` without a year; `YYYY-Qn`, `--Qn` for quarters and `YYYY-Hn`,
   * `--Hn` for halves; `199X` for a decade and `18XX` for a century (both as in ISO 8601-2, "unspecified digit");
   * null for a weekday.
   */
  readonly iso: string | null;
  /** Half-open span in UTF-16 code units. */
  readonly start: number;
  readonly end: number;
  readonly text: string;
}

/** @returns Dates in reading order; spans do not overlap, and at one place the fullest reading wins. */
export function datesIn(text: string): DateMention[] {
  const found: DateMention[] = [];
  for (const { pattern, read } of WRITINGS) {
    for (const match of text.matchAll(pattern)) {
      const start = match.index;
      const end = start + match[0].length;
      if (found.some((other) => start < other.end && other.start < end)) continue;
      const iso = read(match.groups ?? {});
      if (iso !== undefined) found.push({ iso, start, end, text: match[0] });
    }
  }
  return found.sort((a, b) => a.start - b.start);
}

/**
 * Whether two dates can be the same: the coarser one contains the finer one (`2026` agrees with `2026-05-14`, `--05`
 * with `2026-05-14`, `199X` with `1994`, `2026-Q2` with `2026-05`).
 */
export function datesAgree(a: string, b: string): boolean {
  const left = fields(a);
  const right = fields(b);
  return yearsAgree(left.year, right.year) && monthsAgree(left.months, right.months) && (left.day ?? right.day) === (right.day ?? left.day);
}

/** The ways English and Korean texts write an ISO date from {@link DateMention.iso}, longest first; none for one it cannot read. */
export function dateWritings(iso: string): string[] {
  const match = /^(?<year>\d{4}|-)(?:-(?<month>\d\d)(?:-(?<day>\d\d))?)?$/.exec(iso);
  if (match?.groups === undefined) return [];
  const year = match.groups['year'] === '-' ? '' : match.groups['year']!;
  const month = Number(match.groups['month'] ?? 0);
  const day = Number(match.groups['day'] ?? 0);
  const name = MONTHS[month - 1];
  if (name === undefined) return [`${year}년`, year];

  const title = name[0]!.toUpperCase() + name.slice(1);
  const korean = [year && `${year}년`, `${month}월`, day > 0 && `${day}일`].filter(Boolean).join(' ');
  const english = `${title}${day > 0 ? ` ${day}` : ''}${year && (day > 0 ? `, ${year}` : ` ${year}`)}`;
  return [english, korean];
}

const MONTHS = ['january', 'february', 'march', 'april', 'may', 'june', 'july', 'august', 'september', 'october', 'november', 'december'];

/** May, march and the short forms are also words, so they count as months only beside a day or a year. */
const MONTH = '(?<monthName>jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)\\.?';
const LONE_MONTH = '(?<monthName>January|February|April|June|July|August|September|October|November|December)';
const YEAR = '(?<year>1[5-9]\\d\\d|20\\d\\d)';
const DAY = '(?<day>[12]\\d|3[01]|0?[1-9])';
const DAY_EN = `${DAY}(?:st|nd|rd|th)?`;
const NUMBER_MONTH = '(?<month>1[0-2]|0?[1-9])';
const FREE = '(?<![\\p{L}\\p{N}]|[\\p{N}][.,:/-])';
const CLOSED = '(?![\\p{L}\\p{N}]|[.,:/-]\\p{N})';
/** After a Korean unit a particle may follow, a digit-like continuation of the count (개월, 년간) may not. */
const UNITS_AFTER_YEAR =
  '(?!\\s?(?:%|percent|per cent|people|persons?|employees|workers|soldiers|troops|users|million|billion|trillion|thousand|won|dollars?|euros?|yen|km|kilomet|miles?|met(?:er|re)s?|tons?|kg|mw|gpus?|units?|votes?|points?|원|명|개|달러|만|억|조|천|백|톤|대|건|번|회|호|점|m\\b))';

type Groups = Readonly<Record<string, string | undefined>>;
interface Writing {
  readonly pattern: RegExp;
  /** The date, null when it cannot be said in ISO form, undefined when this is no date after all. */
  readonly read: (groups: Groups) => string | null | undefined;
}

/** In order of preference: fuller writings first, so that they win their span. */
const WRITINGS: readonly Writing[] = [
  writing(`${FREE}${MONTH}\\s+${DAY_EN}(?:,\\s*|\\s+(?:of\\s+)?)${YEAR}${CLOSED}`, calendar),
  writing(`${FREE}(?:the\\s+)?${DAY_EN}\\s+(?:of\\s+)?${MONTH},?\\s+${YEAR}${CLOSED}`, calendar),
  writing(`${FREE}${DAY_EN}-${MONTH}-${YEAR}${CLOSED}`, calendar),
  writing(`${FREE}${YEAR}\\s?년\\s?${NUMBER_MONTH}\\s?월\\s?${DAY}\\s?일(?!간)`, calendar),
  writing(`${FREE}${YEAR}(?<mark>[-/])${NUMBER_MONTH}\\k<mark>${DAY}(?:(?=T\\d)|${CLOSED})`, calendar),
  writing(`${FREE}${YEAR}\\.\\s?${NUMBER_MONTH}\\.\\s?${DAY}(?:\\.(?!\\p{N})|(?![\\p{N}.]))`, calendar),
  writing(`${FREE}(?<first>\\d{1,2})(?<mark>[-/.])(?<second>\\d{1,2})\\k<mark>${YEAR}${CLOSED}`, dayOrMonthFirst),
  writing(`${FREE}(?<quarter>[1-4]|first|second|third|fourth)(?:st|nd|rd|th)?[\\s-]quarter(?:\\s+of|,)?\\s+(?:the\\s+year\\s+)?${YEAR}${CLOSED}`, part('Q')),
  writing(`${FREE}Q(?<quarter>[1-4])[\\s,]*(?:of\\s+)?${YEAR}${CLOSED}`, part('Q')),
  writing(`${FREE}${YEAR}\\s?Q(?<quarter>[1-4])${CLOSED}`, part('Q')),
  writing(`${FREE}(?<quarter>[1-4])Q[\\s,]*(?:of\\s+)?${YEAR}${CLOSED}`, part('Q')),
  writing(`${FREE}${YEAR}\\s?년\\s?(?<quarter>[1-4])\\s?(?:분기|사분기|/4\\s?분기)`, part('Q')),
  writing(`${FREE}${YEAR}\\s?년\\s?(?<half>상|하)반기`, part('H')),
  writing(`${FREE}(?<half>first|second)\\s+half\\s+of\\s+${YEAR}${CLOSED}`, part('H')),
  writing(`${FREE}${YEAR}\\s?년\\s?${NUMBER_MONTH}\\s?월`, calendar),
  writing(`${FREE}${MONTH},?\\s+(?:of\\s+)?${YEAR}${CLOSED}`, calendar),
  writing(`${FREE}${YEAR}[-/]${NUMBER_MONTH}${CLOSED}`, calendar),
  writing(`${FREE}${NUMBER_MONTH}\\s?월\\s?${DAY}\\s?일(?!간)`, calendar),
  writing(`${FREE}${MONTH}\\s+${DAY_EN}${CLOSED}`, calendar),
  writing(`${FREE}(?:the\\s+)?${DAY_EN}\\s+(?:of\\s+)?${MONTH}(?![\\p{L}\\p{N}])`, calendar),
  writing(`${FREE}(?:the\\s+)?(?<decade>1[5-9]\\d|20\\d)0'?s${CLOSED}`, ({ decade }) => `${decade}X`),
  writing(`${FREE}(?<decade>1[5-9]\\d|20\\d)0\\s?년대`, ({ decade }) => `${decade}X`),
  writing(`${FREE}(?<century>1?\\d|2[01])(?:st|nd|rd|th)[\\s-]centur(?:y|ies)${CLOSED}`, century),
  writing(`${FREE}(?<century>1?\\d|2[01])\\s?세기`, century),
  writing(`${FREE}(?<quarter>[1-4]|first|second|third|fourth)(?:st|nd|rd|th)?[\\s-]quarter${CLOSED}`, part('Q')),
  writing(`${FREE}Q(?<quarter>[1-4])${CLOSED}`, part('Q')),
  writing(`${FREE}(?<quarter>[1-4])\\s?(?:분기|사분기|/4\\s?분기)`, part('Q')),
  writing('(?<![\\p{L}\\p{N}])(?<half>상|하)반기', part('H')),
  writing(`${FREE}${YEAR}\\s?(?:학|회계)?년(?!\\s?(?:간|동안|전|후|만|이상|이하|째)|대)`, calendar),
  writing(`${FREE}${NUMBER_MONTH}\\s?월(?![가-힣]*급)`, calendar),
  writing(`${FREE}${LONE_MONTH}(?![\\p{L}\\p{N}])`, calendar, 'gu'),
  writing(`(?<=\\b(?:in|since|by|last|next|this|early|late|mid|until|before|after)[\\s-])(?<monthName>March|May)(?![\\p{L}\\p{N}])`, calendar, 'gu'),
  writing(`(?<![\\p{L}\\p{N}$₩€£¥#]|[\\p{N}][.,:/]|[조억만]\\s|(?<!\\b(?:1[5-9]|20)\\d\\d)[-–]\\s?)${YEAR}(?![\\p{L}\\p{N}]|[.,:/]\\p{N}|-[\\p{L}])${UNITS_AFTER_YEAR}`, calendar),
  writing(`(?<![\\p{L}\\p{N}])FY\\s?${YEAR}${CLOSED}`, calendar),
  writing('(?<![\\p{L}\\p{N}])(?:mon|tues|wednes|thurs|fri|satur|sun)days?(?![\\p{L}\\p{N}])', () => null),
  writing('(?<![\\p{L}\\p{N}])[월화수목금토일]요일', () => null),
];

function writing(source: string, read: Writing['read'], flags = 'giu'): Writing {
  return { pattern: new RegExp(source, flags), read };
}

function calendar(groups: Groups): string | undefined {
  const { year = '-', month, monthName, day } = groups;
  const number = monthName === undefined ? Number(month ?? 0) : monthNumber(monthName);
  if (number === 0) return year;
  if (day === undefined) return `${year}-${two(number)}`;
  return Number(day) <= daysIn(number, year) ? `${year}-${two(number)}-${two(Number(day))}` : undefined;
}

function dayOrMonthFirst({ first, second, year }: Groups): string | undefined {
  const [a, b] = [Number(first), Number(second)];
  if (a > 12 && b <= 12) return calendar({ year, month: String(b), day: String(a) });
  if (b > 12 && a <= 12) return calendar({ year, month: String(a), day: String(b) });
  return a === b && a >= 1 && a <= 12 ? calendar({ year, month: String(a), day: String(a) }) : undefined;
}

const PART_NUMBERS: Readonly<Record<string, number>> = { first: 1, second: 2, third: 3, fourth: 4, 상: 1, 하: 2 };

function part(letter: 'Q' | 'H') {
  return ({ year = '-', quarter, half }: Groups): string => {
    const word = (quarter ?? half ?? '').toLowerCase();
    return `${year}-${letter}${PART_NUMBERS[word] ?? word}`;
  };
}

function century({ century: ordinal }: Groups): string | undefined {
  const first = Number(ordinal) - 1;
  return first >= 0 ? `${two(first)}XX` : undefined;
}

function monthNumber(name: string): number {
  return MONTHS.findIndex((month) => month.startsWith(name.toLowerCase().slice(0, 3))) + 1;
}

function daysIn(month: number, year: string): number {
  return new Date(Date.UTC(year === '-' ? 2000 : Number(year), month, 0)).getUTCDate();
}

function two(value: number): string {
  return String(value).padStart(2, '0');
}

interface Fields {
  /** Four characters, `X` where unspecified; null without a year. */
  readonly year: string | null;
  /** First and last month, from 1; null when the whole year is meant. */
  readonly months: readonly [number, number] | null;
  readonly day: number | null;
}

function fields(iso: string): Fields {
  const [, year, rest] = /^(-|[\dX]{4})-?(.*)$/.exec(iso) ?? [];
  const [, letter, number] = /^([QH])(\d)$/.exec(rest ?? '') ?? [];
  const [month, day] = letter === undefined ? (rest ?? '').split('-').filter(Boolean).map(Number) : [];
  const size = letter === 'Q' ? 3 : 6;
  return {
    year: year === undefined || year === '-' ? null : year,
    months: letter !== undefined ? [(Number(number) - 1) * size + 1, Number(number) * size] : month !== undefined ? [month, month] : null,
    day: day ?? null,
  };
}

function yearsAgree(a: string | null, b: string | null): boolean {
  if (a === null || b === null) return true;
  return [...a].every((digit, index) => digit === 'X' || b[index] === 'X' || digit === b[index]);
}

function monthsAgree(a: Fields['months'], b: Fields['months']): boolean {
  return a === null || b === null || (a[0] <= b[1] && b[0] <= a[1]);
}
