import { HIDDEN, hiddenCharacters } from '../clean/hidden-text.ts';
import { hiddenElements } from '../clean/hidden-text-html.ts';
import type { Dropped } from '../document.ts';
import { normaliseLine } from './characters.ts';
import { type DomDocument, parseDom } from './dom.ts';
import { htmlMetadata } from './html-metadata.ts';
import { mainContent } from './main-content.ts';
import { removeUnseen } from './page-furniture.ts';
import { type ParsedFile, withoutTitleBlock } from './parsed-file.ts';

/** Reads a page: its article as blocks, its declared metadata, and the rest as dropped, what it hides from its readers last. */
export function readHtml(html: string): ParsedFile {
  const document = parseDom(html);
  const metadata = htmlMetadata(document);
  const { blocks, dropped } = mainContent(html);
  return withoutTitleBlock({ metadata, blocks, dropped: [...dropped, ...hiddenIn(document)] });
}

function hiddenIn(document: DomDocument): Dropped[] {
  const elements = hiddenElements(document)
    .map(({ element, by }) => ({ text: normaliseLine(element.textContent ?? ''), reason: `${HIDDEN}: ${by}` }))
    .filter(({ text }) => /[\p{L}\p{N}]/u.test(text));
  removeUnseen(document);
  return [...elements, ...hiddenCharacters(document.body.textContent ?? '')];
}
