import { useEffect, useEffectEvent } from 'react';

interface Shortcuts {
  readonly focusQuestion: () => void;
  /** Null when no source is open. */
  readonly close: (() => void) | null;
  /** Whether an open source hides the question box. */
  readonly covered: boolean;
}

/** `/` goes to the question box, Escape closes the source; neither while the reader types or composes. */
export function useShortcuts({ focusQuestion, close, covered }: Shortcuts): void {
  const onKey = useEffectEvent((event: KeyboardEvent) => {
    if (event.isComposing || event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey) return;
    if (event.key === 'Escape' && close) {
      event.preventDefault();
      close();
    }
    if (event.key === '/' && !covered && !isTyping(event.target)) {
      event.preventDefault();
      focusQuestion();
    }
  });

  useEffect(() => {
    const listener = (event: KeyboardEvent) => onKey(event);
    document.addEventListener('keydown', listener);
    return () => document.removeEventListener('keydown', listener);
  }, []);
}

function isTyping(target: EventTarget | null): boolean {
  return target instanceof HTMLTextAreaElement || target instanceof HTMLInputElement;
}
