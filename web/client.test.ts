import { expect, test } from 'vitest';
import type { AnswerEvent } from '#core/contract.ts';
import { createClient } from './client.ts';
import { answer, cite, eventsOf } from './testing/fixtures.ts';
import { COST, harbour } from './testing/library.ts';

const whole = answer('What does it cost?', [cite(1, harbour, COST)]);
const stream = (events: readonly AnswerEvent[]): string => events.map(({ type, ...data }) => `event: ${type}\ndata: ${JSON.stringify(data)}\n\n`).join('');

/** Asks a server that gives this one reply. */
async function ask(reply: () => Response | Promise<Response>): Promise<readonly AnswerEvent[]> {
  return await Array.fromAsync(createClient(async () => await reply()).ask({ question: 'x' }, new AbortController().signal));
}

const events = (body: BodyInit): Response => new Response(body, { headers: { 'content-type': 'text/event-stream; charset=utf-8' } });

test('the question goes out as the contract says, and its events come back', async () => {
  const requests: Request[] = [];
  const client = createClient(async (path, init) => {
    requests.push(new Request(new URL(String(path), 'http://host/prefix/'), init));
    return events(stream(eventsOf(whole)));
  });
  const received = await Array.fromAsync(client.ask({ question: 'x', conversationId: 'c' }, new AbortController().signal));

  expect(received).toEqual(eventsOf(whole));
  expect(requests[0]).toMatchObject({ method: 'POST', url: 'http://host/prefix/api/ask' });
  expect(requests[0]?.headers.get('accept')).toBe('text/event-stream');
  expect(await requests[0]?.json()).toEqual({ question: 'x', conversationId: 'c' });
});

test('events of a newer server are passed over', async () => {
  expect(await ask(() => events(`event: verdict\ndata: {}\n\n${stream(eventsOf(whole))}`))).toEqual(eventsOf(whole));
});

const problem = { type: 'about:blank', title: 'Bad Gateway', status: 502, code: 'upstream_unavailable', detail: 'The model is away.' };

test.each([
  ['no connection', () => Promise.reject(new TypeError('fetch failed')), { kind: 'unreachable' }],
  ['a problem', () => Response.json(problem, { status: 502, headers: { 'content-type': 'application/problem+json' } }), { kind: 'problem', problem }],
  ['a problem in the middle', () => events(stream([{ type: 'text-delta', text: 'It' }, { type: 'error', problem }])), { kind: 'problem', problem }],
  ['a proxy’s error page', () => new Response('<h1>Bad gateway</h1>', { status: 502 }), { kind: 'bad-reply', status: 502 }],
  ['a problem that is none', () => new Response('{', { status: 500, headers: { 'content-type': 'application/problem+json' } }), { kind: 'bad-reply', status: 500 }],
  ['a page instead of events', () => new Response('<h1>Welcome</h1>', { headers: { 'content-type': 'text/html' } }), { kind: 'bad-reply', status: 200 }],
  ['an end before the answer', () => events(stream(eventsOf(whole).slice(0, -1))), { kind: 'interrupted' }],
  ['an event that is no JSON', () => events('event: text-delta\ndata: {\n\n'), { kind: 'bad-reply', status: null }],
  ['an event without its field', () => events('event: answer-end\ndata: {"answer":{}}\n\n'), { kind: 'bad-reply', status: null }],
])('%s is a failure of its kind', async (_name, reply, failure) => {
  await expect(ask(reply)).rejects.toMatchObject({ name: 'RequestFailed', failure });
});

test('stopping is not a failure, and lets go of the connection', async () => {
  const controller = new AbortController();
  let cancelled = false;
  const endless = new ReadableStream<Uint8Array>({
    start: (open) => open.enqueue(new TextEncoder().encode(stream(eventsOf(whole).slice(0, 1)))),
    cancel: () => void (cancelled = true),
  });
  const client = createClient(async () => events(endless));
  for await (const _event of client.ask({ question: 'x' }, controller.signal)) break;
  expect(cancelled).toBe(true);

  controller.abort(new DOMException('stopped', 'AbortError'));
  const aborted = createClient((_path, init) => Promise.reject(init?.signal?.reason));
  await expect(aborted.health(controller.signal)).rejects.toMatchObject({ name: 'AbortError' });
});

test('an article is asked for by its id, whatever characters that has', async () => {
  const paths: string[] = [];
  const client = createClient(async (path) => {
    paths.push(String(path));
    return Response.json(harbour);
  });
  expect(await client.article('a/../b?', new AbortController().signal)).toEqual(harbour);
  expect(paths).toEqual(['api/articles/a%2F..%2Fb%3F']);
});
