import { useWords } from './words.ts';

interface PagerProps {
  readonly offset: number;
  readonly limit: number;
  readonly total: number;
  readonly onOffset: (offset: number) => void;
}

/** Back and forth through a long list; nothing when it fits on one page. */
export function Pager({ offset, limit, total, onOffset }: PagerProps) {
  const words = useWords();
  if (total <= limit && offset === 0) return null;

  return (
    <div className="pager">
      <button type="button" className="button" disabled={offset === 0} onClick={() => onOffset(Math.max(0, offset - limit))}>
        {words.previous}
      </button>
      <span aria-live="polite">{words.itemsShown(Math.min(total, offset + 1), Math.min(total, offset + limit), total)}</span>
      <button type="button" className="button" disabled={offset + limit >= total} onClick={() => onOffset(offset + limit)}>
        {words.next}
      </button>
    </div>
  );
}
