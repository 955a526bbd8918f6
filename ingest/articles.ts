/** Turns the documents of a collection into its articles, re-using what the generation before holds of them. */
import { setImmediate as nextTurn } from 'node:timers/promises';
import type { ArticleId, ParagraphId } from '#core/types.ts';
import type { ArticleWriter, OriginRow } from '../server/index-files.ts';
import type { SegmentedArticle } from './document.ts';
import type { Base } from './generation/base.ts';
import type { NearDuplicateFinder, Signature } from './near-duplicates.ts';
import { passagesOf } from './passages.ts';
import { segment } from './segment.ts';
import { settle } from './settle.ts';
import { digestOf, knownSources, type Skipped, type Sources, type StoredDocument } from './sources.ts';

/** A document that became an article. */
export interface Member {
  readonly origin: OriginRow;
  readonly stored: StoredDocument;
}

/** What the collection consists of now. */
export interface Membership {
  /** By path, then position. */
  readonly members: readonly Member[];
  /** Name by article: that of its first path in code unit order, whatever order they were read in. */
  readonly names: ReadonlyMap<ArticleId, string>;
  /** Articles that the generation before holds. */
  readonly carried: ReadonlySet<ArticleId>;
  /** Of the paragraphs of articles that were written, where they have one. */
  readonly signatures: ReadonlyMap<ParagraphId, Signature>;
  readonly skipped: readonly Skipped[];
}

export interface MembershipOptions {
  readonly base: Base | undefined;
  /** Whether an article that the base holds may be taken from there. */
  readonly isUsable: (article: ArticleId) => boolean;
  readonly finder: NearDuplicateFinder;
  readonly signal?: AbortSignal | undefined;
  readonly onDocument?: ((done: number, total: number) => void) | undefined;
}

/** Writes the articles that are new. Carried ones are for the caller to keep or copy. */
export async function writeArticles(sources: Sources, writer: ArticleWriter, { base, isUsable, finder, signal, onDocument }: MembershipOptions): Promise<Membership> {
  const documents = settle(sources, base ? knownSources(base) : new Map());
  const byDigest = new Map(base?.origins.flatMap(({ digest, article }) => (isUsable(article) ? [[digest, article]] : [])));
  const carried = new Set<ArticleId>();
  const added = new Set<ArticleId>();
  const names = new Map<ArticleId, string>();
  const members: Member[] = [];
  const signatures = new Map<ParagraphId, Signature>();
  const skipped: Skipped[] = [];
  const positions = new Map<string, number>();

  for (const [index, { path, stored, isAsBefore, final }] of documents.entries()) {
    if (index % 256 === 0) await nextTurn();
    signal?.throwIfAborted();
    const digest = isAsBefore ? stored.before!.digest : digestOf(final());
    const known = byDigest.get(digest);
    const segmented = known === undefined ? segment(final()) : null;
    const article = known ?? segmented?.article.id;
    onDocument?.(index + 1, documents.length);
    if (article === undefined) {
      skipped.push({ path, reason: 'No article text was found in it.' });
      continue;
    }
    if (known !== undefined || (base?.articles.has(article) && isUsable(article))) carried.add(article);
    else if (segmented && !added.has(article)) {
      await nextTurn();
      writer.add({ ...segmented, passages: await passagesOf(segmented) });
      sign(segmented, finder, signatures);
      added.add(article);
    }
    const position = positions.get(path) ?? 0;
    positions.set(path, position + 1);
    if (!names.has(article)) names.set(article, stored.name);
    const { group, edges, name } = stored;
    members.push({ origin: { path, position, name, article, digest, group, edges }, stored });
  }
  return { members, names, carried, signatures, skipped };
}

function sign({ article, paragraphs }: SegmentedArticle, finder: NearDuplicateFinder, into: Map<ParagraphId, Signature>): void {
  for (const { id, start, end } of paragraphs) {
    const signature = finder.signature(article.text.slice(start, end));
    if (signature.length > 0) into.set(id, signature);
  }
}
