/**
 * Windows code page 949 (Unified Hangul Code), what Korean Windows saves as "ANSI": EUC-KR, and in its unused byte pairs the 8,822
 * syllables that KS X 1001 lacks, in Unicode order. The platform's decoder knows only the EUC-KR part, so the rest is derived
 * from it here (WHATWG Encoding Standard, 12.1, index EUC-KR).
 *
 * @returns The text; undefined when the bytes are not valid in this code page.
 */
export function decodeWindows949(bytes: Uint8Array): string | undefined {
  const pieces: string[] = [];
  let plainFrom = 0;
  const flush = (end: number): boolean => {
    if (end === plainFrom) return true;
    const plain = decodeEucKr(bytes.subarray(plainFrom, end));
    if (plain === undefined) return false;
    pieces.push(plain);
    return true;
  };
  for (let at = 0; at < bytes.length; ) {
    const lead = bytes[at]!;
    if (lead < 0x80) {
      at++;
      continue;
    }
    const trail = bytes[at + 1];
    if (trail === undefined) return undefined;
    const syllable = (lead < 0xa1 || trail < 0xa1) && EXTENSION().get((lead << 8) | trail);
    if (syllable === undefined) return undefined;
    if (syllable !== false) {
      if (!flush(at)) return undefined;
      pieces.push(syllable);
      plainFrom = at + 2;
    }
    at += 2;
  }
  return flush(bytes.length) ? pieces.join('') : undefined;
}

function decodeEucKr(bytes: Uint8Array): string | undefined {
  try {
    return new TextDecoder('euc-kr', { fatal: true }).decode(bytes);
  } catch {
    return undefined; // a pair that neither EUC-KR nor the extension assigns
  }
}

/** Byte pair → syllable for the extension, built on first use. */
const EXTENSION = once(() => {
  const table = new Map<number, string>();
  const missing = syllablesOutsideKsX1001();
  let next = 0;
  for (let lead = 0x81; lead <= 0xc6 && next < missing.length; lead++) {
    for (const trail of trailsOf(lead)) if (next < missing.length) table.set((lead << 8) | trail, missing[next++]!);
  }
  return table;
});

/** Up to lead 0xA0 all trail bytes are free; from 0xA1 on, those from 0xA1 up belong to EUC-KR. */
function trailsOf(lead: number): number[] {
  const last = lead <= 0xa0 ? 0xfe : 0xa0;
  const ranges = [[0x41, 0x5a], [0x61, 0x7a], [0x81, last]] as const;
  return ranges.flatMap(([from, to]) => Array.from({ length: to - from + 1 }, (_, i) => from + i));
}

/** The 11,172 syllables of Unicode less the 2,350 of KS X 1001, rows 16 to 40. */
function syllablesOutsideKsX1001(): string[] {
  const rows = Uint8Array.from({ length: 25 * 94 * 2 }, (_, i) => (i % 2 === 0 ? 0xb0 + Math.floor(i / 188) : 0xa1 + (Math.floor(i / 2) % 94)));
  const known = new Set(decodeEucKr(rows));
  return Array.from({ length: 11_172 }, (_, i) => String.fromCharCode(0xac00 + i)).filter((syllable) => !known.has(syllable));
}

function once<T>(make: () => T): () => T {
  let made: T | undefined;
  return () => (made ??= make());
}
