/** Attacks on every route the router has, so that a new route cannot be forgotten. Loopback only. */
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import * as fc from 'fast-check';
import { afterAll, expect, test } from 'vitest';
import { AppError } from '#core/errors.ts';
import { routesOf } from '../testing/routes-of.ts';
import { rawRequest, served } from '../testing/served.ts';
import { smallLibrary, tidalAnswerer, tidalSearcher } from '../testing/small-library.ts';
import { createApp, type AppDeps } from './app.ts';
import { createLogger } from './logging.ts';

const CANARY = 'sk-canary-9876543210';
const pageFolder = builtPage();
afterAll(() => rmSync(dirname(pageFolder), { recursive: true }));

const ROUTES = routesOf(app().handler);
const POSTS = ROUTES.filter(({ method }) => method === 'post').map(({ path }) => path);
const BODIES = ROUTES.filter(({ method }) => method === 'post' || method === 'patch').map(({ method, path }) => [method.toUpperCase(), path.replaceAll(/:\w+/g, 'c1')] as const);
const WITH_PARAMETER = ROUTES.filter(({ path }) => path.includes(':')).map(({ path }) => path);

test('there is something to attack', () => {
  expect(POSTS.length).toBeGreaterThanOrEqual(2);
  expect(WITH_PARAMETER.length).toBeGreaterThanOrEqual(1);
});

const nested = (open: string, close: string, depth: number): string => open.repeat(depth) + close.repeat(depth);
const HOSTILE_BODIES: Readonly<Record<string, string | Uint8Array>> = {
  nothing: '',
  'white space': ' \n ',
  'a word': 'question',
  'half an object': '{"question":',
  null: 'null',
  number: '7',
  string: '"tides"',
  array: '["tides"]',
  'empty object': '{}',
  'wrong types': '{"question":{"$gt":""},"query":["a"],"k":"5","collections":"sea","conversationId":7}',
  'prototype pollution': '{"__proto__":{"admin":true},"question":"tides","query":"tides"}',
  'constructor pollution': '{"constructor":{"prototype":{"admin":true}},"question":"tides","query":"tides"}',
  'nested arrays': nested('[', ']', 1_000),
  'nested very deep': nested('[', ']', 30_000),
  'nested objects': `${'{"question":'.repeat(1_000)}1${'}'.repeat(1_000)}`,
  'a thousand keys': JSON.stringify(Object.fromEntries(Array.from({ length: 1_000 }, (_, index) => [`key${index}`, index]))),
  'a long key': JSON.stringify({ ['x'.repeat(60_000)]: 1 }),
  'huge number': '{"question":"tides","query":"tides","k":1e999}',
  'lone surrogate escape': '{"question":"\\ud800","query":7}',
  'invalid UTF-8': Uint8Array.of(...Buffer.from('{"question":"'), 0xff, 0xfe, 0xc0, ...Buffer.from('","query":"x"}')),
  'UTF-16': Buffer.from('{"question":"tides"}', 'utf16le'),
  'path as collection': '{"question":"tides","query":"tides","collections":["../../etc/passwd"]}',
};

test.each(BODIES.flatMap(([method, path]) => Object.entries(HOSTILE_BODIES).map(([name, body]) => [method, path, name, body] as const)))('%s %s with %s is the client’s fault', async (method, path, _name, body) => {
  const base = await served(app().handler);
  await refused(await send(method, base + path, body), [400]);
  expect(Object.hasOwn(Object.prototype, 'admin')).toBe(false);
  expect(await alive(base)).toBe(true);
});

test.each(BODIES)('%s %s refuses other media types, encodings and sizes', async (method, path) => {
  const base = await served(app().handler);
  const body = '{"question":"tides","query":"tides"}';

  for (const type of ['text/plain', 'application/x-www-form-urlencoded', 'multipart/form-data; boundary=x', 'application/json; charset=latin1', 'application/jsonp', 'x'.repeat(4_000)]) {
    await refused(await send(method, base + path, body, { 'content-type': type }), [415]);
  }
  await refused(await fetch(base + path, { method }), [415]);
  for (const encoding of ['gzip', 'br', 'identity, gzip']) await refused(await send(method, base + path, body, { 'content-encoding': encoding }), [415]);
  await refused(await send(method, base + path, JSON.stringify({ question: 'x'.repeat(70_000) })), [413]);
  expect(await alive(base)).toBe(true);
});

