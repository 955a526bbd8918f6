import type { SearchHit } from '#core/contract.ts';
import { languageOf } from '../text.ts';
import { useWords } from './words.ts';

interface NearestListProps {
  readonly hits: readonly SearchHit[];
  readonly isOpen: (hit: SearchHit) => boolean;
  readonly onOpen: (hit: SearchHit) => void;
}

/** What came closest to a question that has no answer. */
export function NearestList({ hits, isOpen, onOpen }: NearestListProps) {
  const words = useWords();
  if (hits.length === 0) return null;

  return (
    <section className="citations">
      <h3 className="label">
        {words.nearest}
      </h3>
      <p className="byline">{words.nearestNote}</p>
      <ul className="cards">
        {hits.map((hit) => (
          <li key={hit.passageId} className="card" data-open={isOpen(hit)}>
            <div className="card__body">
              <button type="button" className="card__title" lang={languageOf(hit.title ?? hit.name ?? null)} onClick={() => onOpen(hit)}>
                {hit.title ?? hit.name ?? words.untitled}
              </button>
              <p className="card__passage" lang={languageOf(hit.text)}>
                {hit.text.replaceAll(/\n+/g, '\n')}
              </p>
            </div>
          </li>
        ))}
      </ul>
    </section>
  );
}
