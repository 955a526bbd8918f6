import { collectDefaultMetrics, Counter, Gauge, Histogram, Registry } from 'prom-client';
import type { Answer } from '#core/contract.ts';
import type { Operation } from './route.ts';

/** What the server counts, in a registry of its own. */
export interface Metrics {
  /** @param route - Path template; never the path itself, which a client could make endless. */
  requestDone(method: string, route: string, status: number, seconds: number): void;
  requestStarted(): void;
  answered(answer: Pick<Answer, 'status' | 'mode' | 'degraded'>): void;
  retrieved(milliseconds: number): void;
  /** Prometheus text format. */
  render(): Promise<string>;
}

/** @param ofProcess - Also measures memory, event loop and garbage collection; once per process is enough. */
export function createMetrics({ ofProcess = false }: { readonly ofProcess?: boolean } = {}): Metrics {
  const registry = new Registry();
  const registers = [registry];
  if (ofProcess) collectDefaultMetrics({ register: registry });

  const requests = new Counter({ name: 'parapet_http_requests_total', help: 'Requests answered.', labelNames: ['method', 'route', 'status'], registers });
  const durations = new Histogram({
    name: 'parapet_http_request_duration_seconds',
    help: 'From request to the end of its response.',
    labelNames: ['method', 'route'],
    buckets: [0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30],
    registers,
  });
  const running = new Gauge({ name: 'parapet_http_requests_running', help: 'Requests being answered now.', registers });
  const answers = new Counter({ name: 'parapet_answers_total', help: 'Answers given.', labelNames: ['status', 'mode', 'degraded'], registers });
  const retrieval = new Histogram({
    name: 'parapet_retrieval_duration_seconds',
    help: 'From question to ranked passages.',
    buckets: [0.0005, 0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1],
    registers,
  });

  return {
    requestStarted: () => running.inc(),
    requestDone(method, route, status, seconds) {
      running.dec();
      requests.inc({ method, route, status: String(status) });
      durations.observe({ method, route }, seconds);
    },
    answered: ({ status, mode, degraded }) => answers.inc({ status, mode, degraded: String(degraded !== null) }),
    retrieved: (milliseconds) => retrieval.observe(milliseconds / 1000),
    render: () => registry.metrics(),
  };
}

/** `GET /metrics`. */
export function metricsOperation(metrics: Metrics): Operation {
  return {
    method: 'get',
    path: '/metrics',
    summary: 'Counters and durations for Prometheus.',
    success: { description: 'Prometheus text format 0.0.4.', content: { 'text/plain': null } },
    problems: [],
    handlers: [
      async function showMetrics(_req, res) {
        res.set('Content-Type', 'text/plain; version=0.0.4; charset=utf-8').send(await metrics.render());
      },
    ],
  };
}
