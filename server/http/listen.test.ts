import { once } from 'node:events';
import { connect } from 'node:net';
import { text } from 'node:stream/consumers';
import type { RequestListener } from 'node:http';
import { expect, onTestFinished, test } from 'vitest';
import { listen, type Listening, type ListenOptions } from './listen.ts';

test('closing waits for running responses and cuts none', async () => {
  const begun = Promise.withResolvers<void>();
  const release = Promise.withResolvers<void>();
  let running = 0;
  const { url, close } = await listening(async (_req, res) => {
    res.write('first ');
    running += 1;
    if (running === 10) begun.resolve();
    await release.promise;
    res.end('last');
  });
  const streams = Array.from({ length: 10 }, async () => (await fetch(url)).text());
  await begun.promise;
  const closed = close();
  release.resolve();
  expect(await Promise.all(streams)).toEqual(Array(10).fill('first last'));
  await closed;
  await expect(fetch(url)).rejects.toThrow('fetch failed');
});

test('idle connections do not hold up closing', async () => {
  const { url, close } = await listening((_req, res) => void res.end('ok'));
  const socket = connect(Number(new URL(url).port), '127.0.0.1');
  socket.write('GET / HTTP/1.1\r\nHost: localhost\r\n\r\n');
  await once(socket, 'data');
  await close();
  expect(await text(socket)).toBe('');
});

test('what outlives the deadline is told to end, and gets to say so', async () => {
  const closing = new AbortController();
  const { url, close } = await listening(
    async (_req, res) => {
      res.write('first ');
      await once(closing.signal, 'abort');
      res.end('stopping');
    },
    { closing, drainMs: 50 },
  );
  const response = await fetch(url);
  const closed = close();
  expect(await response.text()).toBe('first stopping');
  await closed;
});

test('what does not listen is cut off', async () => {
  const { url, close } = await listening((_req, res) => void res.write('first '), { drainMs: 50, lastWordsMs: 50 });
  const response = await fetch(url);
  const [body] = await Promise.allSettled([response.text(), close()]);
  expect(body).toMatchObject({ status: 'rejected', reason: { message: 'terminated' } });
});

test('closing twice is closing once', async () => {
  const { close } = await listening((_req, res) => void res.end());
  expect(await Promise.all([close(), close()])).toEqual([undefined, undefined]);
});

test('a taken port is said in a sentence', async () => {
  const { url } = await listening((_req, res) => void res.end());
  const port = Number(new URL(url).port);
  await expect(listen(() => {}, { host: '127.0.0.1', port, closing: new AbortController() })).rejects.toMatchObject({
    code: 'configuration',
    message: `Port ${port} on 127.0.0.1 is taken; stop the other program or choose another with --port.`,
  });
});

async function listening(handler: RequestListener, options: Partial<ListenOptions> = {}): Promise<Listening> {
  const started = await listen(handler, { host: '127.0.0.1', port: 0, closing: new AbortController(), drainMs: 5_000, ...options });
  onTestFinished(() => started.close());
  return started;
}
