import type { Citation, Report } from '#core/contract.ts';
import { languageOf } from '../text.ts';
import { Byline } from './byline.tsx';
import { useWords } from './words.ts';

interface CitationListProps {
  readonly citations: readonly Citation[];
  readonly reports: readonly Report[];
  readonly isOpen: (marker: number) => boolean;
  readonly onOpen: (marker: number) => void;
  readonly onOpenReport: (report: Report) => void;
}

/** The sources of an answer by number, each with its words and with who else reports them. */
export function CitationList({ citations, reports, isOpen, onOpen, onOpenReport }: CitationListProps) {
  const words = useWords();
  if (citations.length === 0) return null;

  return (
    <section className="citations">
      <h3 className="label">
        {words.sources}
      </h3>
      <ol className="cards">
        {citations.map(({ marker, title, name, source, publishedAt, quote }) => (
          <li key={marker} className="card" data-open={isOpen(marker)}>
            <span className="card__number" aria-hidden="true">
              {marker}
            </span>
            <div className="card__body">
              <button
                type="button"
                className="card__title"
                lang={languageOf(title ?? name ?? null)}
                aria-label={words.marker(marker, title ?? name ?? source ?? words.untitled)}
                onClick={() => onOpen(marker)}
              >
                {title ?? name ?? words.untitled}
              </button>
              <Byline source={source} publishedAt={publishedAt} />
              <blockquote className="card__quote" lang={languageOf(quote)}>
                {quote}
              </blockquote>
              <Reports reports={reports.filter((report) => report.marker === marker)} onOpen={onOpenReport} />
            </div>
          </li>
        ))}
      </ol>
    </section>
  );
}

function Reports({ reports, onOpen }: { readonly reports: readonly Report[]; readonly onOpen: (report: Report) => void }) {
  const words = useWords();
  if (reports.length === 0) return null;

  return (
    <div className="reports">
      <span className="reports__label">{words.alsoReportedBy}</span>
      <ul>
        {reports.map((report) => (
          <li key={report.paragraphId}>
            <button type="button" className="link" lang={languageOf(report.title ?? report.name ?? null)} onClick={() => onOpen(report)}>
              {report.title ?? report.name ?? words.untitled}
            </button>
            <Byline source={report.source} publishedAt={report.publishedAt} />
          </li>
        ))}
      </ul>
    </div>
  );
}
