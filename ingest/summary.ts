import type { ArticleId } from '#core/types.ts';
import { HIDDEN } from './clean/hidden-text.ts';
import type { Skipped, Sources } from './sources.ts';

/** What an ingest did: the JSON line on standard output. `articles` = `added` + `changed` + `unchanged`. */
export interface IngestSummary {
  readonly collection: string;
  readonly generation: string;
  readonly articles: number;
  readonly paragraphs: number;
  readonly passages: number;
  /** Articles that are new. */
  readonly added: number;
  /** Articles that took the place of another one in the same file. */
  readonly changed: number;
  /** Articles that were there before, those of other paths included. */
  readonly unchanged: number;
  /** Articles that are gone, those that `changed` replaced not counted. */
  readonly removed: number;
  readonly skipped: readonly Skipped[];
  /** Of the files read anew: how many hid something from their readers, and how many such texts and runs of characters were taken out. `ingest --explain FILE` shows them. */
  readonly hidden: { readonly files: number; readonly texts: number };
  readonly seconds: number;
}

/** What documents that were read now hid; those known from before count no more. */
export function countHidden(sources: Sources): IngestSummary['hidden'] {
  const perFile = Array.from(sources.values(), ({ documents }) => documents.flatMap(({ before, read }) => (before ? [] : read().dropped)).filter(({ reason }) => reason.startsWith(HIDDEN)).length);
  return { files: perFile.filter((texts) => texts > 0).length, texts: perFile.reduce((sum, texts) => sum + texts, 0) };
}

interface Origin {
  readonly path: string;
  readonly article: ArticleId;
}

/** Compares which articles there were and are, and in which files. */
export function countChanges(before: readonly Origin[], after: readonly Origin[]): Pick<IngestSummary, 'added' | 'changed' | 'unchanged' | 'removed'> {
  const old = new Set(before.map(({ article }) => article));
  const now = new Set(after.map(({ article }) => article));
  const fresh = now.difference(old);
  const gone = old.difference(now);
  const unchanged = now.size - fresh.size;
  const goneAt = Map.groupBy(before.filter(({ article }) => gone.has(article)), ({ path }) => path);
  let changed = 0;
  for (const { path, article } of after) {
    if (!fresh.has(article)) continue;
    const replaced = goneAt.get(path)?.find((origin) => gone.has(origin.article));
    if (!replaced) continue;
    fresh.delete(article);
    gone.delete(replaced.article);
    changed += 1;
  }
  return { added: fresh.size, changed, unchanged, removed: gone.size };
}
