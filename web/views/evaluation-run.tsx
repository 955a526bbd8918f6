import { useCallback } from 'react';
import type { EvaluationReport, EvaluationView } from '#core/contract-evaluations.ts';
import type { Client } from '../client.ts';
import { EvaluationCases } from './evaluation-cases.tsx';
import { FailureNote } from './failure-note.tsx';
import { FigureTable } from './figure-table.tsx';
import { RunStatus } from './run-status.tsx';
import { useFetched } from './use-fetched.ts';
import { useLanguage, useWords } from './words.ts';

interface EvaluationRunProps {
  readonly client: Client;
  readonly id: string;
}

/** How often a run that goes on is asked again, in milliseconds. */
const RUN_PAUSE_MS = 1_500;

/** One run: live counts while it goes on; cards, plots and tables when it is finished; its cases at any time. */
export function EvaluationRun({ client, id }: EvaluationRunProps) {
  const words = useWords();
  const load = useCallback((signal: AbortSignal) => client.evaluation(id, signal), [client, id]);
  const { body: run, failure, retry } = useFetched(load, whileRunning);

  return (
    <section aria-busy={run?.status === 'running'}>
      <h2 className="evaluations__title">{id}</h2>
      {failure && <FailureNote failure={failure} lead={words.evaluationsFailed} onRetry={retry} />}
      {run && (
        <>
          <p className="byline">
            {run.label} · {run.sets.map(({ name, part }) => `${name} (${words.part(part)})`).join(', ')} · {run.startedAt.slice(0, 16).replace('T', ' ')} UTC <RunStatus run={run} />
          </p>
          <Cards run={run} />
          {run.report && <Plots id={id} report={run.report} />}
          {run.report?.tables.map((table) => <FigureTable key={table.title.en} table={table} />)}
          <EvaluationCases client={client} run={run} />
        </>
      )}
    </section>
  );
}

function Cards({ run }: { readonly run: EvaluationView }) {
  const words = useWords();
  const language = useLanguage();
  const counted = Object.values(run.failures).reduce((sum, count) => sum + count, 0);

  return (
    <ul className="figure-cards">
      <li className="figure-cards__card">
        <span className="byline">{words.casesDone}</span>
        <b className="figure-cards__value" role="status">
          {words.progress(run.done, run.total)}
        </b>
        {run.status === 'running' && <progress max={run.total} value={run.done} aria-label={words.casesDone} />}
      </li>
      {run.report === null && counted > 0 && <SoFar title={words.okSoFar} count={run.failures['ok'] ?? 0} of={counted} />}
      {run.report === null && run.judged > 0 && <SoFar title={words.rightSoFar} count={run.right} of={run.judged} />}
      {run.report?.cards.map(({ title, figure }) => (
        <li key={title.en} className="figure-cards__card">
          <span className="byline">{title[language]}</span>
          <b className="figure-cards__value">{figure.value}</b>
          <span className="byline">{figure.interval}</span>
        </li>
      ))}
    </ul>
  );
}

function SoFar({ title, count, of }: { readonly title: string; readonly count: number; readonly of: number }) {
  return (
    <li className="figure-cards__card">
      <span className="byline">{title}</span>
      <b className="figure-cards__value">{`${((100 * count) / of).toFixed(1)} %`}</b>
    </li>
  );
}

function Plots({ id, report }: { readonly id: string; readonly report: EvaluationReport }) {
  const words = useWords();
  const language = useLanguage();

  return (
    <div className="plots">
      {report.plots.map(({ name, title, summary, head, rows }) => (
        <figure key={name} className="plots__plot">
          <figcaption>
            <b>{title[language]}</b>
            <span className="byline">{summary[language]}</span>
          </figcaption>
          <img src={`api/evaluations/${encodeURIComponent(id)}/plots/${name}?language=${language}`} alt={`${title[language]}. ${summary[language]}`} />
          <details>
            <summary>{words.values}</summary>
            <table className="figures">
              <caption className="unseen">{title[language]}</caption>
              <thead>
                <tr>
                  {head.map((column) => (
                    <th key={column.en} scope="col">
                      {column[language]}
                    </th>
                  ))}
                </tr>
              </thead>
              <tbody>
                {rows.map((row) => (
                  <tr key={row.join(' ')}>
                    {row.map((cell, index) => (
                      <td key={head[index]?.en ?? index}>{cell}</td>
                    ))}
                  </tr>
                ))}
              </tbody>
            </table>
          </details>
        </figure>
      ))}
    </div>
  );
}

function whileRunning({ status }: EvaluationView): number | null {
  return status === 'running' ? RUN_PAUSE_MS : null;
}
