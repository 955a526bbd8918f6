import { analyse } from 'chardet';
import { AppError } from '#core/errors.ts';
import { decodeWindows949 } from './windows-949.ts';

/**
 * Decodes the bytes of a text file, whatever encoding they are in: a byte-order mark decides, then NUL patterns
 * (UTF-16 and UTF-32), then what the file declares, then UTF-8, then the legacy encodings. Every candidate but the
 * last must decode without a single error, so a wrong guess shows itself.
 *
 * @param declared - Label from HTML or XML, e.g. `euc-kr`; an unknown label is as good as none.
 * @returns The text without its byte-order mark, otherwise as it stands.
 * @throws {AppError} `unreadable_document` when the bytes are not text.
 */
export function decodeText(bytes: Uint8Array, declared?: string | null): string {
  const text = byMark(bytes) ?? byNulPattern(bytes);
  if (text !== undefined) return text;
  if (bytes.includes(0) || controlShare(bytes) > 0.02) {
    throw new AppError('unreadable_document', 'The file holds binary data, not text; save it as .txt, .md, .html, .pdf or .docx and ingest it again.');
  }
  return (declared ? decodeStrictly(bytes, declared) : undefined) ?? decodeStrictly(bytes, 'utf-8') ?? damagedUtf8(bytes) ?? legacy(bytes);
}

/** The encoding that an HTML or XML file names in its first kilobyte (WHATWG prescan, simplified), or null. */
export function declaredEncoding(bytes: Uint8Array): string | null {
  const head = new TextDecoder('latin1').decode(bytes.subarray(0, 4096));
  return /<meta\s[^>]*charset\s*=\s*["']?\s*([\w:.-]+)/i.exec(head)?.[1] ?? /<\?xml\s[^>]*encoding\s*=\s*["']([\w:.-]+)/i.exec(head)?.[1] ?? null;
}

function byMark(bytes: Uint8Array): string | undefined {
  const starts = (...mark: readonly number[]): boolean => mark.every((byte, index) => bytes[index] === byte);
  if (starts(0xff, 0xfe, 0, 0)) return utf32(bytes.subarray(4), true);
  if (starts(0, 0, 0xfe, 0xff)) return utf32(bytes.subarray(4), false);
  if (starts(0xef, 0xbb, 0xbf)) return decodeStrictly(bytes, 'utf-8');
  if (starts(0xff, 0xfe)) return decodeStrictly(bytes, 'utf-16le');
  return starts(0xfe, 0xff) ? decodeStrictly(bytes, 'utf-16be') : undefined;
}

/** Unmarked UTF-16 or UTF-32: even Korean text has spaces and line ends, whose other bytes are NUL. */
function byNulPattern(bytes: Uint8Array): string | undefined {
  if (!bytes.subarray(0, 65_536).includes(0)) return undefined;
  const candidates = [utf32(bytes, true), utf32(bytes, false), decodeStrictly(bytes, 'utf-16le'), decodeStrictly(bytes, 'utf-16be')];
  return candidates.find((text) => text !== undefined && readsAsText(text));
}

/** Text has no NUL and hardly a control or private character; half of its characters or more belong to words, and spaces occur. */
function readsAsText(text: string): boolean {
  const sample = text.slice(0, 20_000);
  const words = sample.match(/[\p{L}\p{N}\s]/gu)?.length ?? 0;
  const odd = sample.match(/[\p{Cc}\p{Cn}\p{Co}]/gu)?.filter((character) => !/\s/.test(character)).length ?? 0;
  const plain = sample.match(/[ \n\r\ta-zA-Z0-9]/g)?.length ?? 0;
  return !sample.includes('\0') && odd === 0 && words * 2 >= sample.length && plain * 20 >= sample.length;
}

function utf32(bytes: Uint8Array, littleEndian: boolean): string | undefined {
  if (bytes.length % 4 !== 0) return undefined;
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const parts: string[] = [];
  for (let at = 0; at < bytes.length; at += 4) {
    const point = view.getUint32(at, littleEndian);
    if (point > 0x10ffff || (point >= 0xd800 && point < 0xe000)) return undefined;
    parts.push(String.fromCodePoint(point));
  }
  return parts.join('');
}

/** Share of control bytes that text does not use: all below 32 but tab, line feed, form feed, return and escape. */
function controlShare(bytes: Uint8Array): number {
  const sample = bytes.subarray(0, 65_536);
  return sample.filter((byte) => byte < 32 && ![9, 10, 12, 13, 27].includes(byte)).length / (sample.length || 1);
}

function decodeStrictly(bytes: Uint8Array, label: string): string | undefined {
  try {
    return new TextDecoder(label, { fatal: true }).decode(bytes);
  } catch {
    return undefined; // not this encoding, or no encoding of this name: the next candidate is tried
  }
}

/** UTF-8 with a few broken bytes (cut or patched files): far more right sequences than wrong ones, and at least ten. */
function damagedUtf8(bytes: Uint8Array): string | undefined {
  const text = new TextDecoder('utf-8').decode(bytes);
  const broken = text.match(/\uFFFD/g)?.length ?? 0;
  const whole = text.match(/[\u0080-\uFFFC]/g)?.length ?? 0;
  return whole >= 10 && whole > broken * 20 ? text : undefined;
}

/**
 * EUC-KR (as CP949) and Shift_JIS are recognised by what they decode to, since detectors confuse short texts;
 * others by chardet's ranking. Windows-1252 decodes anything and so comes last.
 */
function legacy(bytes: Uint8Array): string {
  const korean = decodeWindows949(bytes);
  if (korean !== undefined && share(korean, /[\uAC00-\uD7A3]/g) >= 0.6 && /[\uAC00-\uD7A3]{2}/.test(korean)) return korean;
  const japanese = decodeStrictly(bytes, 'shift_jis');
  if (japanese !== undefined && share(japanese, /[\u3041-\u30FE]/g) >= 0.2) return japanese;

  for (const { name, confidence } of analyse(bytes)) {
    if (confidence < 40 || /^(UTF|ASCII|ISO-8859-1$)/i.test(name)) continue;
    const text = decodeStrictly(bytes, name);
    if (text !== undefined && !/[\u0080-\u009F]/.test(text)) return text;
  }
  return new TextDecoder('windows-1252').decode(bytes);
}

/** Share of the characters outside ASCII that match. */
function share(text: string, pattern: RegExp): number {
  const foreign = text.match(/[^\0-\u007F]/g)?.length ?? 0;
  return foreign === 0 ? 0 : (text.match(pattern)?.length ?? 0) / foreign;
}
