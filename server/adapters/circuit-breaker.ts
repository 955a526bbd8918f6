/** Keeps requests away from a server that fails again and again, and lets one through now and then to see whether it is back. */

export interface CircuitBreaker {
  /**
   * Asks to send a request, which must then be answered by one of the three below.
   * While open, no one may; after the pause one may, as a probe, and no one else until the probe is answered.
   */
  enter(): boolean;
  succeeded(): void;
  failed(): void;
  /** The request was given up for reasons that say nothing of the server. */
  left(): void;
  readonly state: 'closed' | 'open' | 'half-open';
  /** Milliseconds until {@link enter} may succeed again; 0 when it may now. */
  pauseMs(): number;
}

export interface CircuitOptions {
  /** Failures in a row that open it; from 1. */
  readonly failures?: number;
  /** First pause, in milliseconds; each failed probe doubles it. */
  readonly pauseMs?: number;
  readonly longestPauseMs?: number;
  /** Milliseconds on a clock that never goes back. */
  readonly now?: () => number;
}

/** A closed breaker (the pattern is Nygard's, "Release It!", 2007). */
export function circuitBreaker({ failures = 3, pauseMs = 5_000, longestPauseMs = 120_000, now = () => performance.now() }: CircuitOptions = {}): CircuitBreaker {
  let inARow = 0;
  let pause = pauseMs;
  /** When it opened; undefined while closed. */
  let openedAt: number | undefined;
  let probing = false;

  const isDue = (at: number) => now() - at >= pause;

  return {
    enter() {
      if (openedAt === undefined) return true;
      if (probing || !isDue(openedAt)) return false;
      probing = true;
      return true;
    },
    succeeded() {
      [inARow, pause, openedAt, probing] = [0, pauseMs, undefined, false];
    },
    failed() {
      inARow += 1;
      if (openedAt !== undefined) {
        // Requests that were under way when it opened say nothing new.
        if (!probing) return;
        [openedAt, pause, probing] = [now(), Math.min(longestPauseMs, pause * 2), false];
      } else if (inARow >= failures) openedAt = now();
    },
    left() {
      probing = false;
    },
    get state() {
      if (openedAt === undefined) return 'closed';
      return probing || isDue(openedAt) ? 'half-open' : 'open';
    },
    pauseMs() {
      if (openedAt === undefined) return 0;
      return probing ? pause : Math.max(0, pause - (now() - openedAt));
    },
  };
}
