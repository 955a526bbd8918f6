import type { ArticleView, ParagraphView } from '#core/contract.ts';
import { cutParagraph, type Span } from '../highlight.ts';

interface ArticleTextProps {
  readonly article: ArticleView;
  readonly span: Span;
  /** A quoted sentence is marked as such; a wider place only gets a rule beside its paragraphs. */
  readonly isQuote: boolean;
}

/** An article's paragraphs as plain text. The first highlighted place carries `data-place` and can take the focus. */
export function ArticleText({ article, span, isQuote }: ArticleTextProps) {
  const touched = article.paragraphs.filter((paragraph) => cutParagraph(paragraph, span).inside !== '');

  return (
    <div className="article-text">
      {article.paragraphs.map((paragraph) => (
        <ParagraphText
          key={paragraph.id}
          paragraph={paragraph}
          span={touched.includes(paragraph) ? span : 'nowhere'}
          isQuote={isQuote}
          isPlace={paragraph === touched[0]}
        />
      ))}
    </div>
  );
}

/** A list item that brings its own number, letter or sign needs no bullet. */
const OWN_MARK = /^\s*(?:[\p{N}\p{No}]|\(?[\p{L}]{1,4}[.)]|[^\p{L}\p{N}\s"'“‘(])/u;

interface ParagraphTextProps {
  readonly paragraph: ParagraphView;
  readonly span: Span;
  readonly isQuote: boolean;
  readonly isPlace: boolean;
}

function ParagraphText({ paragraph, span, isQuote, isPlace }: ParagraphTextProps) {
  const { before, inside, after } = cutParagraph(paragraph, span);
  const place = isPlace ? { 'data-place': true, tabIndex: -1 } : {};
  const around = inside !== '' && !isQuote;
  const text =
    inside !== '' && isQuote ? (
      <>
        {before}
        <mark {...place}>{inside}</mark>
        {after}
      </>
    ) : (
      paragraph.text
    );

  const Tag = paragraph.kind === 'heading' ? 'h3' : 'p';
  const bullet = paragraph.kind === 'list' && !OWN_MARK.test(paragraph.text);
  return (
    <Tag className={`article-text__${paragraph.kind}`} data-around={around || undefined} data-bullet={bullet || undefined} {...(around ? place : {})}>
      {text}
    </Tag>
  );
}
