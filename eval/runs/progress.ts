/** Reports a run on stderr as it goes on: done, of how many, how fast, and how long it will still take. */
export interface Progress {
  /** @param before - Cases that an earlier part of the run finished: they say nothing about the speed. */
  start(before: number): void;
  /** @param done - Cases finished so far. */
  show(done: number): void;
  /** Leaves the cursor on a line of its own. */
  end(): void;
}

export interface ProgressOptions {
  readonly total: number;
  readonly stream: { readonly isTTY?: boolean; write(text: string): unknown };
  /** A clock, in milliseconds. */
  readonly now: () => number;
}

/** A terminal's line is redrawn at most this often; a log gets a line at most this often, and none for a run that is over sooner. */
const TERMINAL_MS = 100;
const LOG_MS = 5_000;

export function createProgress({ total, stream, now }: ProgressOptions): Progress {
  let startedAt = now();
  let before = 0;
  let shownAt = stream.isTTY ? Number.NEGATIVE_INFINITY : startedAt;
  let drawn = false;
  return {
    start(finished) {
      startedAt = now();
      before = finished;
    },
    show(done) {
      const at = now();
      if (at - shownAt < (stream.isTTY ? TERMINAL_MS : LOG_MS) && !(stream.isTTY && done === total)) return;
      shownAt = at;
      const line = lineOf(done, total, (done - before) / ((at - startedAt) / 1_000));
      stream.write(stream.isTTY ? `\r\x1b[K${line}` : `${line}\n`);
      drawn = stream.isTTY === true;
    },
    end() {
      if (drawn) stream.write('\n');
    },
  };
}

function lineOf(done: number, total: number, perSecond: number): string {
  const speed = perSecond >= 10 ? perSecond.toFixed(0) : perSecond.toFixed(1);
  const left = done < total && perSecond > 0 && Number.isFinite(perSecond) ? `, ${duration((total - done) / perSecond)} left` : '';
  return `eval ${done}/${total} (${Number.isFinite(perSecond) ? speed : '-'}/s${left})`;
}

/** Seconds in words: `40 s`, `3 min 20 s`, `2 h 5 min`. */
export function duration(seconds: number): string {
  const whole = Math.ceil(seconds);
  if (whole < 60) return `${whole} s`;
  if (whole < 3_600) return `${Math.floor(whole / 60)} min ${whole % 60} s`;
  return `${Math.floor(whole / 3_600)} h ${Math.floor((whole % 3_600) / 60)} min`;
}
