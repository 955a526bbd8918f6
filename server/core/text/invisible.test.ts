import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { withoutInvisible, type Unseen } from './invisible.ts';

test.each<[string, string, string, Unseen[]]>([
  ['zero-width spaces and joiners in words', 'se\u200bcr\u200det\u2060s', 'secrets', ['zero-width', 'zero-width', 'zero-width']],
  ['Hangul fillers', '국방\u3164부', '국방부', ['zero-width']],
  ['overrides and embeddings', 'a\u202eb\u202cc\u2066d\u2069', 'abcd', ['direction', 'direction', 'direction', 'direction']],
  ['marks of direction', 'מספר\u200f 5\u200e', 'מספר 5', ['direction', 'direction']],
  ['tag characters', 'ok\u{e0049}\u{e0067}', 'ok', ['tag', 'tag']],
  ['bytes in selectors', '😀\ufe0f\u{e0130}\u{e0131}', '😀\ufe0f', ['selector', 'selector']],
  ['selectors behind letters', 'a\ufe0fb\ufe01', 'ab', ['selector', 'selector']],
  ['soft hyphens and byte order marks', '\ufeffmain\u00adtenance', 'maintenance', ['typesetting', 'typesetting']],
])('%s are taken out', (_what, text, rest, kinds) => {
  const told: Unseen[] = [];
  expect(withoutInvisible(text, (kind) => told.push(kind))).toBe(rest);
  expect(told).toEqual(kinds);
});

test.each([
  ['families', '👨‍👩‍👧‍👦'],
  ['professions with a skin tone', '👩🏽‍🚀'],
  ['hearts on fire', '❤️‍🔥'],
  ['keycaps', '1️⃣'],
  ['rainbow flags', '🏳️‍🌈'],
  ['flags of regions', '🏴󠁧󠁢󠁥󠁮󠁧󠁿'],
  ['Persian non-joiners', 'می‌خواهم'],
  ['Devanagari joiners', 'क्‍ष'],
  ['variants of Han characters', '葛\u{e0100}城'],
])('%s stay', (_what, text) => {
  expect(withoutInvisible(text)).toBe(text);
});

test('twice is once, and what is seen is left alone', () => {
  const parts = fc.constantFrom('👨', '\u200d', '\ufe0f', '\u{1f3fd}', '❤', 'a', '1', '\u200b', '\u202e', '🏴', '\u{e0067}', '\u{e0062}', '\u{e0065}', '\u{e007f}', 'م', '\u200c', '葛', '\u{e0100}', '국', ' ');
  fc.assert(
    fc.property(fc.array(parts, { maxLength: 12 }), (written) => {
      const once = withoutInvisible(written.join(''));
      expect(withoutInvisible(once)).toBe(once);
      expect(seen(once)).toBe(seen(written.join('')));
    }),
    { numRuns: 500 },
  );
});

function seen(text: string): string {
  return text.replaceAll(/[\p{Cf}\p{M}\u{e0000}-\u{e01ef}]/gu, '');
}
