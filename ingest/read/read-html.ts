import { parseDom } from './dom.ts';
import { htmlMetadata } from './html-metadata.ts';
import { mainContent } from './main-content.ts';
import { type ParsedFile, withoutTitleBlock } from './parsed-file.ts';

/** Reads a page: its article as blocks, its declared metadata, and the rest as dropped. */
export function readHtml(html: string): ParsedFile {
  return withoutTitleBlock({ metadata: htmlMetadata(parseDom(html)), ...mainContent(html) });
}
