import { STATUS_CODES } from 'node:http';
import type { ErrorRequestHandler, Response } from 'express';
import type { Logger } from 'pino';
import type { Problem } from '#core/contract.ts';
import { AppError, type ErrorCode } from '#core/errors.ts';
import { REQUEST_ID } from './request-id.ts';

const STATUS: Record<ErrorCode, number> = {
  invalid_request: 400,
  article_not_found: 404,
  collection_not_found: 404,
  unreadable_document: 422,
  configuration: 500,
  upstream_unavailable: 502,
  index_missing: 503,
  index_damaged: 503,
  index_mismatch: 503,
  index_locked: 503,
};

/** Longest `detail` sent, in characters: a refusal must not echo a whole hostile body. */
const LONGEST_DETAIL = 400;

/** Refusals that only HTTP knows of. */
export type HttpCode =
  | 'not_found'
  | 'method_not_allowed'
  | 'not_acceptable'
  | 'payload_too_large'
  | 'unsupported_media_type'
  | 'unknown_host'
  | 'overloaded'
  | 'shutting_down'
  | 'page_missing';

/** A refusal with its status and the headers that belong to it, e.g. `Allow` or `Retry-After`. */
export class HttpError extends Error {
  override readonly name = 'HttpError';
  readonly status: number;
  readonly code: HttpCode | ErrorCode;
  readonly headers: Readonly<Record<string, string>>;

  constructor(status: number, code: HttpCode | ErrorCode, message: string, headers: Readonly<Record<string, string>> = {}) {
    super(message);
    this.status = status;
    this.code = code;
    this.headers = headers;
  }
}

/**
 * The item, where there is one.
 * @param otherwise - One sentence that says what is missing and where to find what there is.
 * @throws {HttpError} 404 `not_found`.
 */
export function found<Item>(item: Item | undefined, otherwise: string): Item {
  if (item !== undefined) return item;
  throw new HttpError(404, 'not_found', otherwise);
}

/** Renders every failure as RFC 9457 `application/problem+json`. Unforeseen ones stay anonymous. */
export function problemHandler(logger: Logger): ErrorRequestHandler {
  return (error: unknown, _req, res, _next) => {
    const problem = problemOf(error, res);
    // A refusal of ours is no failure: logging each would let an overload fill the disk.
    if (problem.status >= 500 && !(error instanceof HttpError)) logger.error({ err: error, requestId: problem.requestId, code: problem.code }, 'request failed');
    if (res.headersSent) return void res.destroy();

    if (error instanceof HttpError) res.set({ ...error.headers });
    res.status(problem.status).type('application/problem+json').set('Cache-Control', 'no-store').send(JSON.stringify(problem));
  };
}

/** The problem details of a failure, with the request id of the response it is for. */
export function problemOf(error: unknown, res: Response): Problem {
  const { status, code, detail } = classify(error);
  const requestId = res.get(REQUEST_ID);
  return {
    type: 'about:blank',
    title: STATUS_CODES[status] ?? 'Error',
    status,
    ...(detail === undefined ? {} : { detail: shorten(detail) }),
    code,
    ...(requestId === undefined ? {} : { requestId }),
  };
}

function classify(error: unknown): { status: number; code: string; detail?: string } {
  if (error instanceof AppError) return { status: STATUS[error.code], code: error.code, detail: error.message };
  if (error instanceof HttpError) return { status: error.status, code: error.code, detail: error.message };
  if (!isRefusedByExpress(error)) return { status: 500, code: 'internal_error' };
  if (error.status === 413) return { status: 413, code: 'payload_too_large', detail: 'Send a body of at most 64 kB.' };
  if (error.status === 415) return { status: 415, code: 'unsupported_media_type', detail: 'Send the body as plain UTF-8 JSON, without a content encoding.' };
  return { status: error.status, code: 'invalid_request', detail: 'The request cannot be read; check its path and its body.' };
}

/** What Express and its body reader throw for a request they cannot read, e.g. a malformed `%` escape. */
function isRefusedByExpress(error: unknown): error is Error & { status: number } {
  return error instanceof Error && 'status' in error && typeof error.status === 'number' && error.status >= 400 && error.status < 500;
}

function shorten(text: string): string {
  return text.length <= LONGEST_DETAIL ? text : `${text.slice(0, LONGEST_DETAIL)}…`;
}
