import { setTimeout as delay } from 'node:timers/promises';
import { pino } from 'pino';
import { expect, test } from 'vitest';
import type { Answerer } from '#core/answer/answer.ts';
import { AppError } from '#core/errors.ts';
import type { Searcher } from '#core/retrieval/search.ts';
import { postJson, rawRequest, served } from '../testing/served.ts';
import { smallLibrary, tidalAnswerer, tidalSearcher } from '../testing/small-library.ts';
import { createApp, type AppDeps } from './app.ts';

const quiet = pino({ level: 'silent' });

test('an answer arrives with its citations', async () => {
  const response = await postJson(`${await parapet()}/api/ask`, { question: 'tides?' });

  expect(response.status).toBe(200);
  expect(response.headers.get('content-type')).toBe('application/json; charset=utf-8');
  expect(await response.json()).toMatchObject({ status: 'answered', question: 'tides?', citations: [{ marker: 1, quote: 'The tide rises twice a day.' }] });
});

test.each([{}, { question: '' }, { question: ' ' }, { question: 'tides', sheep: 5 }, { question: 'tides', asOf: 'yesterday' }, { question: 'x'.repeat(2_001) }, { question: 'tides', collections: ['../etc'] }])(
  'body %j is the client’s fault',
  async (body) => {
    expect(await problem(await postJson(`${await parapet()}/api/ask`, body))).toMatchObject({ status: 400, title: 'Bad Request', code: 'invalid_request', type: 'about:blank' });
  },
);

test('a failure before the first event has its status, in either form', async () => {
  const base = await parapet({ answerer: failing(new AppError('upstream_unavailable', 'The language model did not reply.')) });
  for (const accept of ['application/json', 'text/event-stream']) {
    expect(await problem(await postJson(`${base}/api/ask`, { question: 'tides' }, { accept }))).toMatchObject({
      status: 502,
      code: 'upstream_unavailable',
      detail: 'The language model did not reply.',
    });
  }
});

test('an unforeseen failure tells the client nothing', async () => {
  const base = await parapet({ answerer: failing(new TypeError('secret path /etc/keys')) });
  const { requestId, ...rest } = await problem(await postJson(`${base}/api/ask`, { question: 'tides' }));

  expect(requestId).toMatch(/^[\w-]{36}$/);
  expect(rest).toEqual({ type: 'about:blank', title: 'Internal Server Error', status: 500, code: 'internal_error' });
});

test('search gives ranked passages with their paragraphs', async () => {
  const response = await postJson(`${await parapet()}/api/search`, { query: 'tides', k: 3, mode: 'lexical' });
  expect(await response.json()).toMatchObject({ hits: [{ rank: 1, collection: 'sea', paragraphs: [{ text: 'The tide rises twice a day.' }, { start: 29 }] }] });
});

test('a search is explained when the address or the body asks for it', async () => {
  const asked: (boolean | undefined)[] = [];
  const searcher: Searcher = {
    async search({ explain }) {
      asked.push(explain);
      return { hits: [], timings: { retrieveMs: 0, totalMs: 0 } };
    },
  };
  const base = await parapet({ searcher });
  for (const [query, body] of [['', {}], ['?explain=1', {}], ['', { explain: true }], ['?explain=0', { explain: true }]] as const) {
    await postJson(`${base}/api/search${query}`, { query: 'tides', ...body });
  }
  expect(asked).toEqual([undefined, true, true, false]);
  expect(await problem(await postJson(`${base}/api/search?explain=yes`, { query: 'tides' }))).toMatchObject({ status: 400, code: 'invalid_request' });
});

