import mammoth from 'mammoth';
import { AppError } from '#core/errors.ts';
import { hiddenCharacters } from '../clean/hidden-text.ts';
import { hiddenRuns } from '../clean/hidden-text-docx.ts';
import { normaliseLine } from './characters.ts';
import { parseDom } from './dom.ts';
import { htmlBlocks } from './html-blocks.ts';
import { languageSubtag } from './front-matter.ts';
import { NO_METADATA, type ParsedFile, withoutTitleBlock } from './parsed-file.ts';
import { unzip, type ZipEntry, zipEntries } from './zip-directory.ts';

/** Title styles become headings; the rest of mammoth's own map (headings, lists, tables) stays in force. */
const STYLES = ["p[style-name='Title'] => h1:fresh", "p[style-name='Subtitle'] => h2:fresh", "p[style-name='제목'] => h1:fresh"];

/**
 * Reads a Word document: headings, paragraphs, lists, tables and notes in order, without its headers, footers and
 * images. Title and author are the ones in its properties. Their dates tell when the file was saved, not when its
 * text was published, and so are not taken.
 * @throws {AppError} `unreadable_document` when the archive is refused or holds no Word document.
 */
export async function readDocx(bytes: Uint8Array): Promise<ParsedFile> {
  const entries = zipEntries(bytes);
  const main = entries.find(({ name }) => name === 'word/document.xml');
  if (main === undefined) {
    throw new AppError('unreadable_document', 'The file is no Word document inside; save it as .docx again and ingest that.');
  }
  for (const entry of entries) if (entry.name.endsWith('.xml') || entry.name.endsWith('.rels')) unzip(bytes, entry);
  const { body } = parseDom(await convert(bytes));
  const hidden = hiddenRuns(new TextDecoder().decode(unzip(bytes, main)));
  const dropped = [...hidden.dropped, ...hiddenCharacters(body.textContent ?? '')];
  return withoutTitleBlock({ metadata: { ...NO_METADATA, ...properties(bytes, entries) }, blocks: hidden.without(htmlBlocks(body)), dropped });
}

async function convert(bytes: Uint8Array): Promise<string> {
  const convertImage = mammoth.images.imgElement(async () => ({ src: '' }));
  try {
    const { value } = await mammoth.convertToHtml({ buffer: Buffer.from(bytes) }, { styleMap: STYLES, convertImage, externalFileAccess: false });
    return value;
  } catch (cause) {
    throw new AppError('unreadable_document', 'The Word document is damaged and cannot be opened; open it in a word processor, save it again and ingest that.', { cause });
  }
}

/** Dublin Core properties of the package (ECMA-376 part 2, section 11). */
function properties(bytes: Uint8Array, entries: readonly ZipEntry[]): { title: string | null; author: string | null; language: string | null } {
  const core = entries.find(({ name }) => name === 'docProps/core.xml');
  const xml = core ? new TextDecoder().decode(unzip(bytes, core)) : '';
  const value = (tag: string): string | null => {
    const content = new RegExp(`<${tag}(?:\\s[^>]*)?>([^<]*)</${tag}>`).exec(xml)?.[1] ?? '';
    return normaliseLine(parseDom(content).body.textContent ?? '') || null;
  };
  const [title, author, language] = [value('dc:title'), value('dc:creator'), value('dc:language')];
  return { title: title && isTitle(title) ? title : null, author: author && isPerson(author) ? author : null, language: language && languageSubtag(language) };
}

/** Word fills in the template's name or a file name by itself. */
function isTitle(title: string): boolean {
  return !/^(?:word document|document\d*|untitled|제목 없음)$/i.test(title) && !/\.\w{2,5}$/.test(title);
}

function isPerson(author: string): boolean {
  return !/^(?:python-docx|user|admin|administrator|owner|microsoft|un-named|apache poi)/i.test(author);
}
