import { once } from 'node:events';
import type { Response } from 'express';

/** Anything with a name; the name becomes the SSE `event:` field. */
export interface NamedEvent {
  readonly type: string;
}

export interface StreamOptions {
  /** Aborted when nobody reads any more; ends the stream without another word. */
  readonly signal: AbortSignal;
  /** Turns a failure in the middle of the stream into its last event: the status line is long gone. */
  readonly onError: (error: unknown) => NamedEvent;
  /** Pause after which a comment is sent, so that proxies keep the connection. */
  readonly heartbeatMs?: number;
  /** How long a reader may leave the socket full before it is cut off. */
  readonly stallMs?: number;
}

/**
 * Sends events as `text/event-stream` (WHATWG HTML, "Server-sent events"), one `data:` line of JSON each, no faster than
 * the client reads. The first event is awaited before the headers go out: a failure until then is thrown, and gets its status.
 */
export async function streamEvents(res: Response, events: AsyncIterable<NamedEvent>, options: StreamOptions): Promise<void> {
  const { signal, onError, heartbeatMs = 15_000, stallMs = 30_000 } = options;
  const iterator = events[Symbol.asyncIterator]();
  let next = await iterator.next();

  res.writeHead(200, { 'Content-Type': 'text/event-stream; charset=utf-8', 'Cache-Control': 'no-store', 'X-Accel-Buffering': 'no' });
  res.flushHeaders();
  const heartbeat = setInterval(() => {
    if (!res.writableNeedDrain) res.write(': keep-alive\n\n');
  }, heartbeatMs);

  try {
    for (; !next.done && !res.destroyed; next = await iterator.next()) await send(res, next.value, signal, stallMs);
  } catch (error) {
    if (res.destroyed || res.closed) return;
    await send(res, onError(error), signal, stallMs);
  } finally {
    clearInterval(heartbeat);
    await iterator.return?.();
  }
  res.end();
}

async function send(res: Response, event: NamedEvent, signal: AbortSignal, stallMs: number): Promise<void> {
  if (res.destroyed) return;
  if (res.write(`event: ${event.type}\ndata: ${JSON.stringify(event)}\n\n`)) return;
  const stalled = AbortSignal.timeout(stallMs);
  try {
    await once(res, 'drain', { signal: AbortSignal.any([signal, stalled]) });
  } catch (error) {
    if (stalled.aborted) res.destroy();
    else throw error;
  }
}
