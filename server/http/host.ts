import { isIP } from 'node:net';
import type { RequestHandler } from 'express';
import { HttpError } from './problem.ts';

const LOOPBACK = ['localhost', '127.0.0.1', '::1'];
const WILDCARDS = new Set(['0.0.0.0', '::']);

/**
 * Refuses requests whose `Host` is not a name this server goes by.
 *
 * A web page can point its own name at 127.0.0.1 (DNS rebinding) and then read a local server as same-origin; its
 * requests still carry that name. Addresses cannot be rebound, so a server on all interfaces accepts any literal one.
 * @param names - Host names and addresses, without port: the address it listens on and what people call the machine.
 */
export function knownHost(names: readonly string[]): RequestHandler {
  const known = new Set([...LOOPBACK, ...names.map((name) => name.toLowerCase())]);
  const anyAddress = names.some((name) => WILDCARDS.has(name));

  return function checkHost(req, _res, next) {
    const host = hostnameOf(req.get('host') ?? '');
    if (known.has(host) || (anyAddress && isIP(host) !== 0)) return next();
    throw new HttpError(421, 'unknown_host', 'This server does not go by that host name; use the address it was started with.');
  };
}

/** The host of a `Host` header in lower case, without port and brackets. */
function hostnameOf(header: string): string {
  const [, bracketed, plain] = /^(?:\[([^\]]*)\]|([^:]*))(?::\d{1,5})?$/.exec(header) ?? [];
  return (bracketed ?? plain ?? '').toLowerCase().replace(/\.$/, '');
}
