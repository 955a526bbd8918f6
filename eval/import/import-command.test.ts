import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeEach, describe, expect, test, vi } from 'vitest';
import { readFrontMatter } from '../../ingest/read/front-matter.ts';
import { readSet } from '../sets.ts';
import { importCommand, type ImportOptions } from './import-command.ts';

const folder = mkdtempSync(join(tmpdir(), 'parapet-import-command-'));
afterAll(() => rmSync(folder, { recursive: true }));

const printed = vi.spyOn(process.stdout, 'write').mockReturnValue(true);
beforeEach(() => void printed.mockClear());
afterAll(() => printed.mockRestore());

const squad = join(folder, 'squad.json');
writeFileSync(squad, JSON.stringify({ data: ['바다', 'Tide: "high"'].map((title, at) => ({ title, paragraphs: [{ context: '---\nIt comes twice.', qas: [{ id: 'q', question: at === 0 ? '몇 번?' : 'How often?', answers: [{ text: 'twice', answer_start: 13 }] }] }] })) }));

describe('what is written', () => {
  test('is a set that can be read, with ids made unique and languages told', async () => {
    const { out, summary } = await imported('a', { part: 'held-back' });
    const shared = { expected: [['twice']], answerable: true, tags: [], part: 'held-back' };
    const articles = readdirSync(`${folder}/a-articles`).map((name) => name.replace('.txt', ''));
    expect(articles).toEqual([expect.stringMatching(/^Tide- -high--[0-9a-f]{8}$/), '바다']);
    expect(await readSet(out)).toEqual([
      { ...shared, id: 'q', turns: ['몇 번?'], language: 'ko', gold: [{ article: '바다', contains: 'It comes twice.' }] },
      { ...shared, id: 'q~2', turns: ['How often?'], language: 'en', gold: [{ article: articles[0], contains: 'It comes twice.' }] },
    ]);
    expect(summary).toEqual({ set: out, cases: 2, articles: 2, articlesFolder: `${folder}/a-articles`, leftOut: {} });
  });

  test('holds the articles word for word, however they begin', async () => {
    await imported('b', {});
    const [file] = readdirSync(`${folder}/b-articles`);
    const { metadata, body } = readFrontMatter(readFileSync(`${folder}/b-articles/${file}`, 'utf8'));
    expect(metadata.title).toBe('Tide: "high"');
    expect(body.trim()).toBe('---\nIt comes twice.');
  });

  test('may be halved by article, and cut short', async () => {
    expect((await readSet((await imported('c', { part: 'split' })).out)).map(({ part }) => part).sort()).toEqual(['held-back', 'tuning']);
    expect(await readSet((await imported('d', { limit: 1 })).out)).toHaveLength(1);
  });
});

describe('refused in one sentence', () => {
  test('an unknown format', async () => {
    await expect(importCommand('trivia', squad, { out: join(folder, 'x.jsonl') })).rejects.toThrow(/^"trivia" is no known format; give one of beir, squad,/);
  });

  test('a folder that holds files', async () => {
    await expect(importCommand('squad', squad, { out: join(folder, 'e.jsonl'), articles: folder })).rejects.toThrow(/already holds files/);
  });

  test('a set without a question', async () => {
    const empty = join(folder, 'empty.json');
    writeFileSync(empty, '{"data":[]}');
    await expect(importCommand('squad', empty, { out: join(folder, 'f.jsonl') })).rejects.toThrow(/there is no question in it/);
  });
});

async function imported(name: string, options: Partial<ImportOptions>): Promise<{ out: string; summary: unknown }> {
  const out = join(folder, `${name}.jsonl`);
  expect(await importCommand('squad', squad, { out, ...options })).toBe(0);
  return { out, summary: JSON.parse(String(printed.mock.calls[0]![0])) as unknown };
}
