import { hiddenElements } from '../clean/hidden-text-html.ts';
import { type DomDocument, type DomElement } from './dom.ts';

/**
 * Words in class names and ids that publishers give to parts which are not the article: captions, bylines, lists of
 * other stories, prompts to share, subscribe or comment. General web vocabulary, as Readability's own lists are.
 */
const FURNITURE = new Set(
  'caption captions credit credits byline breadcrumb breadcrumbs share sharing social related recommended recommendations recirc newsletter subscribe subscription signup promo advert advertisement ad ads sponsor sponsored outbrain taboola comment comments disqus timestamp dateline pagination pager tags sidebar widget popup modal cookie consent gallery slideshow carousel bio menu nav navigation tooltip hovercard toolbar trending popular teaser'.split(' '),
);

/** Share of the page's text up to which a part may be taken for furniture: a larger one holds the article. */
const LARGEST_SHARE = 0.2;

/** Takes out what a visitor does not see: scripts, hidden elements, text in the colour of its ground. */
export function removeUnseen(document: DomDocument): void {
  for (const { element } of hiddenElements(document)) element.remove();
  for (const element of document.querySelectorAll('script, style, noscript, template')) element.remove();
}

/** Takes out the parts of a page that are marked as something else than the article, by element or by name. */
export function removeFurniture(document: DomDocument): void {
  const limit = LARGEST_SHARE * length(document.body);
  for (const element of document.querySelectorAll('figcaption, figure, nav, [role="navigation"], [role="complementary"], [class], [id]')) {
    if (element.localName === 'html' || element.localName === 'body' || element.localName === 'main' || element.localName === 'article') continue;
    if (isFurniture(element) && length(element) <= limit) element.remove();
  }
}

function isFurniture(element: DomElement): boolean {
  const name = element.localName;
  if (name === 'figure') return element.querySelector('table, pre, blockquote, p') === null;
  if (name === 'figcaption' || name === 'nav' || element.getAttribute('role') !== null && /navigation|complementary/.test(element.getAttribute('role')!)) return true;
  return words(`${element.getAttribute('class') ?? ''} ${element.getAttribute('id') ?? ''}`).some((word) => FURNITURE.has(word));
}

/** `relatedStories list--wide` → related, stories, list, wide. */
function words(names: string): string[] {
  return names.replaceAll(/([a-z])([A-Z])/g, '$1 $2').toLowerCase().split(/[^a-z]+/);
}

function length(element: DomElement): number {
  return (element.textContent ?? '').length;
}
