/** Reads the sentences of Markdown articles with the paragraph each stands in. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { sentenceSpans } from '#core/text/sentences.ts';

export interface ArticleSentence {
  readonly file: string;
  readonly language: 'en' | 'ko';
  readonly paragraph: string;
  readonly sentence: string;
}

/** Headings, tables and front matter are left out, and what is too short to be a statement. */
export function articleSentences(folder: string): ArticleSentence[] {
  return readdirSync(folder).filter((name) => name.endsWith('.md')).sort().flatMap((file) => {
    const body = readFileSync(join(folder, file), 'utf8').replace(/^---\n[^]*?\n---\n/, '');
    const paragraphs = body.split(/\n\s*\n/).map((text) => text.trim()).filter((text) => text !== '' && !/^[#|]/.test(text));
    return paragraphs.flatMap((paragraph) =>
      sentenceSpans(paragraph)
        .map(({ start, end }) => paragraph.slice(start, end).trim())
        .filter((sentence) => sentence.split(/\s+/).length >= 4)
        .map((sentence) => ({ file, language: /[가-힣]{2}/.test(sentence) ? ('ko' as const) : ('en' as const), paragraph, sentence })),
    );
  });
}
