import { expect, test } from 'vitest';
import { decodeWindows949 } from './windows-949.ts';

test('plain EUC-KR and the extension are read together', () => {
  // 한 (EUC-KR), 펲, 뷁, 됬 (extension), ASCII.
  expect(decodeWindows949(Uint8Array.of(0xc7, 0xd1, 0x20, 0xc5, 0x7a, 0x21))).toHaveLength(4);
  expect(decodeWindows949(Uint8Array.of(0x94, 0xee))).toBe('뷁');
  expect(decodeWindows949(Uint8Array.of(0x81, 0x41))).toBe('갂');
  expect(decodeWindows949(Uint8Array.of(0xc6, 0x52))).toBe('힣');
});

test.each([[[0xc7]], [[0x80, 0x41]], [[0xc6, 0x53]], [[0xff, 0xff]]])('%j is not this code page', (bytes) => {
  expect(decodeWindows949(Uint8Array.from(bytes))).toBeUndefined();
});
