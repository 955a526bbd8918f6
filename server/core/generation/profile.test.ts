import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { parseProfile, profileFor, UNKNOWN_MODEL } from './profile.ts';

const FOLDER = new URL('../../../data/models/', import.meta.url);
const files = readdirSync(FOLDER).filter((name) => name.endsWith('.json')).sort();
const PROFILES = files.map((name) => parseProfile(readFileSync(new URL(name, FOLDER), 'utf8'), name));

describe('the profiles that come with the program', () => {
  test.each(files.map((name, index) => [name, PROFILES[index]!] as const))('%s says where its values come from and leaves room for evidence', (_name, profile) => {
    expect(profile.source.length).toBeGreaterThan(0);
    expect(profile.contextTokens - profile.replyTokens).toBeGreaterThan(2_000);
    expect(() => new RegExp(profile.pattern)).not.toThrow();
  });

  test.each([
    ['skt/A.X-4.0-Light', 'A.X 3 and A.X 4.0 (SK Telecom)'],
    ['ax-4.0', 'A.X 3 and A.X 4.0 (SK Telecom)'],
    ['skt/A.X-K1', 'A.X K1 and K2 (SK Telecom)'],
    ['LGAI-EXAONE/EXAONE-4.0-32B', 'EXAONE 4 and K-EXAONE (LG AI Research)'],
    ['LGAI-EXAONE/K-EXAONE-236B-A23B', 'EXAONE 4 and K-EXAONE (LG AI Research)'],
    ['LGAI-EXAONE/EXAONE-Deep-7.8B', 'EXAONE Deep (LG AI Research)'],
    ['LGAI-EXAONE/EXAONE-3.5-7.8B-Instruct', 'EXAONE 3 and 3.5 (LG AI Research)'],
    ['naver-hyperclovax/HyperCLOVAX-SEED-Think-14B', 'HyperCLOVA X SEED Think (Naver Cloud)'],
    ['solar-pro2', 'Solar Pro 2 and later (Upstage)'],
    ['Motif-Technologies/Motif-2-12.7B-Reasoning', 'Motif (Motif Technologies)'],
    ['Qwen/Qwen3-8B', 'Qwen3 behind vLLM, SGLang or llama.cpp'],
    ['Qwen/Qwen3.5-35B-A3B', 'Qwen3 behind vLLM, SGLang or llama.cpp'],
    ['Qwen/Qwen3-235B-A22B-Thinking-2507', 'Qwen3 Thinking, which always thinks'],
    ['Qwen/Qwen3-30B-A3B-Instruct-2507', UNKNOWN_MODEL.name],
    ['qwen3:8b', 'Thinking models behind Ollama (names with a colon)'],
    ['gpt-oss:20b', 'gpt-oss behind Ollama'],
    ['openai/gpt-oss-20b', 'gpt-oss (OpenAI)'],
    ['llama3.2:3b', 'Other models behind Ollama (names with a colon)'],
    ['deepseek-ai/DeepSeek-R1-Distill-Qwen-7B', 'DeepSeek R1, its distillates, and QwQ, which always think'],
    ['google/gemma-3-12b-it', 'Gemma 2 and 3 (Google), outside Ollama'],
    ['gpt-5-mini', 'OpenAI o-series and GPT-5'],
    ['o4-mini', 'OpenAI o-series and GPT-5'],
    ['gpt-4o', 'OpenAI GPT-4o and GPT-4.1'],
    ['meta-llama/Llama-3.1-8B-Instruct', UNKNOWN_MODEL.name],
    ['scripted', UNKNOWN_MODEL.name],
  ])('%s is asked as %s', (model, name) => {
    expect(profileFor(model, PROFILES).name).toBe(name);
  });

  test('each of them is there for some model', () => {
    expect(new Set(PROFILES.map(({ name }) => name)).size).toBe(PROFILES.length);
  });
});

test('thinking aloud is known of every model, and a family’s own tags come first', () => {
  expect(profileFor('anything', []).reasoning.map(({ open }) => open)).toContain('<think>');
  expect(profileFor('EXAONE-Deep-7.8B', PROFILES).reasoning[0]).toEqual({ open: '<thought>', close: '</thought>', implied: true });
});

test('lower priority wins, then order', () => {
  const [profile] = PROFILES;
  const named = (name: string, priority: number) => ({ ...profile!, name, priority, pattern: 'x' });
  expect(profileFor('x', [named('b', 3), named('a', 1), named('c', 1)]).name).toBe('a');
});

test.each([
  ['no JSON', '{'],
  ['another shape', '{"name": "x"}'],
  ['no expression', JSON.stringify({ ...UNKNOWN_MODEL, pattern: '(' })],
  ['a misspelt key', JSON.stringify({ ...UNKNOWN_MODEL, temprature: 0 })],
])('%s is refused with the name of the file', (_what, text) => {
  expect(() => parseProfile(text, 'mine.json')).toThrow(expect.objectContaining({ code: 'configuration', message: expect.stringMatching(/^mine\.json/) }));
});
