import { useCallback, useState } from 'react';
import type { Client } from '../client.ts';
import type { Place } from '../place.ts';
import type { Overview } from '../session.ts';
import type { Target } from '../state.ts';
import { languageOf } from '../text.ts';
import { Byline } from './byline.tsx';
import { FailureNote } from './failure-note.tsx';
import { Pager } from './pager.tsx';
import { useFetched } from './use-fetched.ts';
import { useWords } from './words.ts';

interface ArticleListProps {
  readonly client: Client;
  readonly overview: Overview;
  readonly inert: boolean;
  /** {@link Target.origin} of the open article, or null. */
  readonly openOrigin: string | null;
  readonly onOpen: (target: Target) => void;
  readonly onGo: (place: Place) => void;
}

/** Articles on one page. */
const LIMIT = 50;

/** All articles of all collections or of one, a page at a time; each opens beside the list. */
export function ArticleList({ client, overview, inert, openOrigin, onOpen, onGo }: ArticleListProps) {
  const words = useWords();
  const [page, setPage] = useState<{ readonly collection: string | null; readonly offset: number }>({ collection: null, offset: 0 });
  const load = useCallback((signal: AbortSignal) => client.articles({ ...page, limit: LIMIT }, signal), [client, page]);
  const { body, failure, retry } = useFetched(load);
  const collections = overview.health?.collections ?? [];

  return (
    <main className="evaluations" inert={inert}>
      <nav className="evaluations__path" aria-label={words.articles}>
        <button type="button" className="link" onClick={() => onGo({ kind: 'conversation' })}>
          {words.toConversation}
        </button>
      </nav>
      <section>
        <h2 className="evaluations__title">{words.articles}</h2>
        {collections.length > 1 && (
          <label className="evaluations__filter">
            {words.collection}
            <select value={page.collection ?? ''} onChange={(event) => setPage({ collection: event.target.value === '' ? null : event.target.value, offset: 0 })}>
              <option value="">{words.allCollections}</option>
              {collections.map(({ name, articles }) => (
                <option key={name} value={name}>
                  {name} ({articles})
                </option>
              ))}
            </select>
          </label>
        )}
        {failure && <FailureNote failure={failure} lead={words.articlesFailed} onRetry={retry} />}
        {body?.total === 0 && <p className="notice">{words.noArticles}</p>}
        {body && body.articles.length > 0 && (
          <ul className="library">
            {body.articles.map(({ id, collection, title, name, source, publishedAt }) => (
              <li key={`${collection}/${id}`}>
                <button
                  type="button"
                  className="library__title"
                  lang={languageOf(title ?? name)}
                  aria-pressed={openOrigin === `article:${collection}:${id}`}
                  onClick={() => onOpen({ articleId: id, title: title ?? name, place: { kind: 'article' }, origin: `article:${collection}:${id}` })}
                >
                  {title ?? name}
                </button>
                <Byline source={source ?? (title === null ? null : name)} publishedAt={publishedAt} />
              </li>
            ))}
          </ul>
        )}
        {body && <Pager offset={page.offset} limit={LIMIT} total={body.total} onOffset={(offset) => setPage({ ...page, offset })} />}
      </section>
    </main>
  );
}
