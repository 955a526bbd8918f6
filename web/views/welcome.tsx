import type { Overview } from '../session.ts';
import type { Target } from '../state.ts';
import { languageOf } from '../text.ts';
import { Byline } from './byline.tsx';
import { FailureNote } from './failure-note.tsx';
import { useWords } from './words.ts';

interface WelcomeProps {
  readonly overview: Overview;
  readonly onOpen: (target: Target) => void;
  /** Shows the list of all articles. */
  readonly onAll: () => void;
}

/** What the page is for, and what there is to ask about. */
export function Welcome({ overview: { health, articles, failure }, onOpen, onAll }: WelcomeProps) {
  const words = useWords();

  return (
    <section className="welcome">
      <h2 className="welcome__title">{words.welcomeTitle}</h2>
      <p className="welcome__text">{words.welcome}</p>
      {failure && <FailureNote failure={failure} lead={null} onRetry={null} />}
      {health?.status === 'empty' && (
        <div className="notice">
          <p>{words.emptyIndex}</p>
          <pre>npx parapet ingest ./articles</pre>
        </div>
      )}
      {articles && articles.articles.length > 0 && (
        <>
          <h3 className="label">{words.library}</h3>
          <ul className="library">
            {articles.articles.map(({ id, title, name, source, publishedAt }) => (
              <li key={id}>
                <button
                  type="button"
                  className="library__title"
                  lang={languageOf(title ?? name)}
                  onClick={() => onOpen({ articleId: id, title: title ?? name, place: { kind: 'article' }, origin: `library:${id}` })}
                >
                  {title ?? name}
                </button>
                <Byline source={source} publishedAt={publishedAt} />
              </li>
            ))}
          </ul>
          {articles.total > articles.articles.length && (
            <button type="button" className="link" onClick={onAll}>
              {words.libraryMore(articles.total - articles.articles.length)}
            </button>
          )}
        </>
      )}
    </section>
  );
}
