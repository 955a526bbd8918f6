import { withoutInvisible } from '#core/text/invisible.ts';

/** Control characters other than tab, line feed and form feed: never part of what a person reads. */
// oxlint-disable-next-line no-control-regex -- matching control characters is the purpose
const CONTROL = /[\u0000-\u0008\u000B\u000E-\u001F\u007F-\u009F]/g;

/** The text as everything after the reader sees it: NFC, `\n` line ends, no invisible characters but those that belong to visible ones. */
export function normaliseCharacters(text: string): string {
  return withoutInvisible(text.replaceAll(/\r\n?|[\u0085\u2028\u2029]/g, '\n').replaceAll(CONTROL, '')).normalize('NFC');
}

/** One line of text: as {@link normaliseCharacters}, with every run of white space a single space, none at the ends. */
export function normaliseLine(text: string): string {
  return normaliseCharacters(text).replaceAll(/\s+/g, ' ').trim();
}
