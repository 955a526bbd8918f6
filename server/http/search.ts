import type { RequestHandler } from 'express';
import { SearchRequest, SearchResponse } from '#core/contract.ts';
import { parseInput } from '#core/parse-input.ts';
import type { Searcher } from '#core/retrieval/search.ts';
import { untilDone } from './ask.ts';
import type { Metrics } from './metrics.ts';
import type { Operation } from './route.ts';

export interface SearchDeps {
  readonly searcher: Searcher;
  readonly metrics: Metrics;
  readonly limit: RequestHandler;
  readonly closing: AbortSignal;
}

/** `POST /api/search`: retrieval alone, ranked passages out. */
export function searchOperation({ searcher, metrics, limit, closing }: SearchDeps): Operation {
  return {
    method: 'post',
    path: '/api/search',
    summary: 'Finds passages, without answering.',
    body: SearchRequest,
    success: { description: 'Passages, best first.', content: { 'application/json': SearchResponse } },
    problems: [400, 404, 413, 415, 502, 503],
    handlers: [
      limit,
      async function searchPassages(req, res) {
        const request = parseInput(SearchRequest, req.body);
        const response = await searcher.search(request, untilDone(res, closing));
        metrics.retrieved(response.timings.retrieveMs);
        res.json(response);
      },
    ],
  };
}
