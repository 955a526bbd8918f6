import { useEffect, useRef } from 'react';
import { isRunning, type Target, type Turn } from '../state.ts';
import { languageOf, type Words } from '../text.ts';
import { AnswerView } from './answer.tsx';
import { DraftView } from './draft.tsx';
import { FailureNote } from './failure-note.tsx';
import { useWords } from './words.ts';

interface TurnProps {
  readonly turn: Turn;
  readonly isLast: boolean;
  /** {@link Target.origin} of the open source, or null. */
  readonly openOrigin: string | null;
  readonly onOpen: (target: Target) => void;
  /** Null while another answer is on its way. */
  readonly onRetry: (() => void) | null;
}

/** One question with its answer, or with what stands in its place. */
export function TurnView({ turn, isLast, openOrigin, onOpen, onRetry }: TurnProps) {
  const words = useWords();
  const place = useRef<HTMLElement>(null);
  useEffect(() => {
    if (isLast) place.current?.scrollIntoView({ block: 'start' });
    // Only when the turn is new: an answer that grows must not pull the page from under the reader.
  }, []);

  return (
    <article ref={place} className="turn">
      <h2 className="turn__question" lang={languageOf(turn.question)}>
        {turn.question}
      </h2>
      {turn.answer?.askedAs !== undefined && (
        <p className="turn__asked-as" lang={languageOf(turn.answer.askedAs)}>
          {words.askedAs(turn.answer.askedAs)}
        </p>
      )}
      <div className="turn__answer" aria-live="polite" aria-busy={isRunning(turn)} role="region" aria-label={words.answer}>
        {isRunning(turn) && turn.draft === '' && <p className="progress">{progressLine(turn, words)}</p>}
        {turn.draft !== '' && <DraftView turn={turn} openOrigin={openOrigin} onOpen={onOpen} />}
        {turn.answer && <AnswerView answer={turn.answer} turnId={turn.id} openOrigin={openOrigin} onOpen={onOpen} />}
        {turn.phase === 'stopped' && (
          <div className="notice">
            <p>{words.stopped}</p>
            {onRetry && (
              <button type="button" className="button" onClick={onRetry}>
                {words.retry}
              </button>
            )}
          </div>
        )}
        {turn.failure && <FailureNote failure={turn.failure} lead={words.failed} onRetry={onRetry} />}
      </div>
    </article>
  );
}

function progressLine(turn: Turn, words: Words): string {
  return turn.passages === null ? words.searching : words.reading(turn.passages);
}
