/** Text as the index compares it: compatibility forms and letter case made equal, with the way back to the original. */
export interface FoldedText {
  /** NFKC, lower case. */
  readonly text: string;
  /** Original offset of the cluster that gave code unit `index` of {@link text}; `index` may be its length. */
  start(index: number): number;
  /** Original offset just past the cluster that gave the code unit before `index`, which is at least 1. */
  end(index: number): number;
}

/**
 * Folds by NFKC and lower case (Unicode Standard Annex 15), keeping offsets: what a ligature or a decomposed syllable
 * turns into points at the whole of it. Case folding uses no locale.
 */
export function fold(text: string): FoldedText {
  if (!/[^\0-\x7f]/.test(text)) return unmoved(text.toLowerCase());
  const folded = text.normalize('NFKC').toLowerCase();
  if (folded.length === text.length && text === text.normalize('NFKC')) return unmoved(folded);
  return moved(text);
}

/** A letter with what combines with it. Jamo of one syllable belong together, as NFD text has them. */
const CLUSTER =
  /[\u1100-\u115f\ua960-\ua97c]+[\u1160-\u11a7\ud7b0-\ud7c6]*[\u11a8-\u11ff\ud7cb-\ud7fb]*|[\uac00-\ud7a3][\u11a7-\u11ff]+|[^]\p{M}*/gu;

function unmoved(text: string): FoldedText {
  return { text, start: (index) => index, end: (index) => index };
}

function moved(text: string): FoldedText {
  const starts: number[] = [];
  const ends: number[] = [];
  let folded = '';
  for (const match of text.matchAll(CLUSTER)) {
    const piece = match[0].normalize('NFKC').toLowerCase();
    for (let unit = 0; unit < piece.length; unit += 1) {
      starts.push(match.index);
      ends.push(match.index + match[0].length);
    }
    folded += piece;
  }
  return { text: folded, start: (index) => starts[index] ?? text.length, end: (index) => ends[index - 1] ?? 0 };
}
