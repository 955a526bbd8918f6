import type { OverlayFacts } from '#core/manifest.ts';
import type { Store } from '#core/ports.ts';
import type { Article, ArticleId, ParagraphId } from '#core/types.ts';
import type { RowMap } from './overlay.ts';
import { parseParagraphId, type SegmentStore } from './sqlite-store.ts';

type Description = Omit<Article, 'text'>;

/** The stores of a generation's segments as one; see `overlay.ts`. Closing them is the caller's. */
export function segmentedStore(stores: readonly SegmentStore[], { removedArticles, names }: OverlayFacts, rows: RowMap): Store {
  const removed = removedArticles.map((ids) => new Set(ids));
  const renamed = new Map(Object.entries(names));
  const named = <Described extends Description>(article: Described): Described => {
    const name = renamed.get(article.id);
    return name === undefined ? article : { ...article, name };
  };

  /** The store that holds an article now. One that was never removed lies in one only. */
  const homeOf = (id: ArticleId): Store | undefined => stores.find((store, index) => !removed[index]!.has(id) && store.has(id));

  return {
    async article(id) {
      const found = await homeOf(id)?.article(id);
      return found && named(found);
    },

    async articles(offset, limit) {
      const pages = await Promise.all(stores.map((store, index) => store.articles(0, offset + limit + removed[index]!.size)));
      const total = pages.reduce((sum, page, index) => sum + page.total - removed[index]!.size, 0);
      const live = pages.flatMap(({ items }, index) => items.filter(({ id }) => !removed[index]!.has(id)));
      return { total, items: live.sort(byTitle).slice(offset, offset + limit).map(named) };
    },

    paragraphs: async (articleId) => (await homeOf(articleId)?.paragraphs(articleId)) ?? [],

    async sentences(paragraphIds) {
      const found = await Promise.all(paragraphIds.map((id) => homeOf(parseParagraphId(id).article)?.sentences([id]) ?? []));
      return found.flat();
    },

    async passages(wanted) {
      const found = await Promise.all(
        wanted.map((row) => {
          const place = rows.locate(row);
          return place ? stores[place.segment]!.passages([place.local]) : [];
        }),
      );
      return found.flat();
    },

    async nearDuplicates(paragraphId) {
      const linked = await Promise.all(stores.map((store) => store.nearDuplicates(paragraphId)));
      const others = [...new Set(linked.flat())].sort();
      return others.filter(isLive);
    },

    async publicationDates() {
      const dates: (string | null)[] = [];
      for (const [index, store] of stores.entries()) {
        const global = rows.global[index];
        for (const [local, date] of (await store.publicationDates()).entries()) {
          const row = global ? global[local]! : local;
          if (rows.locate(row)) dates[row] = date;
        }
      }
      return dates;
    },
  };

  function isLive(paragraph: ParagraphId): boolean {
    const { article } = parseParagraphId(paragraph);
    return !removed.some((ids) => ids.has(article)) || homeOf(article) !== undefined;
  }
}

/** As SQLite sorts: those without a title last, then by the bytes of title and id. */
function byTitle(a: Description, b: Description): number {
  return Number(a.title === null) - Number(b.title === null) || Buffer.compare(Buffer.from(a.title ?? ''), Buffer.from(b.title ?? '')) || (a.id < b.id ? -1 : 1);
}
