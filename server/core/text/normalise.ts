/** Brings text to the one form that offsets, hashes and comparisons rest on. */
import { withoutInvisible } from './invisible.ts';

/**
 * NFC, `\n` line ends, ordinary spaces; control characters but tab are gone, and so is what nobody sees and nothing needs
 * ({@link withoutInvisible}); a lone surrogate becomes U+FFFD. Idempotent.
 */
export function normaliseText(text: string): string {
  const lines = text
    .replace(/\r\n?|[\v\f\u2028\u2029\u0085]/g, '\n')
    .replace(/[\u00a0\u2000-\u200a\u202f\u205f\u3000]/g, ' ')
    .replace(/(?![\t\n])\p{Cc}/gu, '');
  return withoutInvisible(lines).toWellFormed().normalize('NFC');
}

/**
 * A form for telling whether two texts say the same: NFKC, lower case, letters and digits only, single spaces.
 * Two headlines that differ in case, quotes, dashes or a final stop fold alike.
 */
export function foldText(text: string): string {
  return text
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();
}
