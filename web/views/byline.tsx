import { languageOf } from '../text.ts';

interface BylineProps {
  readonly source: string | null;
  /** ISO 8601; only its calendar date is shown, as the document states it: a local format would hide its precision. */
  readonly publishedAt: string | null;
}

/** Who published, and when; nothing when neither is known. */
export function Byline({ source, publishedAt }: BylineProps) {
  if (source === null && publishedAt === null) return null;
  const date = publishedAt?.slice(0, 10);

  return (
    <span className="byline">
      {source !== null && <span lang={languageOf(source)}>{source}</span>}
      {source !== null && date !== undefined && ' · '}
      {date !== undefined && <time dateTime={date}>{date}</time>}
    </span>
  );
}
