import { useCallback, useState } from 'react';
import type { EvaluationCase, EvaluationView } from '#core/contract-evaluations.ts';
import type { Client } from '../client.ts';
import { languageOf } from '../text.ts';
import { FailureNote } from './failure-note.tsx';
import { useFetched } from './use-fetched.ts';
import { useWords } from './words.ts';

interface EvaluationCasesProps {
  readonly client: Client;
  readonly run: EvaluationView;
}

/** Cases on a page. */
const PAGE = 25;

/** The cases of a run, a page at a time, all or those that failed in one way. */
export function EvaluationCases({ client, run: { id, done, failures } }: EvaluationCasesProps) {
  const words = useWords();
  const [failure, setFailure] = useState('');
  const [offset, setOffset] = useState(0);
  // A run that goes on has more cases each time it is looked at.
  const load = useCallback((signal: AbortSignal) => client.evaluationCases(id, { failure: failure === '' ? null : failure, offset, limit: PAGE }, signal), [client, id, failure, offset, done]);
  const { body, failure: refused, retry } = useFetched(load);
  const kinds = Object.keys(failures).sort();

  return (
    <section>
      <h3 className="evaluations__part">{words.cases}</h3>
      <label className="evaluations__filter">
        {words.outcome}{' '}
        <select
          value={failure}
          onChange={(event) => {
            setFailure(event.target.value);
            setOffset(0);
          }}
        >
          <option value="">{words.anyOutcome}</option>
          {kinds.map((kind) => (
            <option key={kind} value={kind}>
              {words.failures[kind] ?? kind} ({failures[kind]})
            </option>
          ))}
        </select>
      </label>
      {refused && <FailureNote failure={refused} lead={null} onRetry={retry} />}
      <ul className="cases">
        {body?.cases.map((each) => (
          <Case key={each.id} found={each} />
        ))}
      </ul>
      {body && body.total > PAGE && (
        <p className="cases__pages">
          <button type="button" className="button" disabled={offset === 0} onClick={() => setOffset(Math.max(0, offset - PAGE))}>
            {words.previous}
          </button>
          <span role="status">{words.casesShown(body.offset + 1, Math.min(body.offset + PAGE, body.total), body.total)}</span>
          <button type="button" className="button" disabled={offset + PAGE >= body.total} onClick={() => setOffset(offset + PAGE)}>
            {words.next}
          </button>
        </p>
      )}
    </section>
  );
}

function Case({ found }: { readonly found: EvaluationCase }) {
  const words = useWords();
  const { id, question, tags, failure, answerable, answer, citations, expected, gold, retrieved } = found;

  return (
    <li>
      <details className="case">
        <summary>
          <span className="tag" data-tone={failure === 'ok' ? 'good' : 'bad'}>
            {words.failures[failure] ?? failure}
          </span>{' '}
          <span lang={languageOf(question)}>{question}</span> <span className="byline">{[id, ...tags].join(' · ')}</span>
        </summary>
        <dl className="case__parts">
          <dt>{words.answer}</dt>
          <dd lang={languageOf(answer)}>{answer ?? '–'}</dd>
          {citations.length > 0 && (
            <>
              <dt>{words.sources}</dt>
              {citations.map(({ marker, title, articleId, quote }) => (
                <dd key={marker}>
                  [{marker}] {title ?? articleId}
                  <blockquote lang={languageOf(quote)}>{quote}</blockquote>
                </dd>
              ))}
            </>
          )}
          <dt>{words.expectedAnswer}</dt>
          <dd>{answerable ? expected.map((list) => list.join(' | ')).join(' & ') || '–' : words.expectedNone}</dd>
          {gold.length > 0 && (
            <>
              <dt>{words.goldParagraphs}</dt>
              {gold.map((each) => (
                <dd key={each}>{each}</dd>
              ))}
            </>
          )}
          {retrieved.length > 0 && (
            <>
              <dt>{words.retrievedInOrder}</dt>
              {retrieved.map(({ rank, title, passageId, holdsGold }) => (
                <dd key={rank}>
                  {rank}. {title ?? passageId} {holdsGold && <span className="tag">{words.holdsGold}</span>}
                </dd>
              ))}
            </>
          )}
        </dl>
      </details>
    </li>
  );
}
