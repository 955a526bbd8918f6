/** A question and the words of its sentence that answer it, before a set's form is put on it. */
export interface FactDraft {
  readonly question: string;
  /** Verbatim from the sentence. */
  readonly answer: string;
  readonly kind: FactKind;
  /** Whom or what the sentence speaks of, verbatim from the question; null when the question asks for just that. */
  readonly subject: string | null;
  /** How well it reads, from 0 (doubtful) to 1: names rather than "the company", a short clause. */
  readonly quality: number;
}

export type FactKind = 'who' | 'when' | 'where' | 'how-many' | 'how-much' | 'which';
