import { Router, type RequestHandler } from 'express';
import type { z } from 'zod';
import { HttpError } from './problem.ts';
import { readJson } from './json-body.ts';

/** What a successful response holds: a schema for JSON and event streams, null for other text. */
export interface Success {
  readonly description: string;
  /** Media type → schema. */
  readonly content: Readonly<Record<string, z.ZodType | null>>;
}

/** One method of one path: what the router serves and what OpenAPI says, from the same value. */
export interface Operation {
  readonly method: 'get' | 'post' | 'patch' | 'delete';
  /** Template as OpenAPI writes it, e.g. `/api/articles/{id}`. */
  readonly path: string;
  readonly summary: string;
  readonly body?: z.ZodType;
  readonly query?: z.ZodObject;
  readonly params?: z.ZodObject;
  readonly success: Success;
  /** Statuses it may refuse with, besides those any request can meet. */
  readonly problems: readonly number[];
  /** Run after the body was read, in order; the last one answers. */
  readonly handlers: readonly RequestHandler[];
}

/** Serves the operations; a known path asked with another method gives 405 with `Allow`. */
export function serveOperations(operations: readonly Operation[]): Router {
  const router = Router({ caseSensitive: true });
  for (const [path, methods] of Map.groupBy(operations, (operation) => operation.path)) {
    const route = router.route(path.replaceAll(/\{(\w+)\}/g, ':$1'));
    for (const operation of methods) {
      route[operation.method](...(operation.body ? readJson() : []), ...operation.handlers);
    }
    route.all(methodNotAllowed(methods.map(({ method }) => method.toUpperCase())));
  }
  return router;
}

function methodNotAllowed(methods: readonly string[]): RequestHandler {
  const allow = methods.includes('GET') ? ['GET', 'HEAD', ...methods.filter((method) => method !== 'GET')] : methods;
  return function refuseMethod(req) {
    throw new HttpError(405, 'method_not_allowed', `${req.method} is not possible here; use ${allow.join(' or ')}.`, { Allow: allow.join(', ') });
  };
}
