import { useCallback, useEffect, useState } from 'react';
import { failureOf, type Failure } from '../failure.ts';

export interface Fetched<Body> {
  readonly body: Body | null;
  /** The last request failed; `body` is then what an earlier one brought. */
  readonly failure: Failure | null;
  readonly retry: () => void;
}

/**
 * Fetches on mount and whenever `load` changes; again after `again(body)` milliseconds, unless that is null.
 * @param load - Stable between renders, else it is asked without end.
 */
export function useFetched<Body>(load: (signal: AbortSignal) => Promise<Body>, again: (body: Body) => number | null = never): Fetched<Body> {
  const [state, setState] = useState<{ readonly load: typeof load; readonly body: Body | null; readonly failure: Failure | null }>({ load, body: null, failure: null });
  const [attempt, setAttempt] = useState(0);

  useEffect(() => {
    const controller = new AbortController();
    let timer: number | undefined;
    const ask = async (): Promise<void> => {
      try {
        const body = await load(controller.signal);
        setState({ load, body, failure: null });
        const pause = again(body);
        if (pause !== null) timer = window.setTimeout(ask, pause);
      } catch (error) {
        if (controller.signal.aborted) return;
        setState((before) => ({ load, body: before.load === load ? before.body : null, failure: failureOf(error) }));
      }
    };
    void ask();
    return () => {
      controller.abort();
      clearTimeout(timer);
    };
  }, [load, again, attempt]);

  const current = state.load === load;
  return { body: current ? state.body : null, failure: current ? state.failure : null, retry: useCallback(() => setAttempt((count) => count + 1), []) };
}

function never(): null {
  return null;
}
