import { expect, test } from 'vitest';
import { AppError } from '#core/errors.ts';
import { withRetries } from './retry.ts';

test.each([
  ['a broken connection', new TypeError('fetch failed')],
  ['a cut-off reply', new SyntaxError('Unexpected end of JSON input')],
  ['429', failure(429)],
  ['503', failure(503)],
])('%s is tried again, waiting twice as long each time', async (_what, error) => {
  const { waits, result } = await run([error, error, error], 4);
  expect(result).toBe('done');
  expect(waits).toEqual([250, 500, 1000]);
});

test.each([
  ['400', failure(400)],
  ['401', failure(401)],
  ['what we refused ourselves', new AppError('upstream_unavailable', 'The vectors are wrong; choose another model.')],
])('%s is not', async (_what, error) => {
  await expect(run([error], 4)).rejects.toBe(error);
});

test('the last failure is thrown', async () => {
  const last = failure(500);
  await expect(run([failure(502), last, failure(503)], 2)).rejects.toBe(last);
});

test('a server says how long to wait, in seconds or by date', async () => {
  expect((await run([failure(429, '7'), failure(503, '0')], 4)).waits).toEqual([7000, 0]);
  const [wait] = (await run([failure(429, new Date(Date.now() + 30_000).toUTCString())], 4)).waits;
  expect(wait).toBeGreaterThan(20_000);
  expect(wait).toBeLessThanOrEqual(30_000);
});

test('a server that asks for more than a minute is out of quota', async () => {
  const tired = failure(429, '3600');
  await expect(run([tired], 4)).rejects.toBe(tired);
});

test('an abort ends the waiting', async () => {
  const leaving = new AbortController();
  const work = async (): Promise<never> => {
    leaving.abort();
    throw failure(503);
  };
  await expect(withRetries(work, { attempts: 9, signal: leaving.signal })).rejects.toMatchObject({ name: 'AbortError' });
});

/** Fails with each error in turn, then succeeds. */
async function run(errors: readonly Error[], attempts: number): Promise<{ result: string; waits: number[] }> {
  const left = [...errors];
  const waits: number[] = [];
  const work = async (): Promise<string> => {
    const error = left.shift();
    if (error) throw error;
    return 'done';
  };
  const result = await withRetries(work, { attempts, random: () => 0, wait: async (milliseconds) => void waits.push(milliseconds) });
  return { result, waits };
}

function failure(status: number, retryAfter?: string): Error {
  return Object.assign(new Error(`status ${status}`), { status, headers: new Headers(retryAfter === undefined ? {} : { 'retry-after': retryAfter }) });
}
