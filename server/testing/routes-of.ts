import type { Express } from 'express';

/** A route as the router has it: path as Express writes it, e.g. `/api/articles/:id`, and method in lower case. */
export interface Route {
  readonly method: string;
  readonly path: string;
}

interface Layer {
  readonly route?: { readonly path: string; readonly methods: Readonly<Record<string, boolean>> };
  readonly handle?: { readonly stack?: readonly Layer[] };
}

/**
 * The routes that an application really serves, read from its router, so that a check over all routes cannot miss a new one.
 * Routers must be mounted without a prefix, or with their routes' whole paths.
 */
export function routesOf(app: Express): readonly Route[] {
  return walk(app.router as unknown as { readonly stack: readonly Layer[] });
}

function walk({ stack = [] }: { readonly stack?: readonly Layer[] }): readonly Route[] {
  return stack.flatMap(({ route, handle }) => {
    if (!route) return typeof handle === 'function' && 'stack' in handle ? walk(handle) : [];
    const methods = Object.keys(route.methods).filter((method) => method !== '_all');
    return methods.map((method) => ({ method, path: route.path }));
  });
}
