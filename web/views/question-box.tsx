import { useEffect, useId, useState, type KeyboardEvent, type Ref } from 'react';
import { useWords } from './words.ts';

interface QuestionBoxProps {
  readonly ref: Ref<HTMLTextAreaElement>;
  readonly running: boolean;
  readonly isFollowUp: boolean;
  readonly onAsk: (question: string) => void;
  readonly onStop: () => void;
}

/** Characters the server takes; `AskRequest` in the contract says the same. */
const LONGEST = 2_000;

/** Where the question is written. Enter asks, except in the middle of composing a syllable. */
export function QuestionBox({ ref, running, isFollowUp, onAsk, onStop }: QuestionBoxProps) {
  const words = useWords();
  const [text, setText] = useState('');
  const hint = useId();
  const question = text.trim();
  const tooLong = question.length > LONGEST;
  const ready = question !== '' && !tooLong && !running;

  const ask = () => {
    if (!ready) return;
    onAsk(question);
    setText('');
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key !== 'Enter' || event.shiftKey || isComposing(event)) return;
    event.preventDefault();
    ask();
  };

  return (
    <form
      className="question-box"
      onSubmit={(event) => {
        event.preventDefault();
        ask();
      }}
    >
      <div className="question-box__field">
        <textarea
          ref={ref}
          className="question-box__text"
          aria-label={words.question}
          aria-describedby={hint}
          aria-invalid={tooLong}
          placeholder={isFollowUp ? words.followUp : words.placeholder}
          rows={1}
          autoFocus
          autoComplete="off"
          enterKeyHint="send"
          value={text}
          onChange={(event) => setText(event.target.value)}
          onKeyDown={onKeyDown}
        />
        {running ? (
          <StopButton onStop={onStop} label={words.stop} />
        ) : (
          <button type="submit" className="button button--primary" disabled={!ready}>
            {words.ask}
          </button>
        )}
      </div>
      <p id={hint} className="question-box__hint" role={tooLong ? 'alert' : undefined} data-tone={tooLong ? 'bad' : undefined}>
        {tooLong ? words.tooLong(LONGEST) : words.keys}
      </p>
    </form>
  );
}

/** Shown only once an answer takes noticeably long, so that the button does not flicker at every quick one. */
function StopButton({ onStop, label }: { readonly onStop: () => void; readonly label: string }) {
  const [armed, setArmed] = useState(false);
  useEffect(() => {
    const timer = setTimeout(() => setArmed(true), 150);
    return () => clearTimeout(timer);
  }, []);

  return (
    <button type="button" className="button" data-armed={armed} onClick={onStop}>
      {label}
    </button>
  );
}

/**
 * Whether an input method is still composing: the Enter that ends a Hangul syllable must not send it. Safari reports that
 * Enter after `compositionend`, with the legacy key code 229 (WebKit bug 165004).
 */
function isComposing(event: KeyboardEvent): boolean {
  return event.nativeEvent.isComposing || event.keyCode === 229;
}
