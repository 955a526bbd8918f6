import { randomUUID } from 'node:crypto';
import type { RequestHandler } from 'express';

/** Header that carries the id of a request, both ways. */
export const REQUEST_ID = 'X-Request-Id';

/** Gives each response an id: the client's own when it is 1 to 64 letters, digits, `.`, `_` or `-`, else a new UUID. */
export function requestId(): RequestHandler {
  return function setRequestId(req, res, next) {
    const given = req.get(REQUEST_ID);
    res.set(REQUEST_ID, given !== undefined && /^[\w.-]{1,64}$/.test(given) ? given : randomUUID());
    next();
  };
}
