import type { Generation } from '../ports.ts';
import { correctedText, type Correction } from '../retrieval/spelling.ts';
import type { LexicalIndex } from '../ports.ts';
import { readQuestion, type Question } from './question.ts';

/** Reads a question as it was meant: words that neither the collections nor the language know are read as the nearest they do know. */
export function meantQuestion(
  question: Question,
  correct: (query: string, indexes: readonly LexicalIndex[]) => readonly Correction[],
  generations: readonly Generation[],
): Question {
  const corrections = correct(question.text, generations.map(({ lexical }) => lexical));
  return corrections.length === 0 ? question : readQuestion(correctedText(question.text, corrections));
}
