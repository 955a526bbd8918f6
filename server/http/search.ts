import type { RequestHandler } from 'express';
import { z } from 'zod';
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

const SearchQuery = z.strictObject({ explain: z.enum(['0', '1'], 'Give explain=1 to be told why each passage ranks, or leave it out.').optional() });

/** `POST /api/search`: retrieval alone, ranked passages out; with `?explain=1`, why each ranks. */
export function searchOperation({ searcher, metrics, limit, closing }: SearchDeps): Operation {
  return {
    method: 'post',
    path: '/api/search',
    summary: 'Finds passages, without answering.',
    body: SearchRequest,
    query: SearchQuery,
    success: { description: 'Passages, best first.', content: { 'application/json': SearchResponse } },
    problems: [400, 404, 413, 415, 502, 503],
    handlers: [
      limit,
      async function searchPassages(req, res) {
        const { explain } = parseInput(SearchQuery, req.query);
        const asked = parseInput(SearchRequest, req.body);
        const request = explain === undefined ? asked : { ...asked, explain: explain === '1' };
        const response = await searcher.search(request, untilDone(res, closing));
        metrics.retrieved(response.timings.retrieveMs);
        res.json(response);
      },
    ],
  };
}
