import { useState } from 'react';
import type { ConversationSummary } from '#core/contract.ts';
import { languageOf } from '../text.ts';
import { ExportLinks } from './export-links.tsx';
import { useWords } from './words.ts';

interface ConversationRowProps {
  readonly conversation: ConversationSummary;
  readonly isOpen: boolean;
  readonly onOpen: () => void;
  readonly onRename: (title: string) => void;
  readonly onRemove: () => void;
}

/** Characters the server takes for a title. */
const LONGEST = 200;

/** One conversation of the list. Deleting asks a second time, in the same place. */
export function ConversationRow({ conversation: { id, title, updatedAt, questions }, isOpen, onOpen, onRename, onRemove }: ConversationRowProps) {
  const words = useWords();
  const [doing, setDoing] = useState<'nothing' | 'renaming' | 'removing'>('nothing');
  const [draft, setDraft] = useState(title);

  if (doing === 'renaming') {
    return (
      <li>
        <form
          className="conversation-row__form"
          onSubmit={(event) => {
            event.preventDefault();
            setDoing('nothing');
            if (draft.trim() !== '' && draft.trim() !== title) onRename(draft.trim());
          }}
          onKeyDown={(event) => event.key === 'Escape' && setDoing('nothing')}
        >
          <input className="conversation-row__title" aria-label={words.newTitle} autoFocus maxLength={LONGEST} value={draft} onChange={(event) => setDraft(event.target.value)} />
          <button type="submit" className="button">
            {words.save}
          </button>
          <button type="button" className="button button--quiet" onClick={() => setDoing('nothing')}>
            {words.cancel}
          </button>
        </form>
      </li>
    );
  }
  return (
    <li aria-current={isOpen ? 'true' : undefined}>
      <button type="button" className="library__title" lang={languageOf(title)} onClick={onOpen}>
        {title}
      </button>
      <div className="conversation-row__more">
        <span className="byline">
          <time dateTime={updatedAt}>{updatedAt.slice(0, 16).replace('T', ' ')} UTC</time> · {words.questions(questions)}
        </span>
        <button
          type="button"
          className="link"
          aria-label={words.renameOf(title)}
          onClick={() => {
            setDraft(title);
            setDoing('renaming');
          }}
        >
          {words.rename}
        </button>
        {doing === 'removing' ? (
          <>
            <button type="button" className="link link--bad" onClick={onRemove}>
              {words.removeForGood}
            </button>
            <button type="button" className="link" onClick={() => setDoing('nothing')}>
              {words.cancel}
            </button>
          </>
        ) : (
          <button type="button" className="link" aria-label={words.removeOf(title)} onClick={() => setDoing('removing')}>
            {words.remove}
          </button>
        )}
        <ExportLinks conversationId={id} turn={null} />
      </div>
    </li>
  );
}
