import type { RequestHandler } from 'express';
import { HttpError } from './problem.ts';

/**
 * Bounds how many requests are worked on at once; the others are turned away at once with 503 and `Retry-After`,
 * because a queue that grows without bound makes every answer late.
 * @param most - Requests at once.
 * @param retryAfterSeconds - When a refused client may come back.
 */
export function boundConcurrency(most = 64, retryAfterSeconds = 1): RequestHandler {
  let running = 0;

  return function takePlace(_req, res, next) {
    if (running >= most) {
      throw new HttpError(503, 'overloaded', 'The server is busy; try again in a moment.', { 'Retry-After': String(retryAfterSeconds) });
    }
    running += 1;
    res.once('close', () => (running -= 1));
    next();
  };
}
