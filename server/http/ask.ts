import type { RequestHandler, Response } from 'express';
import type { Logger } from 'pino';
import type { Answerer } from '#core/answer/answer.ts';
import { Answer, AnswerEvent, AskRequest } from '#core/contract.ts';
import { parseInput } from '#core/parse-input.ts';
import type { Metrics } from './metrics.ts';
import { HttpError, problemOf } from './problem.ts';
import type { Operation } from './route.ts';
import { streamEvents } from './sse.ts';

export interface AskDeps {
  readonly answerer: Answerer;
  readonly logger: Logger;
  readonly metrics: Metrics;
  readonly limit: RequestHandler;
  /** Aborted when a shutdown can wait no longer: what still runs ends with an `error` event. */
  readonly closing: AbortSignal;
  readonly heartbeatMs?: number | undefined;
  readonly stallMs?: number | undefined;
}

/** `POST /api/ask`: one question in; one `Answer` out, or its `AnswerEvent`s as they happen. */
export function askOperation(deps: AskDeps): Operation {
  return {
    method: 'post',
    path: '/api/ask',
    summary: 'Answers a question; every sentence cites its source.',
    body: AskRequest,
    success: {
      description: 'The answer, or its events as they happen, by `Accept`.',
      content: { 'application/json': Answer, 'text/event-stream': AnswerEvent },
    },
    problems: [400, 404, 406, 413, 415, 502, 503],
    handlers: [deps.limit, answerQuestion(deps)],
  };
}

function answerQuestion({ answerer, logger, metrics, closing, heartbeatMs, stallMs }: AskDeps): RequestHandler {
  return async function ask(req, res) {
    const form = req.accepts(['application/json', 'text/event-stream']);
    if (form === false) throw new HttpError(406, 'not_acceptable', 'Accept application/json or text/event-stream.');
    const request = parseInput(AskRequest, req.body);
    logger.debug({ question: request.question }, 'asked');

    const signal = untilDone(res, closing);
    const events = counted(answerer.answer(request, signal), metrics);
    if (form === 'application/json') return void res.json(await lastAnswer(events));
    await streamEvents(res, events, {
      signal,
      onError: (error) => {
        if (!closing.aborted) logger.error({ err: error, requestId: problemOf(error, res).requestId }, 'answer broke off');
        return { type: 'error', problem: problemOf(closing.aborted ? shuttingDown() : error, res) };
      },
      ...(heartbeatMs === undefined ? {} : { heartbeatMs }),
      ...(stallMs === undefined ? {} : { stallMs }),
    });
  };
}

/** Aborted when the client leaves or the server can wait no longer. */
export function untilDone(res: Response, closing: AbortSignal): AbortSignal {
  const clientLeft = new AbortController();
  res.once('close', () => clientLeft.abort());
  return AbortSignal.any([clientLeft.signal, closing]);
}

async function lastAnswer(events: AsyncIterable<AnswerEvent>): Promise<Answer> {
  for await (const event of events) {
    if (event.type === 'answer-end') return event.answer;
    if (event.type === 'error') throw new HttpError(event.problem.status, 'upstream_unavailable', event.problem.detail ?? event.problem.title);
  }
  throw new Error('the answerer ended without an answer');
}

async function* counted(events: AsyncIterable<AnswerEvent>, metrics: Metrics): AsyncGenerator<AnswerEvent> {
  for await (const event of events) {
    if (event.type === 'retrieval-end') metrics.retrieved(event.retrieveMs);
    if (event.type === 'answer-end') metrics.answered(event.answer);
    yield event;
  }
}

function shuttingDown(): HttpError {
  return new HttpError(503, 'shutting_down', 'The server is stopping; ask again in a moment.');
}
