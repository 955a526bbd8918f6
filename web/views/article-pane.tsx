import { useEffect, useId, useRef } from 'react';
import { linkAddress, spanOf } from '../highlight.ts';
import type { Pane } from '../state.ts';
import { languageOf } from '../text.ts';
import { ArticleText } from './article-text.tsx';
import { Byline } from './byline.tsx';
import { FailureNote } from './failure-note.tsx';
import { useWords } from './words.ts';

interface ArticlePaneProps {
  readonly pane: Pane;
  readonly onClose: () => void;
  readonly onRetry: () => void;
}

/** The opened article beside the answer, with the cited place highlighted, in view and in focus. */
export function ArticlePane({ pane: { target, article, failure }, onClose, onRetry }: ArticlePaneProps) {
  const words = useWords();
  const heading = useId();
  const pane = useRef<HTMLElement>(null);
  const span = article ? spanOf(article, target.place) : 'nowhere';
  const title = article?.title ?? target.title ?? article?.name ?? words.untitled;
  const address = linkAddress(article?.url ?? null);

  useEffect(() => {
    const place = pane.current?.querySelector<HTMLElement>('[data-place]') ?? pane.current?.querySelector<HTMLElement>('.pane__title');
    place?.focus({ preventScroll: true });
    place?.scrollIntoView({ block: 'center' });
  }, [article, target]);

  return (
    <aside ref={pane} className="pane" aria-labelledby={heading} aria-busy={!article && !failure}>
      <header className="pane__head">
        <div className="pane__what" lang={article?.language ?? languageOf(title)}>
          <h2 id={heading} className="pane__title" tabIndex={-1}>
            {title}
          </h2>
          {article && (
            <p className="pane__byline">
              <Byline source={article.source} publishedAt={article.publishedAt} />
              {article.author !== null && <span className="byline">{article.author}</span>}
              {address !== null && (
                <a className="byline" href={address} target="_blank" rel="noreferrer noopener" title={address}>
                  {new URL(address).host}
                </a>
              )}
            </p>
          )}
        </div>
        <button type="button" className="button button--quiet" aria-label={words.close} onClick={onClose}>
          {words.close} <kbd aria-hidden="true">Esc</kbd>
        </button>
      </header>
      <div className="pane__scroll" lang={article?.language ?? languageOf(title)}>
        {span === 'moved' && <p className="notice notice--warn">{words.moved}</p>}
        {failure && <FailureNote failure={failure} lead={words.articleFailed} onRetry={onRetry} />}
        {!article && !failure && <p className="progress">{words.loadingArticle}</p>}
        {article && <ArticleText article={article} span={span} isQuote={target.place.kind === 'quote'} />}
      </div>
    </aside>
  );
}
