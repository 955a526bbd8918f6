/** What a document holds that a person who looks at it does not see: taken out, and told. */
import { withoutInvisible, type Unseen } from '#core/text/invisible.ts';
import type { Dropped } from '../document.ts';

/** Reasons begin so, whatever hid the text: how a summary counts them. */
export const HIDDEN = 'hidden from readers';

/**
 * The invisible characters of a text, as one entry per kind: how many, and what they spell where they spell anything.
 * Typesetting (soft hyphens, byte order marks) is no entry, nor are direction marks beside letters that run from right to left.
 */
export function hiddenCharacters(text: string): Dropped[] {
  const found = new Map<Unseen, string[]>();
  withoutInvisible(text, (kind, character) => {
    if (!found.has(kind)) found.set(kind, []);
    found.get(kind)!.push(character);
  });
  if (RIGHT_TO_LEFT.test(text) && !found.get('direction')?.some((character) => OVERRIDES.has(character))) found.delete('direction');
  found.delete('typesetting');
  return Array.from(found, ([kind, characters]) => {
    const spelt = kind === 'tag' ? tagsSpell(characters) : kind === 'selector' ? selectorsSpell(characters) : '';
    return { text: spelt === '' ? `${characters.length} × ${listOf(characters)}` : spelt, reason: `${HIDDEN}: ${NAMES[kind]}` };
  });
}

const NAMES: Readonly<Record<Unseen, string>> = {
  'zero-width': 'zero-width characters',
  direction: 'characters that turn the direction of text',
  tag: 'written in tag characters',
  selector: 'bytes in variation selectors',
  typesetting: 'typesetting',
};

const RIGHT_TO_LEFT = /[\p{sc=Hebrew}\p{sc=Arabic}\p{sc=Syriac}\p{sc=Thaana}\p{sc=Nko}]/u;
/** They make text read otherwise than it is stored, whatever the script. */
const OVERRIDES = new Set(['\u202d', '\u202e']);

/** U+E0020–U+E007E stand for ASCII. */
function tagsSpell(characters: readonly string[]): string {
  const codes = characters.map((character) => character.codePointAt(0)! - 0xe0000);
  return String.fromCharCode(...codes.filter((code) => code >= 0x20 && code < 0x7f).slice(0, LONGEST));
}

/** The 256 selectors stand for the bytes of UTF-8, in the usual trick. */
function selectorsSpell(characters: readonly string[]): string {
  const bytes = characters.map((character) => character.codePointAt(0)!).map((code) => (code <= 0xfe0f ? code - 0xfe00 : code - 0xe0100 + 16));
  const text = new TextDecoder().decode(Uint8Array.from(bytes.slice(0, LONGEST)));
  return /^[^\p{Cc}\ufffd]{4,}$/u.test(text) ? text : '';
}

/** Characters of a hidden text that are told. */
const LONGEST = 2_000;

function listOf(characters: readonly string[]): string {
  return [...new Set(characters)].map((character) => `U+${character.codePointAt(0)!.toString(16).toUpperCase().padStart(4, '0')}`).slice(0, 8).join(', ');
}
