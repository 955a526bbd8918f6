/** Reads the calendar date a document states, in English and Korean notation. */

/** A date and where it stands in the text, half-open. */
export interface DateMention {
  /** ISO 8601, `YYYY-MM-DD`, or `YYYY-MM` where no day is stated. A time of day is left out: captures seldom give its zone. */
  readonly iso: string;
  readonly start: number;
  readonly end: number;
}

/**
 * First full date (year and month at least) in a text. `03/04/2026` is not read: its order depends on the country.
 * @returns null when there is none or it names no real day.
 */
export function findDate(text: string): DateMention | null {
  const found = FORMATS.flatMap((format) => {
    const match = format.exec(text);
    return match?.groups ? [{ match, iso: isoOf(match.groups) }] : [];
  }).filter((candidate): candidate is { match: RegExpExecArray; iso: string } => candidate.iso !== null);
  const best = found.sort((a, b) => a.match.index - b.match.index || b.match[0].length - a.match[0].length)[0];
  return best ? { iso: best.iso, start: best.match.index, end: best.match.index + best.match[0].length } : null;
}

const MONTHS = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];
const MONTH = '(?<month>Jan(?:uary)?|Feb(?:ruary)?|Mar(?:ch)?|Apr(?:il)?|May|June?|July?|Aug(?:ust)?|Sept?(?:ember)?|Oct(?:ober)?|Nov(?:ember)?|Dec(?:ember)?)\\.?';
const YEAR = '(?<year>(?:19|20)\\d\\d)';

const FORMATS: readonly RegExp[] = [
  new RegExp(`${YEAR}-(?<month>\\d{2})-(?<day>\\d{2})(?:T[\\d:.]+(?:Z|[+-]\\d{2}:?\\d{2})?)?(?!\\d)`),
  new RegExp(`(?<!\\d)${YEAR}\\s?[./]\\s?(?<month>\\d{1,2})\\s?[./]\\s?(?<day>\\d{1,2})\\.?(?!\\d)`),
  new RegExp(`${YEAR}년\\s?(?<month>\\d{1,2})월(?:\\s?(?<day>\\d{1,2})일)?`),
  new RegExp(`${MONTH}\\s+(?<day>\\d{1,2})(?:st|nd|rd|th)?,?\\s+${YEAR}(?!\\d)`, 'i'),
  new RegExp(`(?<!\\d)(?<day>\\d{1,2})(?:st|nd|rd|th)?\\s+${MONTH},?\\s+${YEAR}(?!\\d)`, 'i'),
  new RegExp(`${MONTH},?\\s+${YEAR}(?!\\d)`, 'i'),
];

function isoOf({ year, month, day }: Record<string, string | undefined>): string | null {
  const number = /^\d/.test(month ?? '') ? Number(month) : MONTHS.indexOf((month ?? '').slice(0, 3).toLowerCase()) + 1;
  const iso = [year, String(number).padStart(2, '0'), ...(day === undefined ? [] : [day.padStart(2, '0')])].join('-');
  const parsed = new Date(day === undefined ? `${iso}-01` : iso);
  return !Number.isNaN(parsed.getTime()) && parsed.toISOString().startsWith(iso) ? iso : null;
}
