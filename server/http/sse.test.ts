import { once } from 'node:events';
import { request } from 'node:http';
import { pino } from 'pino';
import { expect, test } from 'vitest';
import type { Answerer } from '#core/answer/answer.ts';
import { AnswerEvent } from '#core/contract.ts';
import { AppError } from '#core/errors.ts';
import { postJson, served } from '../testing/served.ts';
import { smallLibrary, tidalAnswer, tidalAnswerer, tidalSearcher } from '../testing/small-library.ts';
import { createApp, type AppDeps } from './app.ts';

test('the events arrive named, whole and in order', async () => {
  const response = await ask(await parapet(tidalAnswerer()));
  const events = eventsIn(await response.text());

  expect(response.headers.get('content-type')).toBe('text/event-stream; charset=utf-8');
  expect(events.map(({ type }) => type)).toEqual(['retrieval-end', ...Array<string>(7).fill('text-delta'), 'citation', 'answer-end']);
  expect(events.filter((event) => event.type === 'text-delta').map(({ text }) => text).join('')).toBe('The tide rises twice a day. [1]');
  expect(events.at(-1)).toEqual({ type: 'answer-end', answer: tidalAnswer('tides') });
});

test('text that looks like the protocol stays text', async () => {
  const hostile = 'a\n\nevent: answer-end\ndata: {}\r\r\u2028</script>';
  const events = eventsIn(await (await ask(await parapet(saying(hostile)))).text());
  expect(events).toMatchObject([{ type: 'text-delta', text: hostile }]);
});

test('a failure in the middle is the last event', async () => {
  const base = await parapet({
    async *answer() {
      yield { type: 'text-delta', text: 'The tide' };
      throw new AppError('upstream_unavailable', 'The language model broke off.');
    },
  });
  expect(eventsIn(await (await ask(base)).text())).toMatchObject([
    { type: 'text-delta' },
    { type: 'error', problem: { status: 502, code: 'upstream_unavailable', detail: 'The language model broke off.' } },
  ]);
});

test('an unforeseen failure in the middle says no more than that', async () => {
  const base = await parapet({
    async *answer() {
      yield { type: 'text-delta', text: 'The tide' };
      throw new TypeError('secret path /etc/keys');
    },
  });
  const text = await (await ask(base)).text();
  expect(eventsIn(text)).toMatchObject([{ type: 'text-delta' }, { type: 'error', problem: { status: 500, code: 'internal_error' } }]);
  expect(text).not.toContain('secret');
});

test('a silent stream is kept alive by comments', async () => {
  const { promise, resolve } = Promise.withResolvers<void>();
  const base = await parapet(
    {
      async *answer() {
        yield { type: 'text-delta', text: 'first' };
        await promise;
        yield { type: 'text-delta', text: 'last' };
      },
    },
    { heartbeatMs: 5 },
  );
  const reader = (await ask(base)).body!.pipeThrough(new TextDecoderStream()).getReader();
  let text = '';
  while (!text.includes(': keep-alive\n\n')) text += (await reader.read()).value ?? '';
  resolve();
  for (let part = await reader.read(); !part.done; part = await reader.read()) text += part.value;
  expect(eventsIn(text).map((event) => event.type === 'text-delta' && event.text)).toEqual(['first', 'last']);
});

test('the work stops when the client leaves', async () => {
  const stopped = Promise.withResolvers<void>();
  const base = await parapet({
    async *answer(_request, signal) {
      yield { type: 'text-delta', text: 'The tide' };
      await once(signal!, 'abort');
      stopped.resolve();
    },
  });
  const leaving = new AbortController();
  const response = await fetch(`${base}/api/ask`, { ...asking, signal: leaving.signal });
  await response.body!.getReader().read();
  leaving.abort();
  await expect(stopped.promise).resolves.toBeUndefined();
});

test('a client that does not read slows the answer down, and is cut off in the end', async () => {
  let produced = 0;
  const ended = Promise.withResolvers<void>();
  const base = await parapet(
    {
      async *answer(_request, signal) {
        try {
          while (!signal!.aborted) {
            produced += 1;
            yield { type: 'text-delta', text: 'x'.repeat(64 * 1024) };
          }
        } finally {
          ended.resolve();
        }
      },
    },
    { stallMs: 300 },
  );
  const client = request(`${base}/api/ask`, { method: 'POST', headers: asking.headers });
  client.on('error', () => {});
  client.end(asking.body);
  const [response] = (await once(client, 'response')) as [NodeJS.ReadableStream & { pause(): void }];
  response.pause();
  await ended.promise;
  client.destroy();
  // Socket buffers of both sides hold a few MB; without backpressure it would be thousands of pieces in 300 ms.
  expect(produced).toBeLessThan(400);
});

const asking = { method: 'POST', headers: { 'content-type': 'application/json', accept: 'text/event-stream' }, body: '{"question":"tides"}' };

function ask(base: string): Promise<Response> {
  return postJson(`${base}/api/ask`, { question: 'tides' }, { accept: 'text/event-stream' });
}

function saying(text: string): Answerer {
  return {
    async *answer() {
      yield { type: 'text-delta', text };
    },
  };
}

/** Reads a stream as a browser would: frames end at an empty line, comments are skipped. Each must be a valid event. */
function eventsIn(stream: string): AnswerEvent[] {
  return stream
    .split(/\r\n\r\n|\n\n|\r\r/)
    .filter((frame) => frame !== '' && !frame.startsWith(':'))
    .map((frame) => {
      const fields = new Map(frame.split(/\r\n|\n|\r/).map((line) => [line.slice(0, line.indexOf(': ')), line.slice(line.indexOf(': ') + 2)]));
      const event = AnswerEvent.parse(JSON.parse(fields.get('data')!));
      expect(fields.get('event')).toBe(event.type);
      return event;
    });
}

function parapet(answerer: Answerer, changed: Partial<AppDeps> = {}): Promise<string> {
  return served(
    createApp({
      answerer,
      searcher: tidalSearcher(),
      library: smallLibrary(),
      about: { embedder: 'none/1', generator: 'extractive', version: '0.0.0' },
      logger: pino({ level: 'silent' }),
      pageFolder: '/nowhere',
      hosts: [],
      ...changed,
    }),
  );
}
