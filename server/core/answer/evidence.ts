import type { RankedPassage } from '../retrieval/retrieve.ts';
import { terms, tokens, type Token } from '../text/tokens.ts';
import type { Report } from '../contract.ts';
import type { Generation } from '../ports.ts';
import type { Article, Paragraph, ParagraphId, Passage, Sentence } from '../types.ts';

/** A sentence that may answer, with the surroundings it is judged by. */
export interface EvidenceSentence {
  readonly sentence: Sentence;
  /** `article.text.slice(sentence.start, sentence.end)`. */
  readonly text: string;
  /** Index terms with their offsets into {@link text}. */
  readonly tokens: readonly Token[];
  readonly block: EvidenceBlock;
  /** Position in its paragraph, from 0. */
  readonly position: number;
}

/** A retrieved paragraph, cut into sentences. */
export interface EvidenceBlock {
  readonly generation: Generation;
  readonly article: Article;
  readonly passage: Passage;
  readonly paragraph: Paragraph;
  /** Fused retrieval score of the best passage that holds it. */
  readonly score: number;
  /** Lexical share of {@link score}, or 0. */
  readonly lexical: number;
  /** Terms of the title and of the heading it stands under. */
  readonly context: ReadonlySet<string>;
  readonly terms: ReadonlySet<string>;
  readonly sentences: readonly EvidenceSentence[];
  /** Other articles that hold a near-duplicate of the paragraph, each once. */
  readonly reports: readonly Omit<Report, 'marker'>[];
}

/**
 * Opens the retrieved passages: their paragraphs, each once, in order of its best passage, cut into sentences.
 * Headings are context of what stands under them, not evidence.
 */
export async function gatherEvidence(ranked: readonly RankedPassage[]): Promise<EvidenceBlock[]> {
  const layouts = new Map<string, Promise<readonly Paragraph[]>>();
  const blocks = new Map<string, Promise<EvidenceBlock>>();

  for (const hit of ranked) {
    const { article, generation } = hit;
    const key = `${generation.collection}/${article.id}`;
    if (!layouts.has(key)) layouts.set(key, generation.store.paragraphs(article.id));
    const paragraphs = await layouts.get(key)!;
    const wanted = new Set<string>(hit.passage.paragraphIds);
    for (const paragraph of paragraphs) {
      const blockKey = `${generation.collection}/${paragraph.id}`;
      if (paragraph.kind === 'heading' || !wanted.has(paragraph.id) || blocks.has(blockKey)) continue;
      blocks.set(blockKey, openBlock(hit, paragraph, paragraphs));
    }
  }
  return Promise.all(blocks.values());
}

async function openBlock(hit: RankedPassage, paragraph: Paragraph, paragraphs: readonly Paragraph[]): Promise<EvidenceBlock> {
  const { article, generation, passage } = hit;
  const heading = paragraph.heading === null ? undefined : paragraphs[paragraph.heading];
  const headingText = heading === undefined ? '' : article.text.slice(heading.start, heading.end);
  const sentences: EvidenceSentence[] = [];
  const block = {
    generation,
    article,
    passage,
    paragraph,
    score: hit.score,
    lexical: hit.lexical ?? 0,
    context: new Set(terms(`${article.title ?? ''}\n${headingText}`)),
    terms: new Set(terms(article.text.slice(paragraph.start, paragraph.end))),
    sentences,
    reports: await reportsOf(generation, paragraph.id),
  };
  for (const [position, sentence] of (await generation.store.sentences([paragraph.id])).entries()) {
    const text = article.text.slice(sentence.start, sentence.end);
    sentences.push({ sentence, text, tokens: tokens(text), block, position });
  }
  return block;
}

async function reportsOf({ store }: Generation, paragraphId: ParagraphId): Promise<EvidenceBlock['reports']> {
  const reports = new Map<string, EvidenceBlock['reports'][number]>();
  for (const twin of await store.nearDuplicates(paragraphId)) {
    const articleId = twin.slice(0, twin.lastIndexOf('.p'));
    const article = reports.has(articleId) ? undefined : await store.article(articleId);
    if (article === undefined) continue;
    const { title, source, publishedAt } = article;
    reports.set(articleId, { articleId, paragraphId: twin, title, source, publishedAt });
  }
  return [...reports.values()];
}
