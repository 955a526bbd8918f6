import { describe, expect, test } from 'vitest';
import { inflectionKey, irregularForms } from './inflection.ts';
import { IRREGULAR_WORDS } from './irregular-forms.ts';

test.each([
  ['approve', 'approves', 'approved', 'approving'],
  ['policy', 'policies'],
  ['keep', 'keeps', 'kept', 'keeping'],
  ['choose', 'chose', 'chosen', 'choosing'],
  ['run', 'ran', 'running'],
  ['die', 'died', 'dying', 'dies'],
  ['child', 'children', "children's"],
  ['criterion', 'criteria'],
  ['good', 'better'],
  ['bad', 'worse'],
])('%j and its forms share a key', (...forms) => {
  expect(new Set(forms.map(inflectionKey)).size).toBe(1);
});

test.each([
  ['found', 'founded'],
  ['left', 'leave'],
  ['won', 'win'],
  ['ground', 'grind'],
  ['best', 'good'],
  ['organ', 'organisation'],
  ['meeting', 'meet'],
])('%j and %j keep keys of their own', (one, other) => {
  expect(inflectionKey(one)).not.toBe(inflectionKey(other));
});

test.each([
  ['kept', ['keep', 'kept']],
  ['Keeping', ['keep', 'kept']],
  ['wore', ['wear', 'wore', 'worn']],
  ['leave', ['leave', 'left']],
  ['left', []],
  ['approve', []],
])('the irregular forms of %j are %j', (word, forms) => {
  expect(irregularForms(word)).toEqual(forms);
});

describe('the list of irregular words', () => {
  const all = IRREGULAR_WORDS.flatMap(({ base, forms }) => [base, ...forms]);

  test('names each base once and folds each form to one base', () => {
    expect(all.filter((form, index) => all.indexOf(form) < index)).toEqual([]);
  });

  test('gives a base and its forms one key, which is that of no other base', () => {
    expect(IRREGULAR_WORDS.filter(({ base, forms }) => forms.some((form) => inflectionKey(form) !== inflectionKey(base)))).toEqual([]);
    expect(new Set(IRREGULAR_WORDS.map(({ base }) => inflectionKey(base))).size).toBe(IRREGULAR_WORDS.length);
  });

  test('holds lower-case words', () => {
    expect(all.filter((form) => !/^[a-z]+$/.test(form))).toEqual([]);
  });
});
