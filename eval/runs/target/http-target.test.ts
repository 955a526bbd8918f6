/** A server asked over real HTTP: ours, and ones that misbehave. */
import { createServer, type IncomingMessage, type RequestListener, type ServerResponse } from 'node:http';
import { once } from 'node:events';
import { describe, expect, onTestFinished, test } from 'vitest';
import { smallLibrary, tidalAnswer } from '../../../server/testing/small-library.ts';
import { runCases } from '../../run.ts';
import type { EvalCase } from '../../sets.ts';
import { httpTarget } from './http-target.ts';

const CASE: EvalCase = { id: 'tide', turns: ['How often does the tide rise?'], expected: [['twice a day']], gold: [{ article: 'tides' }], answerable: true, tags: [] };
const HEALTH = { status: 'ok', collections: [{ name: 'sea', generation: 'g1', articles: 1, passages: 1, vectorIndex: 'exact' }], embedder: 'none/1', generator: 'extractive', version: '1' };

describe('a server that answers', () => {
  test('says what it is, and scores as the program in process does', async () => {
    const { url } = await serverOf();
    const target = await httpTarget(`${url}/`);
    expect(target).toMatchObject({ url, generator: 'extractive', embedder: 'none/1', index: [{ collection: 'sea', generation: 'g1', articles: 1, passages: 1, corpusHash: null }] });
    expect(await run(target)).toMatchObject([{ id: 'tide', outcome: 'answered', right: true, goldCited: true, failure: 'ok', metrics: { correct: 1, mrr: 1 }, answer: { citations: [{ collection: 'sea' }] } }]);
  });

  test('is asked in the conversation that it opened', async () => {
    const { url, asked } = await serverOf();
    await run(await httpTarget(url), [{ ...CASE, turns: ['How often does the tide rise?', 'And the wind?'] }]);
    expect(asked.map(({ question, conversationId }) => [question, conversationId])).toEqual([['How often does the tide rise?', undefined], ['And the wind?', 'c1']]);
  });

  test.each(['overload', 'reset'])('is asked again after %s', async (trouble) => {
    const { url, asked } = await serverOf((_body, res, tries) => {
      if (tries > 2) return false;
      if (trouble === 'reset') res.destroy();
      else problem(res, 503, 'busy', { 'retry-after': '0' });
      return true;
    });
    expect(await run(await httpTarget(url, undefined, { pauseMs: 1 }))).toMatchObject([{ outcome: 'answered' }]);
    expect(asked).toHaveLength(3);
  });
});

describe('a server that does not', () => {
  test('breaks the one case that it fails on', async () => {
    const { url } = await serverOf((body, res) => {
      if (!body.question.includes('break')) return false;
      problem(res, 500, 'something broke');
      return true;
    });
    expect(await run(await httpTarget(url), [{ ...CASE, id: 'broken', turns: ['Does this break?'] }, CASE])).toMatchObject([
      { id: 'broken', outcome: 'failed', error: 'The server answered with status 500: something broke', failure: 'no-answer', right: false },
      { id: 'tide', outcome: 'answered' },
    ]);
  });

  test('within the time of a case, times that case out', async () => {
    const { url } = await serverOf((body) => body.question.includes('hang'));
    const lines = await run(await httpTarget(url), [{ ...CASE, turns: ['Does it hang?'] }, CASE], 1_500);
    expect(lines.map(({ outcome }) => outcome)).toEqual(['timed-out', 'answered']);
  });

  test('at all, ends the run with what to do', async () => {
    const { url, stop } = await serverOf();
    const target = await httpTarget(url, undefined, { pauseMs: 1 });
    await stop();
    await expect(run(target)).rejects.toMatchObject({ code: 'upstream_unavailable', message: expect.stringContaining('continue with --resume') });
  });

  test('because it is no Parapet server, is refused at the start', async () => {
    const { url } = await serve((_req, res) => void res.end('{"hello":"world"}'));
    await expect(httpTarget(url)).rejects.toThrow('answers, but not as a Parapet server does; check --url.');
  });

  test('because it lacks the collection, is refused at the start', async () => {
    const { url } = await serverOf();
    await expect(httpTarget(url, ['air'])).rejects.toThrow('has no collection "air"; it has sea.');
  });
});

interface Asked {
  readonly question: string;
  readonly conversationId?: string;
}

/** Serves the small library; `meddle` may answer a question otherwise, and then returns true. */
async function serverOf(meddle: (body: Asked, res: ServerResponse, tries: number) => boolean = () => false) {
  const asked: Asked[] = [];
  const article = await smallLibrary().use(['sea'], async ([generation]) => {
    const { items } = await generation!.store.articles(0, 1);
    const { contentHash: _hash, ...found } = (await generation!.store.article(items[0]!.id))!;
    const paragraphs = await generation!.store.paragraphs(found.id);
    return { ...found, collection: 'sea', paragraphs: paragraphs.map(({ id, start, end, kind }) => ({ id, start, end, kind, text: found.text.slice(start, end) })) };
  });
  const hit = { passageId: `${article.id}#0`, articleId: article.id, collection: 'sea', title: article.title, score: 1, rank: 1, text: article.text, start: 0, end: article.text.length, paragraphs: article.paragraphs };
  const served = await serve(async (req, res) => {
    if (req.url === '/api/health') return json(res, HEALTH);
    if (req.url === '/api/search') return json(res, { hits: [hit], timings: { retrieveMs: 1, totalMs: 1 } });
    if (req.url === `/api/articles/${article.id}?collection=sea`) return json(res, article);
    const body = (await bodyOf(req)) as Asked;
    asked.push(body);
    if (!meddle(body, res, asked.length)) json(res, tidalAnswer(body.question, body.conversationId));
  });
  return { ...served, asked };
}

async function serve(handler: RequestListener) {
  const server = createServer(handler).listen(0, '127.0.0.1');
  await once(server, 'listening');
  const stop = async (): Promise<void> => {
    server.closeAllConnections();
    if (!server.listening) return;
    server.close();
    await once(server, 'close');
  };
  onTestFinished(stop);
  const address = server.address();
  return { url: `http://127.0.0.1:${typeof address === 'object' ? address?.port : ''}`, stop };
}

async function bodyOf(req: IncomingMessage): Promise<unknown> {
  const pieces: Buffer[] = [];
  for await (const piece of req) pieces.push(piece as Buffer);
  return JSON.parse(Buffer.concat(pieces).toString('utf8'));
}

function json(res: ServerResponse, value: unknown): void {
  res.writeHead(200, { 'content-type': 'application/json' }).end(JSON.stringify(value));
}

function problem(res: ServerResponse, status: number, detail: string, headers: Readonly<Record<string, string>> = {}): void {
  res.writeHead(status, { 'content-type': 'application/problem+json', ...headers }).end(JSON.stringify({ type: 'about:blank', title: 'Broken', status, detail, code: 'internal' }));
}

function run(target: Awaited<ReturnType<typeof httpTarget>>, cases: readonly EvalCase[] = [CASE], timeoutMs = 10_000) {
  return Array.fromAsync(runCases(cases.map((evalCase) => ({ set: 'sea', evalCase })), { target, timeoutMs, concurrency: 1 }));
}
