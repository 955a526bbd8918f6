/** `parapet eval init` as people start it, over the sample articles. */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { ingest } from '../../ingest/ingest.ts';
import { builtinEmbedder } from '../../server/core/retrieval/builtin-embedder.ts';
import { readSet } from '../sets.ts';

const folder = mkdtempSync(join(tmpdir(), 'parapet-init-'));
const data = join(folder, 'data');
const set = join(folder, 'drafts.jsonl');

beforeAll(async () => {
  await ingest(['data/articles'], { dataDir: data, collection: 'sample', embedder: builtinEmbedder() });
});
afterAll(() => rmSync(folder, { recursive: true }));

test('drafts a set in both languages, twice the same, and takes decisions from a pipe until it is done', { timeout: 60_000 }, async () => {
  const drafted = await init('', '--collection', 'sample', '--out', set, '--count', '24', '--part', 'held-back');
  expect(drafted).toMatchObject({ code: 0, stderr: '', stdout: expect.stringContaining('24 drafts') });
  const cases = await readSet(set);
  expect(cases).toHaveLength(24);
  expect(new Set(cases.map(({ language, part }) => `${language} ${part}`))).toEqual(new Set(['en held-back', 'ko held-back']));
  expect(cases.filter(({ tags }) => !tags.includes('draft'))).toEqual([]);
  expect(cases.filter(({ answerable }) => !answerable)).toHaveLength(6);

  const again = join(folder, 'again.jsonl');
  await init('', '--collection', 'sample', '--out', again, '--count', '24', '--part', 'held-back');
  expect(readFileSync(again, 'utf8').split('\n').slice(1)).toEqual(readFileSync(set, 'utf8').split('\n').slice(1));

  const first = await init('a\nr\n', '--collection', 'sample', '--out', set, '--review');
  expect(first).toMatchObject({ code: 0, stdout: expect.stringContaining('1 accepted, 1 rejected, 22 left') });
  const rest = await init('a\n'.repeat(22), '--collection', 'sample', '--out', set, '--review');
  expect(rest.stdout).toContain('0 left');
  expect((await readSet(set)).filter(({ tags }) => tags.includes('draft'))).toEqual([]);
});

test.each([
  [['--collection', 'sample'], 2, 'Name the question set to write'],
  [['--collection', 'missing', '--out', join(folder, 'x.jsonl')], 1, 'missing'],
  [['--collection', 'sample', '--out', join(folder, 'no', 'such', 'folder.jsonl')], 2, 'cannot be written'],
])('says what is wrong: %j', { timeout: 30_000 }, async (flags, code, sentence) => {
  const outcome = await init('', ...flags);
  expect(outcome).toMatchObject({ code, stderr: expect.stringContaining(sentence) });
  expect(outcome.stderr.trim().split('\n')).toHaveLength(1);
});

async function init(input: string, ...flags: readonly string[]) {
  const child = spawn(process.execPath, ['server/cli.ts', 'eval', 'init', '--data', data, ...flags]);
  child.stdin.end(input);
  const [stdout, stderr, [code]] = await Promise.all([text(child.stdout), text(child.stderr), once(child, 'close')]);
  return { code: code as number, stdout, stderr };
}
