/**
 * Measures how soon a model server learns that nobody waits any more: from the abort of a reply to the close of its connection.
 *
 *   node server/measure-abort.ts [times]
 *
 * Prints one JSON line per adapter and moment, in milliseconds, over real HTTP on loopback.
 */
import { once } from 'node:events';
import { createServer, type ServerResponse } from 'node:http';
import { setTimeout as delay } from 'node:timers/promises';
import { failoverGenerator } from './adapters/failover-generator.ts';
import { langchainGenerator } from './adapters/langchain-generator.ts';
import { openaiGenerator } from './adapters/openai-generator.ts';

const times = Number(process.argv[2] ?? 30);
let asked = Promise.withResolvers<ServerResponse>();
const server = createServer((req, res) => {
  req.resume();
  asked.resolve(res);
});
server.listen(0, '127.0.0.1');
await once(server, 'listening');
const address = server.address();
const baseUrl = `http://127.0.0.1:${typeof address === 'object' ? address?.port : ''}/v1`;

for (const [adapter, generator] of [
  ['openai', openaiGenerator({ baseUrl, apiKey: undefined, model: 'm' })],
  ['langchain', langchainGenerator({ baseUrl, apiKey: undefined, model: 'openai:m' })],
] as const) {
  for (const moment of ['before the first word', 'between two words'] as const) {
    const took: number[] = [];
    for (let n = 0; n < times; n += 1) took.push(await abortOnce(failoverGenerator([{ name: adapter, generator }]), moment === 'between two words'));
    took.sort((a, b) => a - b);
    process.stdout.write(`${JSON.stringify({ adapter, moment, times, p50: rounded(took[times >> 1]!), max: rounded(took.at(-1)!) })}\n`);
  }
}
server.closeAllConnections();
server.close();

async function abortOnce(generator: ReturnType<typeof failoverGenerator>, speaks: boolean): Promise<number> {
  asked = Promise.withResolvers();
  const leaving = new AbortController();
  const reading = Array.fromAsync(generator.generate([{ role: 'user', content: 'Well?' }], leaving.signal)).catch(() => undefined);
  const res = await asked.promise;
  const closed = once(res, 'close');
  if (speaks) res.writeHead(200, { 'content-type': 'text/event-stream' }).write('data: {"choices":[{"index":0,"delta":{"role":"assistant","content":"a"}}]}\n\n');
  await delay(50);
  const abortedAt = performance.now();
  leaving.abort();
  await closed;
  const took = performance.now() - abortedAt;
  await reading;
  return took;
}

function rounded(milliseconds: number): number {
  return Math.round(milliseconds * 10) / 10;
}
