/** Turns the documents of a collection into its articles, re-using what the generation before holds of them. */
import { setImmediate as nextTurn } from 'node:timers/promises';
import type { ArticleId, ParagraphId } from '#core/types.ts';
import type { ArticleWriter, OriginRow } from '../server/index-files.ts';
import { dropRepeated } from './clean/boilerplate.ts';
import type { SegmentedArticle } from './document.ts';
import type { Base } from './generation/base.ts';
import type { NearDuplicateFinder } from './near-duplicates.ts';
import { passagesOf } from './passages.ts';
import { PIPELINE } from './pipeline-version.ts';
import { segment } from './segment.ts';
import { digestOf, pack, type Skipped, type Sources, type StoredDocument } from './sources.ts';

/** What the collection consists of now. */
export interface Membership {
  /** By path, then position. */
  readonly origins: readonly Omit<OriginRow, 'document'>[];
  /** Name by article: that of its first path in code unit order, whatever order they were read in. */
  readonly names: ReadonlyMap<ArticleId, string>;
  /** Articles whose rows the generation before holds. */
  readonly carried: readonly ArticleId[];
  readonly skipped: readonly Skipped[];
}

export interface MembershipOptions {
  readonly base: Base | undefined;
  readonly finder: NearDuplicateFinder;
  readonly signal?: AbortSignal | undefined;
  readonly onDocument?: ((done: number, total: number) => void) | undefined;
}

/** Writes the articles that are new, and all origins. Carried articles are for the caller to copy. */
export async function writeArticles(sources: Sources, writer: ArticleWriter, { base, finder, signal, onDocument }: MembershipOptions): Promise<Membership> {
  const documents = settle(sources);
  const held = articlesToKeep(base);
  const carried = new Set<ArticleId>();
  const added = new Set<ArticleId>();
  const names = new Map<ArticleId, string>();
  const origins: Omit<OriginRow, 'document'>[] = [];
  const skipped: Skipped[] = [];
  const positions = new Map<string, number>();

  for (const [index, { path, stored, final }] of documents.entries()) {
    if (index % 16 === 0) await nextTurn();
    signal?.throwIfAborted();
    const digest = digestOf(final);
    const known = held.byDigest.get(digest);
    const segmented = known === undefined ? segment(final) : null;
    const article = known ?? segmented?.article.id;
    onDocument?.(index + 1, documents.length);
    if (article === undefined) {
      skipped.push({ path, reason: 'No article text was found in it.' });
      continue;
    }
    if (held.ids.has(article)) carried.add(article);
    else if (segmented && !added.has(article)) {
      writer.add({ ...segmented, passages: await passagesOf(segmented), signatures: signaturesOf(segmented, finder) });
      added.add(article);
    }
    const position = positions.get(path) ?? 0;
    positions.set(path, position + 1);
    if (!names.has(article)) names.set(article, final.name);
    writer.addOrigin({ path, position, article, digest, document: pack(stored) });
    origins.push({ path, position, article, digest });
  }
  const incomplete = new Set(skipped.map(({ path }) => path));
  for (const [path, { sha256, pipeline }] of sources) writer.addFile({ path, sha256: incomplete.has(path) ? '' : sha256, pipeline });
  return { origins, names, carried: [...carried], skipped };
}

interface SettledDocument {
  readonly path: string;
  readonly stored: StoredDocument;
  /** Without what other documents of its source repeat. */
  readonly final: StoredDocument['document'];
}

/**
 * In order of path. What is repeated is looked for in the whole collection each time, so that the outcome depends on which
 * files there are and not on the order in which they came.
 */
function settle(sources: Sources): SettledDocument[] {
  const paths = [...sources.keys()].sort();
  const all = paths.flatMap((path) => sources.get(path)!.documents);
  const shared = all.filter(({ dropsRepeated }) => dropsRepeated);
  const dropped = dropRepeated(shared.map(({ document }) => document));
  const finals = new Map(shared.map((stored, index) => [stored, dropped[index]!]));
  return all.map((stored) => ({ path: stored.document.path, stored, final: finals.get(stored) ?? stored.document }));
}

/** Articles of the base that this version of the pipeline would make again just so. */
function articlesToKeep(base: Base | undefined): { ids: ReadonlySet<ArticleId>; byDigest: ReadonlyMap<string, ArticleId> } {
  if (base?.manifest.pipeline !== PIPELINE) return { ids: new Set(), byDigest: new Map() };
  return { ids: new Set(base.origins.names.keys()), byDigest: new Map(base.origins.origins.map(({ digest, article }) => [digest, article])) };
}

function signaturesOf({ article, paragraphs }: SegmentedArticle, finder: NearDuplicateFinder): Map<ParagraphId, Uint32Array> {
  const signatures = new Map<ParagraphId, Uint32Array>();
  for (const { id, start, end } of paragraphs) {
    const signature = finder.signature(article.text.slice(start, end));
    if (signature.length > 0) signatures.set(id, signature);
  }
  return signatures;
}
