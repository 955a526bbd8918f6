/** Runs the parsers of untrusted formats away from the main thread, which can end it when it takes too much. */
import { parentPort } from 'node:worker_threads';
import { AppError } from '#core/errors.ts';
import { decodeText, declaredEncoding } from './decode.ts';
import type { ParsedFile } from './parsed-file.ts';
import { readDocx } from './read-docx.ts';
import { readHtml } from './read-html.ts';
import { readPdf } from './read-pdf.ts';

/** One file to parse. */
export interface ParseTask {
  readonly kind: 'html' | 'pdf' | 'docx';
  readonly bytes: Uint8Array;
}

/** What came of it: the parsed file, or the sentence that says why there is none. */
export type ParseResult = { readonly parsed: ParsedFile } | { readonly refusal: string } | { readonly fault: string };

parentPort?.on('message', async ({ kind, bytes }: ParseTask) => {
  parentPort?.postMessage(await resultOf(kind, bytes), []);
});

async function resultOf(kind: ParseTask['kind'], bytes: Uint8Array): Promise<ParseResult> {
  try {
    return { parsed: await parse(kind, bytes) };
  } catch (error) {
    if (error instanceof AppError) return { refusal: error.message };
    return { fault: error instanceof Error ? (error.stack ?? error.message) : String(error) };
  }
}

function parse(kind: ParseTask['kind'], bytes: Uint8Array): ParsedFile | Promise<ParsedFile> {
  if (kind === 'pdf') return readPdf(bytes);
  return kind === 'docx' ? readDocx(bytes) : readHtml(decodeText(bytes, declaredEncoding(bytes)));
}