test.each(BODIES)('%s %s survives any JSON', async (method, path) => {
  const { handler, log } = app();
  const base = await served(handler);
  await fc.assert(
    fc.asyncProperty(fc.jsonValue({ maxDepth: 4 }), async (value) => {
      const response = await send(method, base + path, JSON.stringify(value));
      expect(method === 'PATCH' ? [400, 404] : [200, 400]).toContain(response.status);
      await response.text();
    }),
    { numRuns: 60 },
  );
  expect(log()).not.toContain('"level":50');
});

const HOSTILE_SEGMENTS = ['%2e%2e', '%2e%2e%2f%2e%2e%2fetc%2fpasswd', '..%2f..%2fetc', '%252e%252e%252f', '..%5c..%5cwindows', '..\\..\\windows', '%00', 'a%00b', '%', '%zz', '%ff', '%c0%ae', '~', '.git', '__proto__', 'constructor', 'x'.repeat(2_000), "'%20or%201=1--", '%0d%0aSet-Cookie:a=b', '%E2%80%AE'];

test.each(WITH_PARAMETER)('%s takes no path for an id', async (path) => {
  const base = await served(app().handler);
  for (const segment of HOSTILE_SEGMENTS) {
    const { status, body } = await rawRequest(base, [`GET ${path.replace(/:\w+/, () => segment)} HTTP/1.1`, 'Host: localhost', 'Connection: close']);
    expect([segment, status]).toEqual([segment, expect.toBeOneOf([400, 404])]);
    expect(JSON.parse(body)).toMatchObject({ status, code: expect.stringMatching(/^(invalid_request|article_not_found|not_found)$/) });
  }
  expect(await alive(base)).toBe(true);
});

test('no path leads out of the page’s folder', async () => {
  const base = await served(app().handler);
  expect(await (await fetch(`${base}/assets/app.js`)).text()).toBe('1;');
  for (const path of ['/assets/../secret.txt', '/assets/%2e%2e/secret.txt', '/assets/..%2fsecret.txt', '/assets/..%5csecret.txt', '/assets/%252e%252e/secret.txt', '/assets//etc/passwd', '/assets/.hidden', '/assets/%00', '/../secret.txt', '//etc/passwd', '/secret.txt', '/assets', '/assets/']) {
    const { status, body } = await rawRequest(base, [`GET ${path} HTTP/1.1`, 'Host: localhost', 'Connection: close']);
    expect([path, status]).toEqual([path, expect.toBeOneOf([400, 403, 404])]);
    expect(body).not.toContain('TOP SECRET');
  }
});

test.each(ROUTES)('$method $path is not for strange hosts, and sends the protective headers', async ({ method, path }) => {
  const base = await served(app().handler);
  const stranger = await rawRequest(base, [`${method.toUpperCase()} ${path} HTTP/1.1`, 'Host: attacker.example', 'Connection: close']);
  expect(stranger.status).toBe(421);

  const { headers } = await fetch(base + path, { method: method.toUpperCase(), headers: { origin: 'http://attacker.example' } });
  const policy = headers.get('content-security-policy')!;
  for (const directive of ["default-src 'none'", "script-src 'self'", "connect-src 'self'", "base-uri 'none'", "frame-ancestors 'none'", "form-action 'self'"]) expect(policy).toContain(directive);
  expect(policy).not.toMatch(/unsafe|\*|https?:/);
  expect(headers.get('x-content-type-options')).toBe('nosniff');
  expect(headers.get('referrer-policy')).toBe('no-referrer');
  expect(headers.get('content-type')).toMatch(/charset=utf-8/i);
  for (const absent of ['access-control-allow-origin', 'x-powered-by', 'server', 'set-cookie']) expect(headers.get(absent)).toBeNull();
});

