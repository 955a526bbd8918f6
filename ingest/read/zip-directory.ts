import { inflateRawSync } from 'node:zlib';
import { AppError } from '#core/errors.ts';

/** One file in a zip archive, as the archive's central directory declares it. */
export interface ZipEntry {
  readonly name: string;
  /** Bytes before and after unpacking. */
  readonly packed: number;
  readonly unpacked: number;
  /** 0 stored, 8 deflated. */
  readonly method: number;
  readonly encrypted: boolean;
  /** Where its local header begins. */
  readonly offset: number;
}

const MAX_ENTRIES = 4_000;
const MAX_UNPACKED = 256 * 1024 * 1024;
const [END, ENTRY, ENTRY_SIZE] = [0x06054b50, 0x02014b50, 46];

/**
 * Lists an archive without unpacking it, and refuses the ones made to exhaust memory (ASVS 5.0, 5.2.3). Sizes are what
 * the directory declares; a liar is stopped by {@link unzip}'s limit and by the worker's memory limit.
 * @throws {AppError} `unreadable_document` when the archive is damaged, locked with a password, or too large unpacked.
 */
export function zipEntries(bytes: Uint8Array): ZipEntry[] {
  const view = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const end = view.lastIndexOf(Buffer.from([0x50, 0x4b, 0x05, 0x06]));
  if (end < 0 || end + 22 > view.length || view.readUInt32LE(end) !== END) throw damaged();
  const count = view.readUInt16LE(end + 10);
  let at = view.readUInt32LE(end + 16);
  if (count > MAX_ENTRIES) throw new AppError('unreadable_document', `The document is an archive of ${count} parts, more than any real document has; check where it comes from.`);

  const entries: ZipEntry[] = [];
  for (let number = 0; number < count; number += 1) {
    if (at + ENTRY_SIZE > view.length || view.readUInt32LE(at) !== ENTRY) throw damaged();
    const nameLength = view.readUInt16LE(at + 28);
    entries.push({
      name: view.toString('utf8', at + ENTRY_SIZE, at + ENTRY_SIZE + nameLength),
      packed: view.readUInt32LE(at + 20),
      unpacked: view.readUInt32LE(at + 24),
      method: view.readUInt16LE(at + 10),
      encrypted: (view.readUInt16LE(at + 8) & 1) === 1,
      offset: view.readUInt32LE(at + 42),
    });
    at += ENTRY_SIZE + nameLength + view.readUInt16LE(at + 30) + view.readUInt16LE(at + 32);
  }
  if (entries.reduce((sum, { unpacked }) => sum + unpacked, 0) > MAX_UNPACKED) {
    throw new AppError('unreadable_document', `The document unpacks to more than ${MAX_UNPACKED / 1024 / 1024} MB; split it or check where it comes from.`);
  }
  if (entries.some(({ encrypted }) => encrypted)) throw new AppError('unreadable_document', 'The document is locked with a password; save a copy without one and ingest that.');
  return entries;
}

/** Unpacks one entry; the text of the XML parts of a document. @throws {AppError} `unreadable_document` when it is damaged or larger than declared. */
export function unzip(bytes: Uint8Array, entry: ZipEntry): Uint8Array {
  const view = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  if (entry.offset + 30 > view.length) throw damaged();
  const start = entry.offset + 30 + view.readUInt16LE(entry.offset + 26) + view.readUInt16LE(entry.offset + 28);
  const packed = view.subarray(start, start + entry.packed);
  if (entry.method === 0) return packed;
  try {
    return inflateRawSync(packed, { maxOutputLength: Math.max(1, entry.unpacked) });
  } catch (cause) {
    throw damaged(cause);
  }
}

function damaged(cause?: unknown): AppError {
  return new AppError('unreadable_document', 'The document is damaged and cannot be unpacked; get or save it again.', { cause });
}
