/** Finds the runs of a Word document that Word does not show, or prints in white on white (ECMA-376 part 1, 17.3.2). */
import { normaliseLine } from '../read/characters.ts';
import type { Block, Dropped } from '../document.ts';
import { HIDDEN } from './hidden-text.ts';

/** A paragraph with hidden runs: its whole text and what is seen of it, both as one line. */
interface Veiled {
  readonly whole: string;
  readonly seen: string;
}

export interface HiddenRuns {
  readonly dropped: readonly Dropped[];
  /** The blocks without the hidden runs; blocks of which nothing is left are gone. */
  without(blocks: readonly Block[]): Block[];
}

/** @param xml - The part `word/document.xml`. */
export function hiddenRuns(xml: string): HiddenRuns {
  const veiled: Veiled[] = [];
  const dropped: Dropped[] = [];
  // What stands on a coloured ground may well be white.
  const white = !/<w:(?:shd\b[^>]*w:fill="(?!auto|FFFFFF)|highlight\b|background\b)/i.test(xml);
  for (const [paragraph] of xml.matchAll(/<w:p[ >](?:(?!<w:p[ >])[\s\S])*?<\/w:p>/g)) {
    const runs = Array.from(paragraph.matchAll(/<w:r[ >][\s\S]*?<\/w:r>/g), ([run]) => ({ text: textOf(run), by: hiddenBy(run, white) }));
    if (!runs.some(({ by, text }) => by !== undefined && text.trim() !== '')) continue;
    for (const { text, by } of runs) if (by !== undefined && /[\p{L}\p{N}]/u.test(text)) dropped.push({ text: normaliseLine(text), reason: `${HIDDEN}: ${by}` });
    veiled.push({ whole: normaliseLine(runs.map(({ text }) => text).join('')), seen: normaliseLine(runs.filter(({ by }) => by === undefined).map(({ text }) => text).join('')) });
  }
  return {
    dropped,
    without: (blocks) => blocks.flatMap(({ kind, text }) => {
      const seen = veiled.reduce((rest, { whole, seen: shown }) => (rest.includes(whole) ? normaliseLine(rest.replace(whole, () => shown)) : rest), text);
      return seen === '' ? [] : [{ kind, text: seen }];
    }),
  };
}

function hiddenBy(run: string, white: boolean): string | undefined {
  const properties = /<w:rPr>([\s\S]*?)<\/w:rPr>/.exec(run)?.[1] ?? '';
  if (/<w:vanish(?:\s+w:val="(?:1|true|on)")?\s*\/>/.test(properties)) return 'hidden text of Word';
  if (white && /<w:color\b[^>]*w:val="FFFFFF"/i.test(properties)) return 'white letters';
  if (/<w:sz\s+w:val="[0-3]"/.test(properties)) return 'letters too small to see';
  return undefined;
}

function textOf(run: string): string {
  return run
    .replaceAll(/<w:(?:tab|br|cr)\b[^>]*\/>/g, ' ')
    .replaceAll(/<w:(?:instrText|delText)\b[\s\S]*?<\/w:(?:instrText|delText)>/g, '')
    .replaceAll(/<[^>]*>/g, '')
    .replaceAll('&lt;', '<').replaceAll('&gt;', '>').replaceAll('&quot;', '"').replaceAll('&apos;', "'").replaceAll('&amp;', '&');
}
