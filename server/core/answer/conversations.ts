/** Remembers the last standalone question of each conversation, so that the next one may point back at it. */
export interface Conversations {
  last(id: string): string | undefined;
  remember(id: string, question: string): void;
}

/** Conversations held at once; the one idle longest is forgotten first. */
const MOST = 1_000;

/** @param most - Conversations held at once. */
export function createConversations(most: number = MOST): Conversations {
  const questions = new Map<string, string>();
  return {
    last: (id) => questions.get(id),
    remember(id, question) {
      questions.delete(id);
      questions.set(id, question);
      if (questions.size > most) questions.delete(questions.keys().next().value!);
    },
  };
}
