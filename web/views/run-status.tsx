import type { EvaluationSummary } from '#core/contract-evaluations.ts';
import { useWords } from './words.ts';

/** Nothing for a run that ended as it should. */
export function RunStatus({ run }: { readonly run: EvaluationSummary }) {
  const words = useWords();
  if (run.status === 'complete') return null;
  return <span className="tag">{run.status === 'running' ? words.running : words.wasInterrupted}</span>;
}
