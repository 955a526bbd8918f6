/** What is imported can be ingested, and then every gold place is found: the whole way, on sets written for this test. */
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll, expect, test, vi } from 'vitest';
import { ingest } from '../../ingest/ingest.ts';
import { compose } from '../../server/compose.ts';
import { readConfig } from '../../server/config.ts';
import { builtinEmbedder } from '../../server/core/retrieval/builtin-embedder.ts';
import { matchesGold, type CitedParagraph } from '../metrics/answers.ts';
import { readSet } from '../sets.ts';
import { importCommand } from './import-command.ts';

const folder = mkdtempSync(join(tmpdir(), 'parapet-ingested-'));
const dataDir = join(folder, 'data');
const printed = vi.spyOn(process.stdout, 'write').mockReturnValue(true);
afterAll(() => {
  printed.mockRestore();
  rmSync(folder, { recursive: true });
});

const TIDES = '조석표는 항만청이 해마다 새로 낸다. 만조는 하루에 두 번 온다.\n간조도 하루에 두 번 온다.';
const HARBOUR = '1. Not a list, but a text that begins with a number. The harbour opened on 14 May 2026.';
const WINDS = '<b>Winds</b> & tides: the wind turns at noon, and "calm" is written 0.';

const squad = (title: string, context: string, answer: string) => ({ title, paragraphs: [{ context: 'An opening paragraph that answers nothing at all.', qas: [] }, { context, qas: [{ id: title, question: `About ${title}?`, answers: [{ text: answer, answer_start: Array.from(context.slice(0, context.indexOf(answer))).length }] }] }] });

test.each([
  ['squad', 'squad.json', JSON.stringify({ data: [squad('조석 / 간만', TIDES, '간조도'), squad('Harbour: opening', HARBOUR, '14 May 2026'), squad('Winds', WINDS, 'noon')] })],
  ['rgb', 'rgb.json', JSON.stringify({ id: 1, query: 'When?', answer: '14 May', positive: [HARBOUR, TIDES], negative: [WINDS] })],
  ['ragas', 'ragas.jsonl', JSON.stringify({ user_input: 'When?', reference: '14 May', reference_contexts: [HARBOUR, TIDES, WINDS] })],
  ['multihop-rag', 'MultiHopRAG.json', JSON.stringify([{ query: 'When?', answer: '14 May', question_type: 'inference_query', evidence_list: [{ title: 'Harbour', url: 'https://a.example/1', fact: 'The harbour opened on 14 May 2026.' }, { title: '바다', url: 'https://a.example/2', fact: '만조는 하루에 두 번 온다. 간조도 하루에 두 번 온다.' }] }])],
  ['beir', 'beir/qrels/test.tsv', 'query-id\tcorpus-id\tscore\nq\td 1\t1\nq\td/2\t2\nq\td.3\t1\n'],
])('%s', { timeout: 30_000 }, async (format, name, content) => {
  write('corpus.json', JSON.stringify([{ title: 'Harbour', url: 'https://a.example/1', body: `${HARBOUR}\n\n${WINDS}` }, { title: '바다', url: 'https://a.example/2', body: TIDES }]));
  write('beir/corpus.jsonl', [['d 1', TIDES], ['d/2', HARBOUR], ['d.3', HARBOUR]].map(([_id, text]) => JSON.stringify({ _id, title: '', text })).join('\n'));
  write('beir/queries.jsonl', '{"_id":"q","text":"When?"}');
  const source = write(name, content);
  const out = join(folder, `${format}.jsonl`);
  await importCommand(format, format === 'beir' ? join(folder, 'beir') : source, { out });
  await ingest([`${folder}/${format}-articles`], { dataDir, collection: format, embedder: builtinEmbedder() });

  const paragraphs = await paragraphsOf(format);
  const gold = (await readSet(out)).flatMap((each) => each.gold);
  expect(gold.length).toBeGreaterThan(0);
  expect(gold.filter((place) => !paragraphs.some((paragraph) => matchesGold(paragraph, place)))).toEqual([]);
});

async function paragraphsOf(collection: string): Promise<CitedParagraph[]> {
  const { library, close } = await compose(readConfig({ dataDir }, {}));
  try {
    return await library.use([collection], async ([generation]) => {
      const { items } = await generation!.store.articles(0, 100);
      const found = await Promise.all(
        items.map(async ({ id, name, title }) => {
          const { text } = (await generation!.store.article(id))!;
          return (await generation!.store.paragraphs(id)).map(({ id: paragraphId, start, end }) => ({ articleId: id, articleName: name, articleTitle: title, paragraphId, text: text.slice(start, end) }));
        }),
      );
      return found.flat();
    });
  } finally {
    await close();
  }
}

function write(name: string, content: string): string {
  const path = join(folder, name);
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, content);
  return path;
}
