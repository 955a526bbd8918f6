/**
 * Citation quality as ALCE defines it (Gao et al. 2023, "Enabling Large Language Models to Generate Text with Citations",
 * arXiv:2305.14627, section 3). Recall of a sentence is 1 when all that it cites, taken together, supports it. Precision
 * of a citation is 1 when its sentence has recall 1 and the citation is not irrelevant; it is irrelevant when it does not
 * support the sentence alone and the sentence stays supported without it.
 */
import type { SupportChecker, SupportEvidence } from '#core/ports.ts';

/** Whether the texts, taken together, support the claim. Without a text it is not asked. */
export type SupportJudge = (claim: string, evidence: readonly SupportEvidence[]) => Promise<boolean>;

/** A sentence and the whole texts that it cites. */
export interface CitingSentence {
  readonly text: string;
  readonly evidence: readonly SupportEvidence[];
}

/** In [0, 1]; null where there is nothing to measure: no sentence, or no citation. */
export interface CitationQuality {
  /** Share of the sentences that their citations support. */
  readonly recall: number | null;
  /** Share of the citations that support their sentence and are needed for it. */
  readonly precision: number | null;
}

/** Asks the judge once for every sentence, and for those with several citations up to twice for each citation. */
export async function citationQuality(sentences: readonly CitingSentence[], judge: SupportJudge): Promise<CitationQuality> {
  let supportedSentences = 0;
  let citations = 0;
  let precise = 0;
  for (const { text, evidence } of sentences) {
    citations += evidence.length;
    if (evidence.length === 0 || !(await judge(text, evidence))) continue;
    supportedSentences += 1;
    if (evidence.length === 1) precise += 1;
    else for (const index of evidence.keys()) if (!(await isIrrelevant(text, evidence, index, judge))) precise += 1;
  }
  return {
    recall: sentences.length === 0 ? null : supportedSentences / sentences.length,
    precision: citations === 0 ? null : precise / citations,
  };
}

/** The product's own checker as judge: a sentence is supported by the verdict `supported` alone. */
export function judgeBy(checker: SupportChecker, signal?: AbortSignal): SupportJudge {
  return async (claim, evidence) => (await checker.check(claim, evidence, signal)).verdict === 'supported';
}

/** Harmonic mean of precision and recall; null when either is not measured. */
export function citationF1({ precision, recall }: CitationQuality): number | null {
  if (precision === null || recall === null) return null;
  return precision + recall === 0 ? 0 : (2 * precision * recall) / (precision + recall);
}

async function isIrrelevant(claim: string, evidence: readonly SupportEvidence[], index: number, judge: SupportJudge): Promise<boolean> {
  if (await judge(claim, [evidence[index]!])) return false;
  return judge(claim, evidence.toSpliced(index, 1));
}
