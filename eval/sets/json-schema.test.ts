import { readdirSync, readFileSync } from 'node:fs';
import { Ajv2020 } from 'ajv/dist/2020.js';
import { describe, expect, test } from 'vitest';
import { SetHead, SetLine } from '../sets.ts';
import { SCHEMA_FILE, setJsonSchema } from './json-schema.ts';

const isLine = new Ajv2020({ strict: false }).compile(setJsonSchema());

test('the shipped file is current; "node eval/sets/json-schema.ts" writes it anew', () => {
  expect(JSON.parse(readFileSync(SCHEMA_FILE, 'utf8'))).toEqual(setJsonSchema());
});

test('every field says what it is', () => {
  const described = [...Object.entries(SetLine.shape), ...Object.entries(SetHead.shape)].filter(([, field]) => field.description !== undefined || field.meta()?.description !== undefined);
  expect(described.map(([name]) => name)).toEqual(expect.arrayContaining(['id', 'question', 'turns', 'expected', 'gold', 'answerable', 'tags', 'choices', 'answer', 'conflict', 'reports', 'set']));
});

test.each(readdirSync('data/eval').filter((name) => name.endsWith('.jsonl')))('every line of data/eval/%s has it', (name) => {
  const lines = readFileSync(`data/eval/${name}`, 'utf8').split('\n').filter((line) => line !== '');
  expect(lines.filter((line) => !isLine(JSON.parse(line)))).toEqual([]);
});

describe('takes and refuses what the reader does', () => {
  test.each([
    { id: 'a', question: 'A?' },
    { id: 'a', turns: ['A?', 'B?'], part: 'tuning', language: 'ko' },
    { id: 'a', question: 'A?', choices: ['x', 'y'], answer: 'y', conflict: true, reports: 2, gold: [{ article: 'a', fact: 'f', grade: 2 }] },
    { id: 'a', question: 'A?', turns: ['A?'] },
    { id: 'a' },
    { id: 'a', question: 'A?', choices: ['x', 'y'] },
    { id: 'a', question: 'A?', part: 'test' },
    { id: 'a', question: 'A?', expected: ['x'] },
    { id: 'a', question: 'A?', gold: [{ article: 'a', grade: 0 }] },
    { id: 'a', question: 'A?', other: 1 },
    { id: '', question: 'A?' },
  ])('%j', (line) => {
    expect(isLine(line)).toBe(SetLine.safeParse(line).success);
  });

  test.each([{ set: 'x', part: 'held-back', language: 'en', licence: 'CC0' }, { set: 'x', part: 'both' }, { set: '' }])('head %j', (head) => {
    expect(isLine(head)).toBe(SetHead.safeParse(head).success);
  });
});
