import { extname } from 'node:path';
import { AppError } from '#core/errors.ts';
import { zipEntries } from './zip-directory.ts';

/** How a file is read. */
export type FileKind = 'text' | 'markdown' | 'html' | 'pdf' | 'docx';

const KIND_OF: ReadonlyMap<string, FileKind> = new Map([
  ['.txt', 'text'],
  ['.md', 'markdown'],
  ['.markdown', 'markdown'],
  ['.html', 'html'],
  ['.htm', 'html'],
  ['.xhtml', 'html'],
  ['.pdf', 'pdf'],
  ['.docx', 'docx'],
]);

/** Extensions of the files that can be read, in lower case with their dot. */
export const SUPPORTED_EXTENSIONS: ReadonlySet<string> = new Set(KIND_OF.keys());

/** What can be read, for messages to people. */
export const SUPPORTED_FORMATS = 'txt, md, html, pdf and docx';

/**
 * Decides how a file is read: by its extension, which its first bytes must bear out. A PDF under another name is read
 * as PDF; whatever is none of the supported formats is refused by its name.
 * @throws {AppError} `unreadable_document` saying what the file is and which formats are supported.
 */
export function fileKind(path: string, bytes: Uint8Array): FileKind {
  const extension = extname(path).toLowerCase();
  const kind = KIND_OF.get(extension);
  const content = contentOf(bytes);
  if (content === 'pdf' && kind) return 'pdf';
  if (content === 'zip' && kind === 'docx') {
    const inside = officeKind(bytes);
    if (inside === 'a Word document' || inside === 'a zip archive') return 'docx';
    throw unsupported(inside);
  }
  if (content === 'zip') throw unsupported(officeKind(bytes));
  if (content !== undefined && content !== 'pdf') throw unsupported(content);
  if (!kind) throw unsupported(extension ? `a ${extension} file` : 'a file without extension');
  if (kind === 'docx') throw new AppError('unreadable_document', 'The file is no Word document inside; save it as .docx again and ingest that.');
  if (kind === 'pdf') throw new AppError('unreadable_document', 'The file is no PDF inside; get or export it again.');
  return kind;
}

/** Formats that first bytes give away; undefined for text and anything else. */
function contentOf(bytes: Uint8Array): string | undefined {
  const head = Buffer.from(bytes.subarray(0, 1024)).toString('latin1'); // not TextDecoder, whose latin1 is windows-1252
  if (/^[\s\0\u00EF\u00BB\u00BF]{0,512}%PDF-/.test(head)) return 'pdf';
  if (head.startsWith('PK\u0003\u0004') || head.startsWith('PK\u0005\u0006')) return 'zip';
  if (head.startsWith('\u00D0\u00CF\u0011\u00E0')) return 'an old Office file or Outlook message';
  if (head.startsWith('{\\rtf')) return 'a rich-text file';
  if (head.startsWith('\u001F\u008B') || head.startsWith('7z\u00BC\u00AF') || head.startsWith('Rar!')) return 'a compressed archive';
  if (/^(?:\u0089PNG|\u00FF\u00D8\u00FF|GIF8|RIFF|BM.{4}\0\0\0\0|II\*\0|MM\0\*)/s.test(head)) return 'a picture or recording';
  return undefined;
}

function officeKind(bytes: Uint8Array): string {
  const names = new Set(zipEntries(bytes).map(({ name }) => name));
  if (names.has('word/document.xml')) return 'a Word document';
  if (names.has('ppt/presentation.xml')) return 'a PowerPoint presentation';
  return names.has('xl/workbook.xml') ? 'an Excel workbook' : 'a zip archive';
}

function unsupported(what: string): AppError {
  return new AppError('unreadable_document', `This is ${what}; supported formats are ${SUPPORTED_FORMATS}, so save it as one of them.`);
}
