const MONTHS = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];
const TIME = /[T\s]+(\d{1,2}):(\d{2})(?::(\d{2})(?:\.\d+)?)?\s*(Z|UTC|GMT|[+-]\d{2}:?\d{2})?/i;

/**
 * Reads a declared date and keeps the precision it states.
 *
 * Understands ISO 8601, `2026/05/14`, `2026.5.14.`, `20260514`, `2026년 5월 14일`, `14 May 2026`, `May 14, 2026` and
 * RFC 2822. All-number dates that begin with the day or the month are ambiguous and give null.
 *
 * @returns `2026`, `2026-05`, `2026-05-14` or, when the zone is stated too, `2026-05-14T09:30:00+09:00`; null when it is no date.
 */
export function isoDate(value: string): string | null {
  const text = value.trim();
  const day = yearFirst(text) ?? monthNamed(text);
  if (!day) return null;
  const time = TIME.exec(text);
  if (!time?.[4] || day.length !== 10) return day;
  const [, hour, minute, second = '00', zone] = time;
  if (Number(hour) > 23 || Number(minute) > 59 || Number(second) > 59) return day;
  const offset = /^(Z|UTC|GMT)$/i.test(zone!) ? 'Z' : zone!.replace(/^(...):?(..)$/, '$1:$2');
  return `${day}T${hour!.padStart(2, '0')}:${minute}:${second}${offset}`;
}

function yearFirst(text: string): string | undefined {
  const match =
    /^(\d{4})(\d{2})(\d{2})(?!\d)/.exec(text) ??
    /^(\d{4})(?!\d)(?:\s*[-/.년]\s*(\d{1,2})(?!\d)(?:\s*[-/.월]\s*(\d{1,2})(?!\d))?)?/.exec(text);
  return match ? joined(match[1]!, match[2], match[3]) : undefined;
}

function monthNamed(text: string): string | undefined {
  const dayFirst = /\b(\d{1,2})(?:st|nd|rd|th)?[\s-]+([A-Za-z]{3,9})\.?,?[\s-]+(\d{4})\b/.exec(text);
  if (dayFirst) return joined(dayFirst[3]!, monthNumber(dayFirst[2]!), dayFirst[1]);
  const monthFirst = /\b([A-Za-z]{3,9})\.?\s+(?:(\d{1,2})(?:st|nd|rd|th)?,?\s+)?(\d{4})\b/.exec(text);
  return monthFirst ? joined(monthFirst[3]!, monthNumber(monthFirst[1]!), monthFirst[2]) : undefined;
}

function monthNumber(name: string): string | undefined {
  const index = MONTHS.indexOf(name.slice(0, 3).toLowerCase());
  return index < 0 ? '0' : String(index + 1);
}

/** The parts as one ISO date, or undefined when the calendar has no such day. */
function joined(year: string, month: string | undefined, day: string | undefined): string | undefined {
  const [y, m, d] = [Number(year), Number(month ?? 1), Number(day ?? 1)];
  const date = new Date(Date.UTC(y, m - 1, d));
  if (y < 1000 || date.getUTCFullYear() !== y || date.getUTCMonth() !== m - 1 || date.getUTCDate() !== d) return undefined;
  return date.toISOString().slice(0, day ? 10 : month ? 7 : 4);
}
