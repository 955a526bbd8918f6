/** Markup that cannot be broken out of: every value put into it is escaped, whatever it is. */

/** A piece of finished HTML. Only this module and {@link trusted} make one. */
export interface Html {
  readonly html: string;
}

type Value = string | number | Html | readonly Html[] | null | undefined | false;

/**
 * `html\`<td>${text}</td>\``: strings and numbers are escaped for text and for quoted attributes, pieces of HTML go in as they are, nothing
 * comes of null, undefined and false. Values may not stand in a tag's name, in an unquoted attribute, in a script or in a style.
 */
export function html(parts: TemplateStringsArray, ...values: readonly Value[]): Html {
  return { html: parts.map((part, index) => part + (index < values.length ? rendered(values[index]) : '')).join('') };
}

/** Takes text as HTML: for what our own code or the chart library has drawn, never for content. */
export function trusted(text: string): Html {
  return { html: text };
}

/** Text as it stands between tags or in a quoted attribute. Characters that HTML forbids become U+FFFD; marks that reorder the line are dropped. */
export function escapeHtml(text: string): string {
  return text
    .toWellFormed()
    .replaceAll(/[^\P{Cc}\n\t\r]|\p{Noncharacter_Code_Point}/gu, '\ufffd')
    .replaceAll(/[\u202a-\u202e\u2066-\u2069]/g, '')
    .replaceAll(/[&<>"'`]/g, (character) => ENTITIES[character]!);
}

const ENTITIES: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;', '`': '&#96;' };

function rendered(value: Value): string {
  if (value === null || value === undefined || value === false) return '';
  if (typeof value === 'string') return escapeHtml(value);
  if (typeof value === 'number') return String(value);
  return isList(value) ? value.map((each) => each.html).join('') : value.html;
}

function isList(value: Html | readonly Html[]): value is readonly Html[] {
  return Array.isArray(value);
}
