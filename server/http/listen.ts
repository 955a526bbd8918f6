import { once } from 'node:events';
import { createServer, type RequestListener } from 'node:http';
import { AppError } from '#core/errors.ts';

export interface Listening {
  /** Where it can be reached, e.g. `http://127.0.0.1:8080`. */
  readonly url: string;

  /**
   * Takes no new connections and waits for the running responses; those that still run after the deadline are told so
   * through {@link ListenOptions.closing} and then cut off.
   */
  close(): Promise<void>;
}

export interface ListenOptions {
  readonly host: string;
  /** 0 picks a free one. */
  readonly port: number;
  /** Aborted at the deadline of {@link Listening.close}. */
  readonly closing: AbortController;
  /** How long running responses may take when it closes. */
  readonly drainMs?: number;
  /** What a response told to end gets for its last words. */
  readonly lastWordsMs?: number;
}

/**
 * Listens with time limits against clients that send slowly (headers 10 s, whole request 30 s).
 * @throws {AppError} `configuration` when the address cannot be used.
 */
export async function listen(handler: RequestListener, options: ListenOptions): Promise<Listening> {
  const { host, port, closing, drainMs = 10_000, lastWordsMs = 500 } = options;
  const server = createServer({ headersTimeout: 10_000, requestTimeout: 30_000, keepAliveTimeout: 5_000, connectionsCheckingInterval: 5_000 });
  let stopping = false;
  server.on('request', (req, res) => {
    if (stopping) res.setHeader('Connection', 'close');
    handler(req, res);
  });
  server.maxConnections = 2_000;

  server.listen(port, host);
  try {
    await once(server, 'listening');
  } catch (cause) {
    throw new AppError('configuration', cannotListen(cause, host, port), { cause });
  }

  return {
    url: urlOf(server.address(), host),
    async close() {
      if (stopping) return;
      stopping = true;
      const closed = new Promise<void>((resolve) => server.close(() => resolve()));
      // A connection that was busy when it closed stays open for its next request; nobody shall make one.
      const sweep = setInterval(() => server.closeIdleConnections(), 20);
      const deadline = setTimeout(() => closing.abort(), drainMs);
      const cutOff = setTimeout(() => server.closeAllConnections(), drainMs + lastWordsMs);
      await closed;
      clearInterval(sweep);
      clearTimeout(deadline);
      clearTimeout(cutOff);
    },
  };
}

function urlOf(address: ReturnType<ReturnType<typeof createServer>['address']>, host: string): string {
  const port = typeof address === 'object' && address !== null ? address.port : 0;
  return `http://${host.includes(':') ? `[${host}]` : host}:${port}`;
}

function cannotListen(cause: unknown, host: string, port: number): string {
  const code = cause instanceof Error && 'code' in cause ? String(cause.code) : 'unknown error';
  if (code === 'EADDRINUSE') return `Port ${port} on ${host} is taken; stop the other program or choose another with --port.`;
  if (code === 'EACCES') return `Port ${port} needs more rights than this user has; choose one above 1023 with --port.`;
  if (code === 'EADDRNOTAVAIL' || code === 'ENOTFOUND') return `This machine has no address ${host}; choose another with --host.`;
  return `Cannot listen on ${host}:${port} (${code}); choose another address with --host and --port.`;
}