test('failures show neither key nor stack nor path, and the log has no key and no question', async () => {
  const vendor = Object.assign(new Error(`401 bad key ${CANARY}`), { headers: { authorization: `Bearer ${CANARY}` } });
  for (const error of [new AppError('upstream_unavailable', 'The language model refused the key.', { cause: vendor }), vendor, new TypeError(`x is undefined at ${import.meta.filename}`)]) {
    const failing = {
      async *answer() {
        if (Date.now() > 0) throw error;
        yield { type: 'text-delta' as const, text: '' };
      },
    };
    const { handler, log } = app({ answerer: failing, searcher: { search: () => Promise.reject(error) } });
    const base = await served(handler);
    const bodies = await Promise.all(ROUTES.map(async ({ method, path }) => (await fetch(base + path, { method: method.toUpperCase(), ...(method === 'post' && { headers: { 'content-type': 'application/json' }, body: JSON.stringify(path.endsWith('ask') ? { question: 'private words' } : { query: 'private words' }) }) })).text()));

    for (const body of bodies) {
      expect(body).not.toContain(CANARY);
      expect(body).not.toMatch(/\bat .*\.ts:\d+|node_modules|\/server\/http\//);
    }
    expect(log()).toContain('request failed');
    expect(log()).not.toContain(CANARY);
    expect(log()).not.toContain('private words');
  }
});

test('turning requests away fills no log with stacks', async () => {
  const { handler, log } = app({ concurrency: 0 });
  const response = await post(`${await served(handler)}/api/ask`, '{"question":"tides"}');
  expect(response.status).toBe(503);
  expect(log()).not.toContain('stack');
});

test('a request id cannot forge a line of the log', async () => {
  const { handler, log } = app();
  const base = await served(handler);
  await rawRequest(base, ['GET /api/health HTTP/1.1', 'Host: localhost', 'X-Request-Id: a","level":60,"b":"', 'Connection: close']);
  for (const line of log().trim().split('\n')) expect(JSON.parse(line)).toMatchObject({ level: 30, requestId: expect.stringMatching(/^[\w.-]{1,64}$/) });
});

function app(changed: Partial<AppDeps> = {}) {
  const lines: string[] = [];
  const handler = createApp({
    answerer: tidalAnswerer(),
    searcher: tidalSearcher(),
    library: smallLibrary(),
    about: { embedder: 'none/1', generator: 'extractive', version: '0.0.0' },
    logger: createLogger('info', [CANARY], { write: (line) => void lines.push(line) }),
    pageFolder,
    hosts: [],
    ...changed,
  });
  return { handler, log: () => lines.join('') };
}

function post(url: string, body: string | Uint8Array): Promise<Response> {
  return send('POST', url, body);
}

function send(method: string, url: string, body: string | Uint8Array, headers: Readonly<Record<string, string>> = {}): Promise<Response> {
  return fetch(url, { method, headers: { 'content-type': 'application/json', ...headers }, body: Buffer.from(body) });
}

async function refused(response: Response, statuses: readonly number[]): Promise<void> {
  const text = await response.text();
  expect(statuses).toContain(response.status);
  expect(response.headers.get('content-type')).toBe('application/problem+json; charset=utf-8');
  expect(JSON.parse(text)).toMatchObject({ type: 'about:blank', status: response.status, detail: expect.any(String) });
  expect(text.length).toBeLessThan(1_000);
}

async function alive(base: string): Promise<boolean> {
  return (await fetch(`${base}/api/health`)).ok;
}

/** A page as the build leaves it, beside a file that is nobody's business. */
function builtPage(): string {
  const root = mkdtempSync(join(tmpdir(), 'parapet-page-'));
  const folder = join(root, 'dist');
  mkdirSync(join(folder, 'assets'), { recursive: true });
  writeFileSync(join(folder, 'index.html'), '<!doctype html><title>Parapet</title>');
  writeFileSync(join(folder, 'assets', 'app.js'), '1;');
  writeFileSync(join(folder, 'assets', '.hidden'), 'TOP SECRET');
  writeFileSync(join(root, 'secret.txt'), 'TOP SECRET');
  writeFileSync(join(folder, 'secret.txt'), 'TOP SECRET');
  return folder;
}
