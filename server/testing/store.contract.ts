import { describe, expect, test } from 'vitest';
import type { Store } from '#core/ports.ts';
import type { Article, Paragraph, ParagraphId, Passage, Sentence } from '#core/types.ts';

/** What a store is made to hold. Passages are in the order of their rows. */
export interface StoreContent {
  readonly articles: readonly { readonly article: Article; readonly paragraphs: readonly Paragraph[]; readonly sentences: readonly Sentence[]; readonly passages: readonly Passage[] }[];
  readonly nearDuplicates: readonly (readonly [ParagraphId, ParagraphId])[];
}

/** What every {@link Store} must do. Each adapter's test file calls this once. */
export function storeContract(name: string, build: (content: StoreContent) => Promise<Store & { close(): void }>): void {
  describe(`${name} is a Store`, () => {
    test('gives an article back as it was, and undefined for one it lacks', async () => {
      using store = disposable(await build(CONTENT));
      for (const { article } of CONTENT.articles) expect(await store.article(article.id)).toEqual(article);
      expect(await store.article('ffffffffffffffff')).toBeUndefined();
      expect(await store.article("' OR 1=1 --")).toBeUndefined();
    });

    test('lists articles by title, those without one last, and pages through them', async () => {
      using store = disposable(await build(CONTENT));
      const all = await store.articles(0, 10);
      expect(all.total).toBe(3);
      expect(all.items.map(({ title }) => title)).toEqual(['A plain report', '국방부 소식', null]);
      expect(all.items[0]).not.toHaveProperty('text');
      expect((await store.articles(1, 1)).items).toEqual([all.items[1]]);
      expect((await store.articles(3, 10)).items).toEqual([]);
    });

    test('gives paragraphs in reading order, none for an unknown article', async () => {
      using store = disposable(await build(CONTENT));
      for (const { article, paragraphs } of CONTENT.articles) expect(await store.paragraphs(article.id)).toEqual(paragraphs);
      expect(await store.paragraphs('ffffffffffffffff')).toEqual([]);
    });

    test('gives sentences by the order of the paragraphs asked for, and leaves out what it lacks', async () => {
      using store = disposable(await build(CONTENT));
      const [first, second] = CONTENT.articles;
      const wanted: ParagraphId[] = [second!.paragraphs[1]!.id, 'ffffffffffffffff.p0', first!.paragraphs[0]!.id, `${first!.article.id}.p99`];
      const expected = wanted.flatMap((id) => CONTENT.articles.flatMap(({ sentences }) => sentences.filter(({ paragraphId }) => paragraphId === id)));
      expect(expected).toHaveLength(4);
      expect(await store.sentences(wanted)).toEqual(expected);
      expect(await store.sentences([])).toEqual([]);
    });

    test('gives passages by row in the order asked for, and leaves out rows beyond the last', async () => {
      using store = disposable(await build(CONTENT));
      const rows = CONTENT.articles.flatMap(({ passages }) => passages);
      expect(await store.passages([2, 0, 99, -1, 3])).toEqual([rows[2], rows[0], rows[3]]);
      expect(await store.passages([])).toEqual([]);
    });

    test('knows near-duplicates from both sides', async () => {
      using store = disposable(await build(CONTENT));
      const [[a, b]] = CONTENT.nearDuplicates as [[ParagraphId, ParagraphId]];
      expect(await store.nearDuplicates(a)).toEqual([b]);
      expect(await store.nearDuplicates(b)).toEqual([a]);
      expect(await store.nearDuplicates('ffffffffffffffff.p0')).toEqual([]);
    });

    test('gives one publication date per row', async () => {
      using store = disposable(await build(CONTENT));
      const expected = CONTENT.articles.flatMap(({ article, passages }) => passages.map(() => article.publishedAt));
      expect(await store.publicationDates()).toEqual(expected);
    });
  });
}

function disposable(store: Store & { close(): void }): Store & Disposable {
  return { ...store, [Symbol.dispose]: () => store.close() };
}

const CONTENT: StoreContent = {
  articles: [
    sample('1111111111111111', '국방부 소식', '2026-05-14', ['국방부는 협약을 맺었다. 내년에 시작한다.', '둘째 문단이다.']),
    sample('2222222222222222', 'A plain report', null, ['One sentence. Another 👩‍🚀 one.', 'Third "quoted" one. And a fourth.']),
    sample('3333333333333333', null, '2025-12', ['Only this.']),
  ],
  nearDuplicates: [['1111111111111111.p0', '2222222222222222.p1']],
};

/** An article whose sentences end in ". " and whose paragraphs are each a passage. */
function sample(id: string, title: string | null, publishedAt: string | null, texts: readonly string[]): StoreContent['articles'][number] {
  const text = texts.join('\n\n');
  const paragraphs = texts.map((paragraph, ordinal): Paragraph => {
    const start = text.indexOf(paragraph);
    return { id: `${id}.p${ordinal}`, articleId: id, ordinal, kind: 'text', heading: ordinal === 0 ? null : 0, start, end: start + paragraph.length };
  });
  const sentences = paragraphs.flatMap((paragraph) =>
    Array.from(text.slice(paragraph.start, paragraph.end).matchAll(/[^.]+\./g), ({ index, 0: found }, ordinal): Sentence => {
      const lead = found.length - found.trimStart().length;
      return { id: `${paragraph.id}.s${ordinal}`, paragraphId: paragraph.id, start: paragraph.start + index + lead, end: paragraph.start + index + found.length };
    }),
  );
  const passages = paragraphs.map(({ start, end, id: paragraphId }, ordinal): Passage => ({ id: `${id}#${ordinal}`, articleId: id, start, end, paragraphIds: [paragraphId] }));
  const article = { id, name: `file-${id.slice(0, 2)}`, title, source: 'Gazette', url: null, publishedAt, language: 'en', author: null, text, contentHash: id.repeat(4) };
  return { article, paragraphs, sentences, passages };
}
