import { sha256 } from '../../server/compose.ts';
import type { EvalCase } from '../sets.ts';

/** The half of a public set that weights are fitted on, or the half that is only reported. */
export type Part = 'tune' | 'report';

/**
 * Halves by article, not by question, so that no paragraph is on both sides: the parity of the first byte of the SHA-256 of the
 * gold article's name.
 */
export function partOf({ gold, id }: EvalCase): Part {
  return parseInt(sha256(gold[0]?.article ?? id).slice(0, 2), 16) % 2 === 0 ? 'tune' : 'report';
}
