/** `eval import`, `eval trec` and `eval judge` as people start them: which flag belongs to which command only the whole program knows. */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { afterAll, expect, test } from 'vitest';

const folder = mkdtempSync(join(tmpdir(), 'parapet-eval-import-'));
afterAll(() => rmSync(folder, { recursive: true }));

const csv = join(folder, 'questions.csv');
writeFileSync(csv, 'question,answer\nWhen?,six\nWhere?,Incheon\n');

test('imports a set, with every flag', { timeout: 30_000 }, async () => {
  const out = join(folder, 'set.jsonl');
  const { code, stdout, stderr } = await parapet('eval', 'import', 'csv', csv, '--out', out, '--part', 'held-back', '--limit', '1');
  expect({ code, stderr, summary: JSON.parse(stdout) as unknown }).toEqual({ code: 0, stderr: '', summary: { set: out, cases: 1, articles: 0, articlesFolder: null, leftOut: {} } });
  expect(readFileSync(out, 'utf8').split('\n')).toEqual([
    '{"set":"questions","part":"held-back"}',
    '{"id":"q1","question":"When?","expected":[["six"]],"tags":[],"language":"en"}',
    '',
  ]);
});

test.each([
  [['import', 'csv', csv], /Name the question set to write with --out/],
  [['import', 'trivia', csv, '--out', join(folder, 'x')], /"trivia" is no known format/],
  [['import', 'squad', csv, '--out', join(folder, 'x')], /questions\.csv: not valid JSON/],
  [['trec', folder], /holds no run/],
  [['judge', folder], /Judging needs a model/],
])('eval %j fails in one sentence', { timeout: 30_000 }, async (args, sentence) => {
  const { code, stderr } = await parapet('eval', ...args);
  expect(code).toBeGreaterThan(0);
  expect(stderr).toMatch(sentence);
  expect(stderr.trim().split('\n')).toHaveLength(1);
});

async function parapet(...args: readonly string[]) {
  const { PARAPET_GENERATOR: _, ...env } = process.env;
  const child = spawn(process.execPath, ['server/cli.ts', ...args], { env, stdio: ['ignore', 'pipe', 'pipe'] });
  const [stdout, stderr, [code]] = await Promise.all([text(child.stdout), text(child.stderr), once(child, 'exit') as Promise<[number]>]);
  return { code, stdout, stderr };
}
