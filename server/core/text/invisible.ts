/**
 * Characters that nobody sees. They split words for search, and hide instructions from a person who checks a quote (Boucher and
 * Anderson 2021, arXiv:2111.00169); a few of them mean something where they stand.
 */

/** What an invisible character is. */
export type Unseen =
  /** Zero-width and other format characters, blank letters. */
  | 'zero-width'
  /** Marks that change the direction of what follows (UAX 9). */
  | 'direction'
  /** Tag characters (U+E0000–U+E007F), which can spell a whole text. */
  | 'tag'
  /** A variation selector after a character that has no variants; runs of them can spell bytes. */
  | 'selector'
  /** Soft hyphen, byte order mark: typesetting, no deceit. */
  | 'typesetting';

/**
 * Takes invisible characters out, but for those that belong to what is seen: the joiners of emoji and of scripts that are written
 * with them, selectors behind a character that has variants, the tags of a flag. Idempotent.
 *
 * @param onUnseen - Told of each that is taken out.
 */
export function withoutInvisible(text: string, onUnseen?: (kind: Unseen, character: string) => void): string {
  return text.replace(CANDIDATES, (character, meant: string | undefined) => {
    if (meant !== undefined) return meant;
    onUnseen?.(kindOf(character), character);
    return '';
  });
}

/** Scripts whose letters change by a joiner or non-joiner between them (Unicode 16, section 23.2). */
const JOINING = '[\\p{sc=Arabic}\\p{sc=Syriac}\\p{sc=Devanagari}\\p{sc=Bengali}\\p{sc=Gurmukhi}\\p{sc=Gujarati}\\p{sc=Oriya}\\p{sc=Tamil}\\p{sc=Telugu}\\p{sc=Kannada}\\p{sc=Malayalam}\\p{sc=Sinhala}\\p{sc=Khmer}\\p{sc=Mongolian}]';

const UNSEEN = '[\\p{Cf}\\uFE00-\\uFE0F\\u{E0100}-\\u{E01EF}\\u034F\\u3164\\uFFA0\\u{E0000}-\\u{E007F}]';

/** In group 1 what is kept, else a single character to take out. What stands before it is looked at only where there is one: nearly nowhere. */
const CANDIDATES = new RegExp(
  [
    `(?=${UNSEEN})(?:(`,
    // England, Scotland, Wales: a black flag with the letters of a region.
    '(?<=\\u{1F3F4})[\\u{E0030}-\\u{E0039}\\u{E0061}-\\u{E007A}]{3,6}\\u{E007F}',
    '|(?<=\\p{Extended_Pictographic}[\\uFE0F\\u{1F3FB}-\\u{1F3FF}]?)\\u200D(?=\\p{Extended_Pictographic})',
    `|(?<=${JOINING}\\p{M}*)[\\u200C\\u200D](?=${JOINING})`,
    '|(?<=\\p{Emoji})[\\uFE0E\\uFE0F]',
    '|(?<=\\p{sc=Han})[\\uFE00-\\uFE02\\u{E0100}-\\u{E01EF}]',
    '|(?<=\\p{Sm})\\uFE00',
    ')|.)',
  ].join(''),
  'gsu',
);

function kindOf(character: string): Unseen {
  const code = character.codePointAt(0)!;
  if (code === 0xad || code === 0xfeff) return 'typesetting';
  if (code >= 0xe0000 && code <= 0xe007f) return 'tag';
  if ((code >= 0xfe00 && code <= 0xfe0f) || (code >= 0xe0100 && code <= 0xe01ef)) return 'selector';
  if (code === 0x61c || code === 0x200e || code === 0x200f || (code >= 0x202a && code <= 0x202e) || (code >= 0x2066 && code <= 0x2069)) return 'direction';
  return 'zero-width';
}
