import type { Failure } from '../failure.ts';
import type { Words } from '../text.ts';
import { useWords } from './words.ts';

interface FailureNoteProps {
  readonly failure: Failure;
  /** What did not happen, in a few words. */
  readonly lead: string | null;
  /** Null when trying again is not offered now. */
  readonly onRetry: (() => void) | null;
}

/** A failure in words, and the way on. */
export function FailureNote({ failure, lead, onRetry }: FailureNoteProps) {
  const words = useWords();
  const requestId = failure.kind === 'problem' ? failure.problem.requestId : undefined;

  return (
    <div className="notice notice--bad" role="alert">
      {lead && <p className="notice__lead">{lead}</p>}
      {sentencesOf(failure, words).map((sentence) => (
        <p key={sentence}>{sentence}</p>
      ))}
      {requestId && <p className="byline">{words.requestId(requestId)}</p>}
      {onRetry && (
        <button type="button" className="button" onClick={onRetry}>
          {words.retry}
        </button>
      )}
    </div>
  );
}

function sentencesOf(failure: Failure, words: Words): readonly string[] {
  switch (failure.kind) {
    case 'unreachable':
      return [words.unreachable];
    case 'interrupted':
      return [words.interrupted];
    case 'bad-reply':
      return [words.badReply(failure.status)];
    case 'problem': {
      const { code, detail, title } = failure.problem;
      const own = Object.hasOwn(words.problems, code) ? words.problems[code]! : null;
      return [own, detail ?? (own ? null : title)].filter((sentence) => sentence !== null);
    }
  }
}