test('articles are listed across collections, one page after the other', async () => {
  const base = await parapet();
  const page = async (query: string) => (await fetch(`${base}/api/articles${query}`)).json();

  expect(await page('')).toMatchObject({ total: 2, offset: 0, limit: 50, articles: [{ title: 'Tides', collection: 'sea' }, { title: 'Winds', collection: 'air' }] });
  expect(await page('?limit=1')).toMatchObject({ total: 2, articles: [{ title: 'Tides' }] });
  expect(await page('?offset=1&limit=1')).toMatchObject({ total: 2, articles: [{ title: 'Winds' }] });
  expect(await page('?offset=2')).toMatchObject({ total: 2, articles: [] });
  expect(await page('?collection=air')).toMatchObject({ total: 1, articles: [{ title: 'Winds' }] });
});

test('an article shows its text and its paragraphs', async () => {
  const base = await parapet();
  const { articles } = (await (await fetch(`${base}/api/articles`)).json()) as { articles: { id: string }[] };
  const view = (await (await fetch(`${base}/api/articles/${articles[0]!.id}`)).json()) as { text: string; paragraphs: { start: number; end: number; text: string }[] };

  expect(view.paragraphs).toHaveLength(2);
  for (const { start, end, text } of view.paragraphs) expect(view.text.slice(start, end)).toBe(text);
});

test.each([
  ['/api/articles/00000000000000ff', 404, 'article_not_found'],
  ['/api/articles?collection=none', 404, 'collection_not_found'],
  ['/api/articles?collection=..', 400, 'invalid_request'],
  ['/api/articles?limit=1000', 400, 'invalid_request'],
  ['/api/articles?limit=1&limit=2', 400, 'invalid_request'],
  ['/api/articles?sheep=1', 400, 'invalid_request'],
  ['/api/nothing', 404, 'not_found'],
  ['/api/Ask', 404, 'not_found'],
  ['/wp-admin', 404, 'not_found'],
])('%s gives %i %s', async (path, status, code) => {
  expect(await problem(await fetch(`${await parapet()}${path}`))).toMatchObject({ status, code });
});

test('health names what is served; an empty library is no failure', async () => {
  expect(await health(await parapet())).toEqual({
    status: 'ok',
    collections: [
      { name: 'sea', generation: '1', articles: 1, passages: 1, vectorIndex: 'exact', space: 'none/1', dimensions: 1, indexBytes: 0 },
      { name: 'air', generation: '1', articles: 1, passages: 1, vectorIndex: 'exact', space: 'none/1', dimensions: 1, indexBytes: 0 },
    ],
    embedder: 'none/1',
    generator: 'extractive',
    version: '0.0.0',
  });
  const empty = await parapet({ library: smallLibrary({}) });
  expect(await health(empty)).toMatchObject({ status: 'empty', collections: [] });
  expect(await (await fetch(`${empty}/api/articles`)).json()).toMatchObject({ total: 0, articles: [] });
});

test('metrics count requests by route, never by path, and answers by status', async () => {
  const base = await parapet();
  await postJson(`${base}/api/ask`, { question: 'tides' });
  await fetch(`${base}/api/articles/00000000000000ff`);
  await fetch(`${base}/surprise/12345`);
  const text = await (await fetch(`${base}/metrics`)).text();

  expect(text).toContain('parapet_http_requests_total{method="POST",route="/api/ask",status="200"} 1');
  expect(text).toContain('parapet_http_requests_total{method="GET",route="/api/articles/:id",status="404"} 1');
  expect(text).toContain('route="other",status="404"} 1');
  expect(text).toContain('parapet_answers_total{status="answered",mode="extractive",degraded="false"} 1');
  expect(text).not.toContain('12345');
});

test.each([
  ['GET', '/api/ask', 'POST'],
  ['PUT', '/api/search', 'POST'],
  ['DELETE', '/api/articles', 'GET, HEAD'],
  ['POST', '/api/health', 'GET, HEAD'],
])('%s %s is refused and told %s', async (method, path, allow) => {
  const response = await fetch(`${await parapet()}${path}`, { method });
  expect(response.headers.get('allow')).toBe(allow);
  expect(await problem(response)).toMatchObject({ status: 405, code: 'method_not_allowed' });
});

