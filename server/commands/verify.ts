import { readFile } from 'node:fs/promises';
import { text as allOf } from 'node:stream/consumers';
import { z } from 'zod';
import { Answer, Citation } from '#core/contract.ts';
import { AppError } from '#core/errors.ts';
import type { Generation } from '#core/ports.ts';
import { compose, sha256 } from '../compose.ts';
import type { Config } from '../config.ts';
import { printable } from './terminal.ts';

/** What of an exported answer is checked; the rest may be missing. */
const Exported = z.object({ status: Answer.shape.status, text: Answer.shape.text, sentences: Answer.shape.sentences, citations: z.array(Citation.partial({ collection: true })) });
type Exported = z.output<typeof Exported>;
type ExportedCitation = Exported['citations'][number];

/**
 * `parapet verify`: checks an exported answer against the index; one line per citation, `ok` or what differs.
 * @param file - The Answer as JSON, or `-` for stdin.
 * @returns 0 when everything holds, else 1.
 */
export async function verifyCommand(config: Config, file: string): Promise<number> {
  const answer = await readAnswer(file);
  const parapet = await compose(config);
  try {
    const failures = await parapet.library.use(undefined, (generations) => report(answer, generations));
    return failures === 0 ? 0 : 1;
  } finally {
    await parapet.close();
  }
}

/** What differs between a citation and the index, in words; empty when nothing does. */
export async function differences(citation: ExportedCitation, generations: readonly Generation[]): Promise<readonly string[]> {
  const { quote, start, end, articleId } = citation;
  const found: string[] = [];
  if (sha256(quote) !== citation.sha256) found.push('the quote does not match its SHA-256');

  const searched = generations.filter(({ collection }) => citation.collection === undefined || collection === citation.collection);
  const places = await Promise.all(searched.map(async (generation) => ({ generation, article: await generation.store.article(articleId) })));
  const place = places.find(({ article }) => article !== undefined);
  if (!place?.article) return [...found, `the index holds no article ${articleId}`];

  const { article, generation } = place;
  if (article.text.slice(start, end) !== quote) found.push(whereItStands(article.text, quote, start, end));
  const paragraphs = await generation.store.paragraphs(articleId);
  const paragraph = paragraphs.find(({ id }) => id === citation.paragraphId);
  if (!paragraph) found.push(`the article has no paragraph ${citation.paragraphId}`);
  else if (start < paragraph.start || end > paragraph.end) found.push(`the quote lies outside paragraph ${citation.paragraphId}`);
  for (const field of ['title', 'source', 'url', 'publishedAt'] as const) {
    if (citation[field] !== article[field]) found.push(`${field} is ${JSON.stringify(article[field])} in the index`);
  }
  return found;
}

async function report({ status, text, sentences, citations }: Exported, generations: readonly Generation[]): Promise<number> {
  let failures = 0;
  if (citations.length === 0) {
    process.stdout.write('The answer cites nothing.\n');
    if (status === 'answered') failures += 1;
  }
  for (const citation of citations) {
    const found = await differences(citation, generations);
    if (found.length > 0) failures += 1;
    process.stdout.write(printable(`[${citation.marker}] ${found.length === 0 ? 'ok' : found.join('; ')}\n`));
  }
  const known = new Set(citations.map(({ marker }) => marker));
  const used = new Set([...sentences.flatMap(({ markers }) => markers), ...[...text.matchAll(/\[(\d{1,4})\]/g)].map(([, digits]) => Number(digits))]);
  for (const marker of used.difference(known)) {
    failures += 1;
    process.stdout.write(`[${marker}] is used in the answer, which has no such citation\n`);
  }
  return failures;
}

function whereItStands(text: string, quote: string, start: number, end: number): string {
  const elsewhere = quote === '' ? -1 : text.indexOf(quote);
  if (elsewhere >= 0) return `the quote stands at ${elsewhere}, not at ${start}`;
  return `the article does not hold the quote; at ${start} to ${end} it says ${JSON.stringify(text.slice(start, end).slice(0, 200))}`;
}

async function readAnswer(file: string): Promise<Exported> {
  let json: unknown;
  try {
    json = JSON.parse(file === '-' ? await allOf(process.stdin) : await readFile(file, 'utf8'));
  } catch (cause) {
    throw new AppError('invalid_request', `${file} cannot be read as JSON; give a file that "parapet ask --json" wrote.`, { cause });
  }
  const parsed = Exported.safeParse(json);
  if (parsed.success) return parsed.data;
  const [issue] = parsed.error.issues;
  throw new AppError('invalid_request', `${file} is no answer (${issue?.path.join('.')}: ${issue?.message}); give a file that "parapet ask --json" wrote.`);
}
