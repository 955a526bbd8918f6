/**
 * Zero-width, bidirectional-control and tag characters. They are invisible, split words for search, and can hide
 * instructions from a person who checks a quote (Boucher & Anderson 2021, arXiv:2111.00169). Soft hyphens are of the kind.
 */
const INVISIBLE = /[\u00AD\u200B-\u200F\u202A-\u202E\u2060-\u2064\u2066-\u2069\uFEFF\u{E0000}-\u{E007F}]/gu;

/** Control characters other than tab, line feed and form feed: never part of what a person reads. */
// oxlint-disable-next-line no-control-regex -- matching control characters is the purpose
const CONTROL = /[\u0000-\u0008\u000B\u000E-\u001F\u007F-\u009F]/g;

/** The text as everything after the reader sees it: NFC, `\n` line ends, no invisible characters. */
export function normaliseCharacters(text: string): string {
  return text.replaceAll(/\r\n?|[\u0085\u2028\u2029]/g, '\n').replaceAll(INVISIBLE, '').replaceAll(CONTROL, '').normalize('NFC');
}

/** One line of text: as {@link normaliseCharacters}, with every run of white space a single space, none at the ends. */
export function normaliseLine(text: string): string {
  return normaliseCharacters(text).replaceAll(/\s+/g, ' ').trim();
}
