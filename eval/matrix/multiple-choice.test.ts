/** Models on multiple-choice questions in the shape of KMMLU: asked themselves, without any article or index. */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { scriptedModelServer, type ChatScript } from '../../server/testing/scripted-model-server.ts';
import { readResults } from '../runs/run-folder.ts';
import { runMatrix } from './run-matrix.ts';

const folder = mkdtempSync(join(tmpdir(), 'parapet-choices-'));
afterAll(() => rmSync(folder, { recursive: true }));

const CHOICES = ['별', '위성', '행성', '혜성'];
const set = join(folder, 'kmmlu.jsonl');
writeFileSync(set, Array.from({ length: 16 }, (_, at) => JSON.stringify({ id: `q${at}`, question: `${at}번 문제: 이것은 무엇인가?`, choices: CHOICES, answer: CHOICES[at % 4], expected: [[CHOICES[at % 4]]], tags: ['천문학'], language: 'ko' })).join('\n'));

test('models are ranked by right choices, and a failing one has no answers of ours', { timeout: 60_000 }, async () => {
  const server = await scriptedModelServer();
  const scripts: readonly (readonly [string, ChatScript])[] = [
    ['knows', { does: 'read', script: (body) => ({ does: 'stream', pieces: [`${1 + (Number(/(\d+)번 문제/.exec(promptOf(body))![1]) % 4)}`, '번'] }) }],
    ['always two', { does: 'stream', pieces: ['정답: ②'] }],
    ['broken', { does: 'refuse', status: 400 }],
  ];
  const onCell = (at: number): void => server.chat(scripts[at]![1]);
  const models = scripts.map(([name]) => ({ name, config: { generator: 'openai' as const, chatModel: 'scripted', openaiBaseUrl: server.url } }));
  const matrix = await runMatrix({ files: [set], models, configurations: [{ name: 'default', k: undefined, mode: undefined, config: {} }], out: join(folder, 'out'), options: { data: join(folder, 'no-index'), concurrency: 2 }, onCell });
  expect(matrix).toMatchObject({ metric: 'choice-correct', cells: [{ model: 'knows', rank: 1, figure: { value: 1 } }, { model: 'always two', rank: 2, figure: { value: 0.25 } }, { model: 'broken', failed: 16 }] });
  expect(promptOf(server.requests[0]!.body)).toBe('0번 문제: 이것은 무엇인가?\n1. 별\n2. 위성\n3. 행성\n4. 혜성\n정답의 번호만 쓰세요.');

  const lines = await Array.fromAsync(readResults(join(folder, 'out', 'knows--default')));
  expect(lines[1]).toMatchObject({ right: true, failure: 'ok', retrieved: [], answer: { text: '2번', mode: 'generated' }, metrics: { 'choice-correct': 1 } });
  const broken = await Array.fromAsync(readResults(join(folder, 'out', 'broken--default')));
  expect(broken[0]).toMatchObject({ outcome: 'failed', right: false, failure: 'no-answer', answer: null });
});

function promptOf(body: unknown): string {
  return (body as { readonly messages: readonly { readonly content: string }[] }).messages.map(({ content }) => content).join('\n');
}
