import type { ConversationSummary, ConversationView } from '../contract.ts';
import type { Conversations } from '../ports.ts';

type Turn = ConversationView['turns'][number];

interface Kept {
  readonly id: string;
  readonly title: string;
  readonly turns: readonly Turn[];
}

/** Conversations held at once; the one idle longest is forgotten first. */
const MOST = 1_000;

/** Longest title taken from a question, in UTF-16 code units. */
const LONGEST_TITLE = 120;

/**
 * Conversations held in memory only.
 * @param now - The time, as ISO 8601 in UTC.
 * @param most - Conversations held at once.
 */
export function createConversations(now: () => string, most: number = MOST): Conversations {
  // In order of their last answer.
  const held = new Map<string, Kept>();
  const hold = (kept: Kept): void => {
    held.delete(kept.id);
    held.set(kept.id, kept);
    if (held.size > most) held.delete(held.keys().next().value!);
  };

  return {
    async add(answer) {
      const { id, title, turns } = held.get(answer.conversationId) ?? { id: answer.conversationId, title: titleOf(answer.question), turns: [] };
      const turn = turns.length + 1;
      hold({ id, title, turns: [...turns, { askedAt: now(), answer: { ...answer, turn } }] });
      return turn;
    },
    async last(id, count) {
      return held.get(id)?.turns.slice(-count).map(({ answer }) => answer) ?? [];
    },
    async list(offset, limit) {
      return { total: held.size, items: [...held.values()].reverse().slice(offset, offset + limit).map(summaryOf) };
    },
    async read(id) {
      const kept = held.get(id);
      return kept && { ...summaryOf(kept), turns: [...kept.turns] };
    },
    async rename(id, title) {
      const kept = held.get(id);
      if (!kept) return undefined;
      const renamed = { ...kept, title };
      held.set(id, renamed);
      return summaryOf(renamed);
    },
    async remove(id) {
      return held.delete(id);
    },
  };
}

/** The title that a conversation has by its first question: one line, cut at a word where it is long. */
export function titleOf(question: string): string {
  const line = question.replace(/\s+/g, ' ').trim();
  if (line.length <= LONGEST_TITLE) return line;
  const cut = line.slice(0, LONGEST_TITLE).replace(/[\uD800-\uDBFF]$/, '');
  return `${cut.replace(/\s+\S{0,20}$/, '')}…`;
}

function summaryOf({ id, title, turns }: Kept): ConversationSummary {
  return { id, title, createdAt: turns[0]!.askedAt, updatedAt: turns.at(-1)!.askedAt, questions: turns.length };
}
