import { basename } from 'node:path';
import { z } from 'zod';
import { normaliseText } from '#core/text/normalise.ts';
import { sentenceSpans } from '#core/text/sentences.ts';
import { fileNames } from './file-names.ts';
import type { ImportedSet } from './imported-set.ts';
import { parsed, readJson, readRecords, readText } from './records.ts';

const Answer = z.object({ text: z.string(), answer_start: z.int().min(0) });
const Squad = z.object({
  data: z.array(
    z.object({
      title: z.string(),
      paragraphs: z.array(
        z.object({
          context: z.string().min(1),
          qas: z.array(z.object({ id: z.coerce.string(), question: z.string().min(1), is_impossible: z.boolean().default(false), answers: z.array(Answer).default([]) })),
        }),
      ),
    }),
  ),
});

type Squad = z.output<typeof Squad>;

/** The same as a table, as dataset hubs have it: a row per question, answers by column. */
const Row = z.object({
  id: z.coerce.string(),
  title: z.string().default(''),
  context: z.string().min(1),
  question: z.string().min(1),
  answers: z.object({ text: z.array(z.string()), answer_start: z.array(z.int().min(0)) }),
});

/**
 * SQuAD 1.1 and 2.0 (Rajpurkar et al. 2016, 2018) and KorQuAD 1.0, which has the same form. The articles are whole again, their
 * paragraphs in order; the gold of a question is the sentence of the paragraph that its first answer begins in. Questions
 * without an answer in their paragraph are unanswerable. Also as a table (JSON Lines or a JSON array), a row per question.
 */
export async function fromSquad(path: string): Promise<ImportedSet> {
  const { data } = await readSquad(path);
  const nameOf = fileNames();
  const texts = new Map<string, string[]>();
  for (const { title, paragraphs } of data) texts.set(title, [...(texts.get(title) ?? []), ...paragraphs.map(({ context }) => context)]);
  return {
    head: { set: basename(path).replace(/\.jsonl?$/i, '') },
    cases: data.flatMap(({ title, paragraphs }) =>
      paragraphs.flatMap(({ context, qas }) =>
        qas.map(({ id, question, is_impossible: impossible, answers }) => {
          const [first] = answers;
          if (impossible || first === undefined) return { id, question, answerable: false };
          const alternatives = [...new Set(answers.map(({ text }) => text.trim()).filter((text) => text !== ''))];
          return { id, question, expected: [alternatives], gold: [{ article: nameOf(title), contains: sentenceAt(context, first.answer_start) }] };
        }),
      ),
    ),
    articles: [...texts].map(([title, paragraphs]) => ({ name: nameOf(title), title: title.replaceAll('_', ' '), text: paragraphs.join('\n\n') })),
    leftOut: new Map(),
  };
}

async function readSquad(path: string): Promise<Squad> {
  if (!/\.jsonl$/i.test(path) && !/^\s*\[/.test(await readText(path))) return parsed(Squad, await readJson(path), 'SQuAD');
  const articles = new Map<string, Map<string, Squad['data'][number]['paragraphs'][number]>>();
  for (const record of await readRecords(path)) {
    const { id, title, context, question, answers } = parsed(Row, record, 'SQuAD');
    const paragraphs = articles.get(title) ?? new Map<string, Squad['data'][number]['paragraphs'][number]>();
    const paragraph = paragraphs.get(context) ?? { context, qas: [] };
    paragraph.qas.push({ id, question, is_impossible: answers.text.length === 0, answers: answers.text.map((text, index) => ({ text, answer_start: answers.answer_start[index] ?? 0 })) });
    articles.set(title, paragraphs.set(context, paragraph));
  }
  return { data: [...articles].map(([title, paragraphs]) => ({ title, paragraphs: [...paragraphs.values()] })) };
}

/** The sentence at an offset that counts code points, as Python does; never across a line break, which may part paragraphs. */
function sentenceAt(context: string, codePoints: number): string {
  const offset = [...context].slice(0, codePoints).join('').length;
  const lineStart = context.lastIndexOf('\n', offset - 1) + 1;
  const line = context.slice(lineStart).split('\n', 1)[0]!;
  const span = sentenceSpans(line).find(({ end }) => offset < lineStart + end);
  return normaliseText(span === undefined ? line : line.slice(span.start, span.end)).trim();
}
