import { useCallback, useState } from 'react';
import type { ConversationView } from '#core/contract.ts';
import type { Client } from '../client.ts';
import { failureOf, type Failure } from '../failure.ts';
import type { Place } from '../place.ts';
import { ConversationRow } from './conversation-row.tsx';
import { FailureNote } from './failure-note.tsx';
import { Pager } from './pager.tsx';
import { useFetched } from './use-fetched.ts';
import { useWords } from './words.ts';

interface ConversationListProps {
  readonly client: Client;
  /** The conversation that goes on now, or null. */
  readonly openId: string | null;
  readonly onResume: (conversation: ConversationView) => void;
  readonly onRemoved: (id: string) => void;
  readonly onGo: (place: Place) => void;
}

/** Conversations on one page. */
const LIMIT = 30;

/** Earlier conversations, the last first: to open, rename, save and delete. */
export function ConversationList({ client, openId, onResume, onRemoved, onGo }: ConversationListProps) {
  const words = useWords();
  const [offset, setOffset] = useState(0);
  const [fault, setFault] = useState<Failure | null>(null);
  const load = useCallback((signal: AbortSignal) => client.conversations({ offset, limit: LIMIT }, signal), [client, offset]);
  const { body, failure, retry } = useFetched(load);
  const act = async (work: (signal: AbortSignal) => Promise<void>) => {
    setFault(null);
    try {
      await work(new AbortController().signal);
    } catch (error) {
      setFault(failureOf(error));
    }
    retry();
  };

  return (
    <main className="evaluations">
      <nav className="evaluations__path" aria-label={words.conversations}>
        <button type="button" className="link" onClick={() => onGo({ kind: 'conversation' })}>
          {words.toConversation}
        </button>
      </nav>
      <section>
        <h2 className="evaluations__title">{words.conversations}</h2>
        {failure && <FailureNote failure={failure} lead={words.conversationsFailed} onRetry={retry} />}
        {fault && <FailureNote failure={fault} lead={null} onRetry={null} />}
        {body?.total === 0 && <p className="notice">{words.noConversations}</p>}
        {body && body.conversations.length > 0 && (
          <ul className="library">
            {body.conversations.map((conversation) => (
              <ConversationRow
                key={conversation.id}
                conversation={conversation}
                isOpen={conversation.id === openId}
                onOpen={() => void act(async (signal) => onResume(await client.conversation(conversation.id, signal)))}
                onRename={(title) => void act(async (signal) => void (await client.renameConversation(conversation.id, title, signal)))}
                onRemove={() =>
                  void act(async (signal) => {
                    await client.removeConversation(conversation.id, signal);
                    onRemoved(conversation.id);
                  })
                }
              />
            ))}
          </ul>
        )}
        {body && <Pager offset={offset} limit={LIMIT} total={body.total} onOffset={setOffset} />}
      </section>
    </main>
  );
}
