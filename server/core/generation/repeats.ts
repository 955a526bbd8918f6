import type { EvidenceSentence } from '../answer/evidence.ts';
import { vouches } from '../answer/vouch.ts';

/**
 * Whether a sentence says no more than one shown before: each vouches for the other. Copies of one account, however many a model
 * points at, are shown once; the others stand among the reports.
 */
export function repeats(sentence: EvidenceSentence, shown: readonly EvidenceSentence[]): boolean {
  return shown.some((earlier) => vouches(earlier.text, sentence.text) && vouches(sentence.text, earlier.text));
}
