/** Judges sentences by what they cite, as ALCE does (Gao et al. 2023, arXiv:2305.14627): recall of support, precision of citations. */
import type { SupportEvidence, SupportVerdict } from '../ports.ts';

/** One sentence of an answer with the passages that its markers point at, in order. */
export interface CitedSentence {
  readonly text: string;
  readonly cited: readonly SupportEvidence[];
}

export interface CitationSupport {
  /** On everything the sentence cites, taken together. */
  readonly verdict: SupportVerdict;
  /** Per citation: it supports the sentence alone, or the others do not support it without this one. All false for an unsupported sentence. */
  readonly needed: readonly boolean[];
}

/** Shares over an answer or a set; null over nothing. */
export interface CitationQuality {
  /** Citations that are needed, of all citations. */
  readonly precision: number | null;
  /** Sentences that their citations support, of all sentences; one without citations is not. */
  readonly recall: number | null;
}

type Judge = (claim: string, evidence: readonly SupportEvidence[]) => SupportVerdict;

/** @param judge - `verdict` of a `RuleChecker`, or any other judgement that does not wait. */
export function citationSupport(judge: Judge, { text, cited }: CitedSentence): CitationSupport {
  const supports = (evidence: readonly SupportEvidence[]) => judge(text, evidence).verdict === 'supported';
  const verdict = judge(text, cited);
  const supported = verdict.verdict === 'supported';
  return {
    verdict,
    needed: cited.map((each, i) => supported && (cited.length === 1 || supports([each]) || !supports(cited.filter((_, other) => other !== i)))),
  };
}

/** Precision and recall over all sentences of one answer, or of many. */
export function citationQuality(judge: Judge, sentences: readonly CitedSentence[]): CitationQuality {
  const judged = sentences.map((sentence) => citationSupport(judge, sentence));
  const needed = judged.flatMap((each) => each.needed);
  return {
    precision: share(needed),
    recall: share(judged.map(({ verdict }) => verdict.verdict === 'supported')),
  };
}

function share(values: readonly boolean[]): number | null {
  return values.length === 0 ? null : values.filter(Boolean).length / values.length;
}
