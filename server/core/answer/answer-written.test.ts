/** The whole path with a model that writes its own sentences, over real HTTP: what is shown under each policy. */
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, onTestFinished, test } from 'vitest';
import { ingest } from '../../../ingest/ingest.ts';
import { compose } from '../../compose.ts';
import { readConfig, type Config } from '../../config.ts';
import { HARBOUR_ARTICLES, harbourFile } from '../../testing/harbour-articles.ts';
import { scriptedModelServer, type ChatBody, type ChatScript } from '../../testing/scripted-model-server.ts';
import { Answer } from '../contract.ts';
import { builtinEmbedder } from '../retrieval/builtin-embedder.ts';
import { finalAnswer } from './answer.ts';

const QUESTION = 'Who heads the pilot service?';
const MARCHETTI = 'Captain Odile Marchetti has headed the pilot service since it was founded.';

let folder: string;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'parapet-written-'));
  await mkdir(join(folder, 'articles'));
  for (const article of HARBOUR_ARTICLES) await writeFile(join(folder, 'articles', `${article.name}.md`), harbourFile(article));
  await ingest([join(folder, 'articles')], { dataDir: join(folder, 'data'), collection: 'harbour', embedder: builtinEmbedder() });
});

afterAll(() => rm(folder, { recursive: true }));

/** What the model writes, with the id of Marchetti's sentence in the place of `#`. */
const writes = (text: string): ChatScript => ({ does: 'read', script: (body) => ({ does: 'stream', pieces: text.replaceAll('#', `[${idOf(MARCHETTI, body)}]`).match(/.{1,7}/gs) ?? [] }) });

const TRUE = 'The pilot service is headed by Captain Odile Marchetti #';
const LIE = 'The pilot service is headed by Admiral Bruno Castellane #';

describe('a sentence that its source bears out', () => {
  test('is shown in the model’s words, with the source’s own as its citation', async () => {
    const answer = await ask(writes(TRUE));
    expect(answer).toMatchObject({
      status: 'answered',
      mode: 'generated',
      degraded: null,
      text: 'The pilot service is headed by Captain Odile Marchetti. [1]',
      sentences: [{ markers: [1], verdict: 'supported' }],
      citations: [{ quote: MARCHETTI }],
      gate: { policy: 'strict', written: 1, shown: 1, reasons: [] },
    });
  });
});

describe('a sentence that it does not bear out', () => {
  test('is dropped under strict, with a reason and without its words', async () => {
    const answer = await ask(writes(`${TRUE}\n${LIE}`));
    expect(answer.text).toBe('The pilot service is headed by Captain Odile Marchetti. [1]');
    expect(answer.gate).toMatchObject({ written: 2, shown: 1, reasons: expect.arrayContaining([expect.stringMatching(/^[a-z]+_[a-z]+$/)]) });
    expect(JSON.stringify(answer)).not.toContain('Castellane');
  });

  test('is shown with a mark and its reasons under marked', async () => {
    const answer = await ask(writes(LIE), { policy: 'marked' });
    expect(answer.text).toMatch(/^The pilot service is headed by Admiral Bruno Castellane\. \((?:not|only partly) borne out by its source\) \[1\]$/);
    expect(answer.sentences[0]).toMatchObject({ verdict: expect.stringMatching(/^(?:partly|unsupported)$/), reasons: [expect.objectContaining({ code: expect.stringMatching(/^[a-z]+_[a-z]+$/) }), ...answer.sentences[0]!.reasons!.slice(1)] });
  });

  test('is shown as it is under off, but its verdict still says so', async () => {
    const answer = await ask(writes(LIE), { policy: 'off' });
    expect(answer.text).toBe('The pilot service is headed by Admiral Bruno Castellane. [1]');
    expect(answer.sentences[0]!.verdict).not.toBe('supported');
  });

  test('leaves the answer to code when it is all there is', async () => {
    const answer = await ask(writes(LIE));
    expect(answer).toMatchObject({ mode: 'extractive', degraded: 'Answered without the model: None of the 1 sentences it wrote is borne out by what it cites.', gate: { written: 1, shown: 0 } });
    expect(answer.text).toContain(MARCHETTI);
  });
});

describe.each(['strict', 'marked', 'off'] as const)('under %s', (policy) => {
  test('a sentence that cites nothing it was given is not shown', async () => {
    const answer = await ask(writes(`${TRUE}\nLord Evil was sacked.\nLord Evil was hired [P99.S1]`), { policy });
    expect(answer.text).not.toContain('Evil');
    expect(answer.gate).toMatchObject({ written: 3, shown: 1, reasons: ['uncited'] });
  });

  test('what is shown is plain words', async () => {
    const answer = await ask(writes('<b>The pilot service</b> is headed by [Captain Odile Marchetti](http://evil.example/x) #'), { policy });
    expect(answer.text).toBe('The pilot service is headed by Captain Odile Marchetti. [1]');
  });
});

test('a model that finds nothing makes the answer abstain', async () => {
  expect(await ask(writes('NONE'))).toMatchObject({ status: 'abstained', mode: 'generated', gate: { written: 0, shown: 0 } });
});

test.each<ChatScript>([{ does: 'die', pieces: ['The pilot'] }, { does: 'refuse', status: 500 }, { does: 'stream', pieces: ['Lord Evil rules.'] }])('%j: the answer is made without the model', async (script) => {
  const answer = await ask(script);
  expect(answer).toMatchObject({ mode: 'extractive', degraded: expect.stringMatching(/^Answered without the model: /) });
  expect(answer.text).toContain(MARCHETTI);
});

test('after its first sentence, a model that breaks off leaves what was borne out', async () => {
  const breaks: ChatScript = { does: 'read', script: (body) => ({ does: 'die', pieces: [`${TRUE.replace('#', `[${idOf(MARCHETTI, body)}]`)}\n`, 'It is '] }) };
  expect(await ask(breaks)).toMatchObject({ mode: 'generated', text: expect.stringContaining('Marchetti'), degraded: expect.stringMatching(/^The model stopped early/) });
});

async function ask(script: ChatScript, { policy = 'strict' }: Partial<Pick<Config, 'policy'>> = {}): Promise<Answer> {
  const server = await scriptedModelServer();
  server.chat(script);
  const parapet = await compose(readConfig({ dataDir: join(folder, 'data'), generator: 'openai', openaiBaseUrl: server.url, chatModel: 'scripted', sentences: 'written', policy }, {}));
  onTestFinished(() => parapet.close());
  return Answer.parse(await finalAnswer(parapet.answerer.answer({ question: QUESTION })));
}

/** The id under which a sentence is handed to the model. */
function idOf(sentence: string, { messages }: ChatBody): string {
  const mark = /"(.)" stands for a space/.exec(messages[0]!.content)![1]!;
  const line = messages[1]!.content.split('\n').find((each) => each.replaceAll(mark, ' ').endsWith(` ${sentence}`))!;
  return line.split(' ')[0]!;
}
