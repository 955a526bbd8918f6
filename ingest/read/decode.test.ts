import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { decodeText, declaredEncoding } from './decode.ts';

const KOREAN = '하랑 방위청은 오늘 장비 정비 지침을 고쳤다.\n새 지침은 5월 14일부터 시행된다. 점검 주기는 30일이다.';
const JAPANESE = '装備の点検は三十日ごとに行います。ひらがなとカタカナの文章です。';
const FRENCH = 'Le café coûte 3,50 €. « Très bien », dit-elle, « c’était parfait ».';

describe('decodeText', () => {
  test('text of any script survives UTF-8, UTF-16 and UTF-32, marked', () => {
    const text = fc.string({ unit: 'grapheme', minLength: 1, maxLength: 60 }).filter((value) => !value.startsWith('\uFEFF') && value.isWellFormed());
    fc.assert(
      fc.property(text, (value) => {
        for (const bytes of marked(value)) expect(decodeText(bytes)).toBe(value);
      }),
    );
  });

  test.each(['utf16le', 'utf16be', 'utf32le', 'utf32be'] as const)('unmarked %s is known by its NUL bytes', (encoding) => {
    for (const text of [KOREAN, FRENCH]) expect(decodeText(wide(text, encoding))).toBe(text);
  });

  test.each([
    ['euc-kr', KOREAN],
    ['shift_jis', JAPANESE],
    ['windows-1252', FRENCH],
    ['euc-kr', '예산'],
  ])('%s is known by what it decodes to', (label, text) => {
    expect(decodeText(legacy(text, label))).toBe(text);
  });

  test('a declared encoding is taken when it fits, and not when it does not', () => {
    expect(decodeText(legacy(FRENCH, 'windows-1252'), 'iso-8859-1')).toBe(FRENCH);
    expect(decodeText(Buffer.from(KOREAN), 'euc-kr')).toBe(KOREAN);
    expect(decodeText(Buffer.from(KOREAN), 'no-such-label')).toBe(KOREAN);
  });

  test('UTF-8 with one broken byte stays UTF-8', () => {
    const bytes = Buffer.concat([Buffer.from(KOREAN), Buffer.from([0xff]), Buffer.from(KOREAN)]);
    expect(decodeText(bytes)).toBe(`${KOREAN}\uFFFD${KOREAN}`);
  });

  test('bytes that are no text are refused with what to do', () => {
    for (const least of [0, 1]) expect(() => decodeText(Uint8Array.from({ length: 400 }, (_, index) => least + ((index * 7919) % 251)))).toThrow(/binary data.*save it as/);
  });
});

test('the declared encoding is read from HTML and XML', () => {
  expect(declaredEncoding(Buffer.from('<meta charset="EUC-KR">'))).toBe('EUC-KR');
  expect(declaredEncoding(Buffer.from('<meta http-equiv="Content-Type" content="text/html; charset=shift_jis">'))).toBe('shift_jis');
  expect(declaredEncoding(Buffer.from('<?xml version="1.0" encoding="utf-8"?>'))).toBe('utf-8');
  expect(declaredEncoding(Buffer.from('<p>charset</p>'))).toBeNull();
});

function marked(text: string): Uint8Array[] {
  const all = `\uFEFF${text}`;
  return [Buffer.from(all), wide(all, 'utf16le'), wide(all, 'utf16be'), wide(all, 'utf32le'), wide(all, 'utf32be')];
}

function wide(text: string, encoding: 'utf16le' | 'utf16be' | 'utf32le' | 'utf32be'): Uint8Array {
  if (encoding === 'utf16le') return Buffer.from(text, 'utf16le');
  if (encoding === 'utf16be') return Buffer.from(text, 'utf16le').swap16();
  const points = [...text].map((character) => character.codePointAt(0)!);
  const bytes = Buffer.alloc(4 * points.length);
  for (const [index, point] of points.entries()) bytes.writeUInt32LE(point, 4 * index);
  return encoding === 'utf32le' ? bytes : bytes.swap32();
}

/** Encodes by inverting the decoder, one and two bytes at a time. */
function legacy(text: string, label: string): Uint8Array {
  const decoder = new TextDecoder(label);
  const codes = new Map<string, readonly number[]>();
  for (let first = 0x81; first < 0x100; first += 1) {
    for (let second = 0x40; second < 0x100; second += 1) codes.set(decoder.decode(Uint8Array.of(first, second)), [first, second]);
  }
  for (let byte = 0; byte < 0x100; byte += 1) codes.set(decoder.decode(Uint8Array.of(byte)), [byte]);
  return Uint8Array.from([...text].flatMap((character) => [...codes.get(character)!]));
}
