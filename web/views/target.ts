import type { Citation, Report, SearchHit } from '#core/contract.ts';
import type { Target } from '../state.ts';

/** Where a citation's marker leads: its quoted sentence. */
export function citationTarget({ articleId, title, name, start, end, quote, marker }: Citation, turnId: number): Target {
  return { articleId, title: title ?? name ?? null, place: { kind: 'quote', start, end, quote }, origin: `${turnId}:${marker}` };
}

/** Where another report of a cited fact leads: the paragraph that reports it. */
export function reportTarget({ articleId, paragraphId, title, name, marker }: Report, turnId: number): Target {
  return { articleId, title: title ?? name ?? null, place: { kind: 'paragraph', paragraphId }, origin: `${turnId}:report:${marker}:${paragraphId}` };
}

/** Where one of the nearest passages leads. */
export function hitTarget({ articleId, title, name, start, end, rank }: SearchHit, turnId: number): Target {
  return { articleId, title: title ?? name ?? null, place: { kind: 'span', start, end }, origin: `${turnId}:nearest:${rank}` };
}
