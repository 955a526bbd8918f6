import type { RequestHandler } from 'express';
import { pino, type DestinationStream, type Logger } from 'pino';
import type { Metrics } from './metrics.ts';
import { REQUEST_ID } from './request-id.ts';

/**
 * JSON lines on stderr.
 * @param level - A level of pino, or `silent`.
 * @param secrets - Never written, wherever they turn up: an upstream may quote our own key back at us.
 */
export function createLogger(level: string, secrets: readonly string[] = [], destination: DestinationStream = pino.destination({ dest: 2, sync: true })): Logger {
  const hidden = secrets.filter((secret) => secret.length >= 4);
  const redact = (line: string): string => hidden.reduce((text, secret) => text.replaceAll(secret, '[redacted]'), line);
  return pino({ level, base: null, timestamp: pino.stdTimeFunctions.isoTime, hooks: { streamWrite: redact }, serializers: { err: errorChain } }, destination);
}

/** Logs and counts each request once its response has ended; paths only as templates, questions never. */
export function logRequests(logger: Logger, metrics: Metrics): RequestHandler {
  return function logRequest(req, res, next) {
    const startedAt = performance.now();
    metrics.requestStarted();
    res.once('close', () => {
      const milliseconds = performance.now() - startedAt;
      const route = routeOf(req.route, req.baseUrl);
      metrics.requestDone(req.method, route, res.statusCode, milliseconds / 1000);
      logger.info(
        { requestId: res.get(REQUEST_ID), method: req.method, route, status: res.statusCode, ms: Math.round(milliseconds), ...(res.writableFinished ? {} : { brokenOff: true }) },
        'request',
      );
    });
    next();
  };
}

function routeOf(route: unknown, baseUrl: string): string {
  if (typeof route === 'object' && route !== null && 'path' in route) return String(route.path);
  return baseUrl === '/assets' ? '/assets' : 'other';
}

/** An error and its causes, without the fields that vendors hang on them: those hold requests and their headers. */
function errorChain(error: unknown): object {
  if (!(error instanceof Error)) return { message: String(error) };
  return {
    name: error.name,
    message: error.message,
    stack: error.stack,
    ...(error.cause === undefined ? {} : { cause: errorChain(error.cause) }),
  };
}
