import { open } from 'node:fs/promises';
import { basename, extname, resolve } from 'node:path';
import { AppError } from '#core/errors.ts';
import { hiddenCharacters } from '../clean/hidden-text.ts';
import type { SourceDocument } from '../document.ts';
import { normaliseCharacters } from './characters.ts';
import { decodeText } from './decode.ts';
import { fileKind } from './file-kind.ts';
import { readFrontMatter } from './front-matter.ts';
import { parseInWorker } from './parse-in-worker.ts';
import type { ParsedFile } from './parsed-file.ts';
import { readMarkdown } from './read-markdown.ts';

const MAX_BYTES = 64 * 1024 * 1024;

/**
 * Reads one file: its blocks, and what it declares of itself. Text files come as a single block that keeps its line
 * structure, for the cleaner to divide; other formats state their blocks. The language is the declared one or null.
 *
 * @param signal - Ends a parse under way; the promise then rejects with the signal's reason.
 * @returns One document.
 * @throws {AppError} `unreadable_document` with one sentence: what is wrong, and what to do.
 */
export async function readDocument(path: string, signal?: AbortSignal): Promise<SourceDocument[]> {
  const bytes = await readBytes(path);
  if (bytes.length === 0) throw new AppError('unreadable_document', 'The file is empty; put text in it or leave it out.');
  const parsed = await parse(path, bytes, signal);
  if (parsed.blocks.length === 0) throw new AppError('unreadable_document', 'The file holds no text; put text in it or leave it out.');
  return [{ ...parsed.metadata, path: resolve(path), name: basename(path, extname(path)).normalize('NFC'), blocks: parsed.blocks, dropped: parsed.dropped }];
}

async function parse(path: string, bytes: Uint8Array, signal: AbortSignal | undefined): Promise<ParsedFile> {
  const kind = fileKind(path, bytes);
  if (kind !== 'text' && kind !== 'markdown') return parseInWorker({ kind, bytes }, signal);
  const decoded = decodeText(bytes);
  const parsed = kind === 'text' ? plainText(decoded) : readMarkdown(decoded);
  return { ...parsed, dropped: [...parsed.dropped, ...hiddenCharacters(decoded)] };
}

function plainText(decoded: string): ParsedFile {
  const { metadata, body } = readFrontMatter(normaliseCharacters(decoded));
  const text = body.replaceAll(/[ \t]+$/gm, '').replace(/^\n+|\s+$/g, '');
  return { metadata, blocks: text.trim() ? [{ kind: 'text', text }] : [], dropped: [] };
}

async function readBytes(path: string): Promise<Uint8Array> {
  try {
    await using file = await open(path);
    const stats = await file.stat();
    if (!stats.isFile()) throw new AppError('unreadable_document', 'This is no file; name a file or a folder of files.');
    if (stats.size > MAX_BYTES) throw new AppError('unreadable_document', `The file is larger than ${MAX_BYTES / 1024 / 1024} MB; split it and ingest the parts.`);
    return new Uint8Array(await file.readFile());
  } catch (cause) {
    if (cause instanceof AppError) throw cause;
    const code = (cause as NodeJS.ErrnoException).code;
    const why = code === 'ENOENT' ? 'There is no such file; check the path' : code === 'EACCES' ? 'The file may not be read; change its permissions' : `The file cannot be read (${code ?? 'unknown error'}); check the disk`;
    throw new AppError('unreadable_document', `${why} and ingest again.`, { cause });
  }
}
