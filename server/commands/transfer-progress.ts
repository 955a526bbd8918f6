const REDRAW_MS = 200;
const LOG_MS = 5_000;

/** What is written to; `process.stderr` is one. */
export interface TransferStream {
  readonly isTTY?: boolean;
  write(text: string): unknown;
}

/**
 * Reports a transfer: bytes, rate and time left, as a live line on a terminal, or every five seconds in a log.
 * @param total - In bytes.
 */
export function createTransferProgress(total: number, stream: TransferStream = process.stderr) {
  const startedAt = performance.now();
  let first: number | undefined;
  let drawnAt = startedAt;
  let here = 0;

  function draw(): void {
    const rate = (here - (first ?? 0)) / Math.max((performance.now() - startedAt) / 1000, 0.001);
    const left = rate > 0 ? `, ${Math.ceil((total - here) / rate)} s left` : '';
    const line = `${megabytes(here)} of ${megabytes(total)} (${megabytes(rate)}/s${here < total ? left : ''})`;
    stream.write(stream.isTTY ? `\r\u001b[K${line}` : `${line}\n`);
  }

  return {
    /** @param bytes - Bytes that are here now, in all. What was here at the first call does not count for the rate. */
    at(bytes: number): void {
      here = bytes;
      first ??= bytes;
      const now = performance.now();
      if (now - drawnAt < (stream.isTTY ? REDRAW_MS : LOG_MS)) return;
      drawnAt = now;
      draw();
    },
    end(): void {
      draw();
      if (stream.isTTY) stream.write('\n');
    },
  };
}

/** E.g. `118.3 MB`; a megabyte is a million bytes. */
export function megabytes(bytes: number): string {
  return `${(bytes / 1e6).toFixed(1)} MB`;
}
