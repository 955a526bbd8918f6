/** A sentence with the markers that follow it. */
export interface MarkedSentence {
  readonly text: string;
  readonly markers: readonly number[];
}

/**
 * Cuts streamed text behind each run of markers, as the finished answer will be cut, so that nothing jumps when it comes.
 * A bracketed number is a marker only once its citation is known: articles hold "[1]" of their own.
 * A marker whose closing bracket has not come yet is held back.
 */
export function draftSentences(draft: string, known: ReadonlySet<number>): readonly MarkedSentence[] {
  const text = draft.replace(/\s*\[\d*$/, '');
  const sentences: MarkedSentence[] = [];
  let from = 0;
  for (const run of text.matchAll(/(?:\s*\[\d+\])+/g)) {
    const markers = [...run[0].matchAll(/\d+/g)].map((digits) => Number(digits[0]));
    if (!markers.every((marker) => known.has(marker))) continue;
    sentences.push({ text: text.slice(from, run.index).trim(), markers });
    from = run.index + run[0].length;
  }
  const rest = text.slice(from).trim();
  return rest === '' ? sentences : [...sentences, { text: rest, markers: [] }];
}
