import { useSyncExternalStore } from 'react';

/** Where the source pane covers the conversation instead of standing beside it. `styles/pane.css` has the same width. */
const NARROW = '(max-width: 860px)';

/** Whether the screen is too narrow for two columns. */
export function useNarrow(): boolean {
  return useSyncExternalStore(subscribe, () => matchMedia(NARROW).matches);
}

function subscribe(notify: () => void): () => void {
  const query = matchMedia(NARROW);
  query.addEventListener('change', notify);
  return () => query.removeEventListener('change', notify);
}
