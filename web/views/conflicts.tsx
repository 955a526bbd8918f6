import type { Citation, Conflict } from '#core/contract.ts';
import { languageOf } from '../text.ts';
import { Byline } from './byline.tsx';
import { Marker } from './marker.tsx';
import { useWords } from './words.ts';

interface ConflictsProps {
  readonly conflicts: readonly Conflict[];
  readonly byMarker: ReadonlyMap<number, Citation>;
  readonly isOpen: (marker: number) => boolean;
  readonly onOpen: (marker: number) => void;
}

/** Where the cited sources give different values for the same thing. */
export function Conflicts({ conflicts, byMarker, isOpen, onOpen }: ConflictsProps) {
  const words = useWords();
  if (conflicts.length === 0) return null;

  return (
    <div className="notice notice--warn">
      <p className="notice__lead">{words.conflicts}</p>
      {conflicts.map(({ about, claims }, index) => (
        <div key={index} className="conflict">
          <p lang={languageOf(about)}>{words.conflictAbout(about)}</p>
          <ul>
            {claims.map(({ marker, value }, claim) => {
              const citation = byMarker.get(marker);
              return (
                <li key={claim} lang={languageOf(value)}>
                  {value}
                  {citation && (
                    <>
                      <Marker citation={citation} isOpen={isOpen(marker)} onOpen={() => onOpen(marker)} />
                      <Byline source={citation.source ?? citation.title} publishedAt={citation.publishedAt} />
                      <blockquote className="conflict__quote" lang={languageOf(citation.quote)}>
                        {citation.quote}
                      </blockquote>
                    </>
                  )}
                </li>
              );
            })}
          </ul>
        </div>
      ))}
    </div>
  );
}
