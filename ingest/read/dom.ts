import { parseHTML } from 'linkedom';

/** The part of the W3C DOM that reading needs; the project compiles without the browser's types. */
export interface DomNode {
  /** 1 element, 3 text, 8 comment. */
  readonly nodeType: number;
  readonly textContent: string | null;
  readonly parentElement: DomElement | null;
  readonly childNodes: Iterable<DomNode>;
  remove(): void;
}

export interface DomElement extends DomNode {
  /** Lower-case tag name. */
  readonly localName: string;
  readonly children: Iterable<DomElement>;
  readonly nextElementSibling: DomElement | null;
  readonly previousElementSibling: DomElement | null;
  getAttribute(name: string): string | null;
  hasAttribute(name: string): boolean;
  closest(selector: string): DomElement | null;
  querySelector(selector: string): DomElement | null;
  querySelectorAll(selector: string): Iterable<DomElement>;
}

export interface DomDocument extends DomElement {
  readonly documentElement: DomElement;
  readonly body: DomElement;
}

/** Parses HTML, however broken; a fragment is given the `html` and `body` around it. No script runs, nothing is fetched. */
export function parseDom(html: string): DomDocument {
  const whole = /<body[\s>]/i.test(html) ? withContentInBody(html) : `<!doctype html><html><body>${html}</body></html>`;
  return parseHTML(/<html[\s>]/i.test(whole) ? whole : `<html>${whole}</html>`).document as unknown as DomDocument;
}

/** Content that stands before the `body` tag belongs into it (HTML 13.2.6.4.6); linkedom would take the body for empty. */
function withContentInBody(html: string): string {
  const open = /<body\b[^>]*>/i.exec(html)!;
  const headEnd = /<\/head\s*>/i.exec(html)?.index ?? 0;
  const early = html.slice(headEnd, open.index).search(/<(?:header|nav|main|section|article|div|table|form|p|h[1-6]|ul|a|span)\b/i);
  if (headEnd > open.index || early < 0) return html;
  return html.slice(0, headEnd + early) + open[0] + html.slice(headEnd + early, open.index) + html.slice(open.index + open[0].length);
}

export function isElement(node: DomNode): node is DomElement {
  return node.nodeType === 1;
}

export function isText(node: DomNode): boolean {
  return node.nodeType === 3;
}