test('a form that cannot be given is refused', async () => {
  const response = await postJson(`${await parapet()}/api/ask`, { question: 'tides' }, { accept: 'image/png' });
  expect(await problem(response)).toMatchObject({ status: 406, code: 'not_acceptable' });
});

test('the request id of the client is kept when it is plain, else replaced', async () => {
  const base = await parapet();
  const idFor = async (given: string) => (await fetch(`${base}/api/health`, { headers: { 'x-request-id': given } })).headers.get('x-request-id');

  expect(await idFor('abc-1.2_3')).toBe('abc-1.2_3');
  expect(await idFor('<script>')).toMatch(/^[\w-]{36}$/);
  expect(await idFor('x'.repeat(65))).toMatch(/^[\w-]{36}$/);
});

test.each([
  ['localhost', 404],
  ['LOCALHOST:8080', 404],
  ['127.0.0.1:1', 404],
  ['[::1]:8080', 404],
  ['library.example', 404],
  ['attacker.example', 421],
  ['127.0.0.1.attacker.example', 421],
  ['localhost@attacker.example', 421],
  ['10.0.0.7', 421],
  ['', 421],
])('host "%s" gives %i', async (host, status) => {
  const base = await parapet({ hosts: ['127.0.0.1', 'library.example'] });
  expect((await rawRequest(base, ['GET /none HTTP/1.1', `Host: ${host}`, 'Connection: close'])).status).toBe(status);
});

test('listening on all interfaces accepts any address, but no strange name', async () => {
  const base = await parapet({ hosts: ['0.0.0.0'] });
  const statusFor = async (host: string) => (await rawRequest(base, ['GET /api/health HTTP/1.1', `Host: ${host}`, 'Connection: close'])).status;

  expect(await statusFor('10.0.0.7:8080')).toBe(200);
  expect(await statusFor('attacker.example')).toBe(421);
});

test('more questions than places are turned away, and the places come back', async () => {
  const { promise: released, resolve: release } = Promise.withResolvers<void>();
  const slow: Answerer = {
    async *answer(request, signal) {
      await released;
      yield* tidalAnswerer().answer(request, signal);
    },
  };
  const base = await parapet({ answerer: slow, concurrency: 2 });
  const ask = () => postJson(`${base}/api/ask`, { question: 'tides' });

  const admitted = [ask(), ask()];
  const refused = await untilRefused(ask);
  expect(refused.headers.get('retry-after')).toBe('1');
  expect(await problem(refused)).toMatchObject({ status: 503, code: 'overloaded' });
  expect((await fetch(`${base}/api/health`)).status).toBe(200);
  release();
  expect((await Promise.all(admitted)).map(({ status }) => status)).toEqual([200, 200]);
  expect((await ask()).status).toBe(200);
});

async function health(base: string): Promise<unknown> {
  return (await fetch(`${base}/api/health`)).json();
}

/** Two requests may still be on their way when the third arrives. */
async function untilRefused(ask: () => Promise<Response>): Promise<Response> {
  for (;;) {
    const response = await Promise.race([ask(), delay(500)]);
    if (response?.status === 503) return response;
  }
}

function failing(error: Error): Answerer {
  return {
    // oxlint-disable-next-line require-yield -- it fails before its first event
    async *answer() {
      throw error;
    },
  };
}

async function problem(response: Response): Promise<Record<string, unknown>> {
  expect(response.headers.get('content-type')).toBe('application/problem+json; charset=utf-8');
  return (await response.json()) as Record<string, unknown>;
}

/** The real app over a real socket. The seam under test is HTTP, so nothing is mocked. */
function parapet(changed: Partial<AppDeps> = {}): Promise<string> {
  return served(
    createApp({
      answerer: tidalAnswerer(),
      searcher: tidalSearcher(),
      library: smallLibrary(),
      about: { embedder: 'none/1', generator: 'extractive', version: '0.0.0' },
      logger: quiet,
      pageFolder: '/nowhere',
      hosts: [],
      ...changed,
    }),
  );
}
