/** Citations against the gold paragraphs of a case. */
import type { EvalCase } from '../sets.ts';
import { matchesGold, type CitedParagraph } from './answers.ts';
import { factOf } from './gold-ranking.ts';

/** Each in [0, 1]; null where there is nothing to measure. */
export interface GoldCitations {
  /** Whether any citation lands in gold; an answer without one is a miss. */
  readonly cited: boolean | null;
  /** Share of the citations that land in gold; null without a citation. */
  readonly precision: number | null;
  /** Share of the facts that a citation lands in. */
  readonly recall: number | null;
}

/** @param cited - The paragraph of each citation. */
export function goldCitations({ gold }: Pick<EvalCase, 'gold'>, cited: readonly CitedParagraph[]): GoldCitations {
  if (gold.length === 0) return { cited: null, precision: null, recall: null };
  const right = cited.filter((paragraph) => gold.some((each) => matchesGold(paragraph, each))).length;
  const facts = new Set(gold.map(factOf));
  const found = new Set(gold.flatMap((each, index) => (cited.some((paragraph) => matchesGold(paragraph, each)) ? [factOf(each, index)] : [])));
  return { cited: right > 0, precision: cited.length === 0 ? null : right / cited.length, recall: found.size / facts.size };
}
