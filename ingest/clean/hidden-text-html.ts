/** Finds the parts of a page that a browser does not show, or shows in the colour of their ground. Nothing is fetched, no script runs. */
import { type DomDocument, type DomElement } from '../read/dom.ts';

export interface HiddenElement {
  readonly element: DomElement;
  /** The declaration that hides it, e.g. `display: none`. */
  readonly by: string;
}

/** Properties and values, both in lower case. */
type Style = ReadonlyMap<string, string>;

/**
 * The outermost elements that are not shown: by attribute, by inline style, or by a rule of the page's own style sheets for a class
 * or an id. Rules under a condition (`@media`) are not read, nor are sheets of other files: neither says what everyone sees.
 */
export function hiddenElements(document: DomDocument): HiddenElement[] {
  const rules = rulesOf([...document.querySelectorAll('style')].map((sheet) => sheet.textContent ?? '').join('\n'));
  const hidden: HiddenElement[] = [];
  // linkedom's own `body` makes an empty one where a script stands before the head.
  const body = document.querySelector('body') ?? document.documentElement;
  const all = (body.textContent ?? '').length;

  const visit = (element: DomElement, ground: string | null, ink: string): void => {
    for (const child of element.children) {
      if (UNREAD.has(child.localName)) continue;
      const inline = declarations(child.getAttribute('style') ?? '');
      const ruled = ruledStyle(child, rules);
      const style = new Map([...attributeStyle(child), ...ruled, ...inline]);
      const under = groundOf(style, ground);
      const over = colourOf(style.get('color')) ?? ink;
      const by = child.hasAttribute('hidden') ? 'hidden' : (hidingRule(style) ?? (sameColour(style, over, under) ? `color: ${over} on ${under}` : undefined));
      // A class that hides most of the page waits for a script to show it.
      const waits = by !== undefined && hidingRule(inline) === undefined && !child.hasAttribute('hidden') && (child.textContent ?? '').length > LARGEST_SHARE * all;
      if (by !== undefined && !waits) hidden.push({ element: child, by });
      else visit(child, under, over);
    }
  };

  const page = new Map([...(rules.get('html') ?? []), ...attributeStyle(body), ...(rules.get('body') ?? []), ...declarations(body.getAttribute('style') ?? '')]);
  visit(body, groundOf(page, WHITE), colourOf(page.get('color')) ?? BLACK);
  return hidden;
}

/** Never text. */
const UNREAD = new Set(['script', 'style', 'noscript', 'template', 'svg']);
const LARGEST_SHARE = 0.2;
const WHITE = '#ffffff';
const BLACK = '#000000';

function hidingRule(style: Style): string | undefined {
  for (const [property, value] of style) if (HIDING[property]?.test(value)) return `${property}: ${value}`;
  const clipped = style.get('overflow') === 'hidden' && ['height', 'max-height', 'width', 'max-width'].find((size) => /^[01](?:px)?$/.test(style.get(size) ?? ''));
  return clipped ? `${clipped}: ${style.get(clipped)}` : undefined;
}

const FAR_AWAY = /^-\d{4,}px$|^-\d{2,}(?:em|rem|vw|vh)$|^-\d{3,}%$/;
const HIDING: Readonly<Record<string, RegExp>> = {
  display: /^none$/,
  visibility: /^(?:hidden|collapse)$/,
  opacity: /^0+%?$|^0*\.0(?:[0-4]\d*)?$/,
  'font-size': /^0*(?:[01](?:\.0*)?|\.\d+)(?:px|pt)$|^0*(?:0|\.0\d*)(?:em|rem|%)?$/,
  'text-indent': FAR_AWAY,
  left: FAR_AWAY,
  top: FAR_AWAY,
  transform: /scale[xy]?\(\s*0(?:\.0+)?\s*\)/,
  clip: /rect\(\s*[01](?:px)?[\s,]+[01](?:px)?[\s,]+[01](?:px)?[\s,]+[01](?:px)?\s*\)/,
  'clip-path': /inset\(\s*(?:50|100)%/,
  color: /^transparent$|^rgba\([^)]*,\s*0(?:\.0+)?\s*\)$/,
};

/** Null once a picture is the ground: what colours it has nobody knows. */
function groundOf(style: Style, around: string | null): string | null {
  const own = style.get('background-color') ?? style.get('background');
  if (/url\(|gradient/.test(`${own} ${style.get('background-image')}`)) return null;
  return colourOf(own) ?? around;
}

/** Only where the element itself sets a colour or a ground: what it inherits was looked at above. */
function sameColour(style: Style, ink: string, ground: string | null): boolean {
  return (style.has('color') || style.has('background-color') || style.has('background')) && ink === ground;
}

function attributeStyle(element: DomElement): [string, string][] {
  const colour = element.localName === 'font' ? element.getAttribute('color') : element.getAttribute('text');
  const ground = element.getAttribute('bgcolor');
  return [...(colour === null ? [] : [['color', colour.toLowerCase()] as [string, string]]), ...(ground === null ? [] : [['background-color', ground.toLowerCase()] as [string, string]])];
}

function declarations(text: string): Style {
  const pairs = text.toLowerCase().split(';').map((rule) => {
    const colon = rule.indexOf(':');
    return [rule.slice(0, colon).trim(), rule.slice(colon + 1).replace('!important', '').trim()] as [string, string];
  });
  return new Map(pairs.filter(([property, value]) => property !== '' && value !== ''));
}

/** By `.class`, `#id`, `html` or `body`. */
function rulesOf(sheets: string): ReadonlyMap<string, Style> {
  const rules = new Map<string, Style>();
  const plain = withoutBlocks(sheets.replaceAll(/\/\*[\s\S]*?\*\//g, ''));
  for (const [, selectors, body] of plain.matchAll(/([^{}]+)\{([^{}]*)\}/g)) {
    for (const selector of selectors!.split(',').map((each) => each.trim())) {
      const name = /^(?:[a-z][a-z0-9]*)?([.#][\w-]+)$|^(html|body)$/i.exec(selector)?.slice(1).find(Boolean);
      if (name !== undefined) rules.set(name, new Map([...(rules.get(name) ?? []), ...declarations(body!)]));
    }
  }
  return rules;
}

/** Without what stands under `@…{ … { } }`. */
function withoutBlocks(css: string): string {
  let [out, depth, kept] = ['', 0, 0];
  /** Depth at which an at-rule began. */
  let within = -1;
  for (const { 0: mark, index } of css.matchAll(/[@{};]/g)) {
    if (mark === '@' && within < 0) {
      out += css.slice(kept, index);
      within = depth;
    }
    if (mark === '{') depth += 1;
    if (mark === '}') depth = Math.max(0, depth - 1);
    if (within >= 0 && depth === within && (mark === '}' || mark === ';')) [within, kept] = [-1, index + 1];
  }
  return within >= 0 ? out : out + css.slice(kept);
}

function ruledStyle(element: DomElement, rules: ReadonlyMap<string, Style>): Style {
  if (rules.size === 0) return new Map();
  const classes = (element.getAttribute('class') ?? '').split(/\s+/).map((name) => `.${name}`);
  return new Map([...classes, `#${element.getAttribute('id') ?? ''}`].flatMap((name) => [...(rules.get(name) ?? [])]));
}

/** `#rrggbb` of the notations that authors use for plain colours; undefined for any other. */
function colourOf(value: string | undefined): string | undefined {
  if (value === undefined) return undefined;
  const [first = ''] = value.match(/rgba?\([^)]*\)|#[0-9a-f]{3,8}\b|[a-z]+/) ?? [];
  if (first === 'white') return WHITE;
  if (first === 'black') return BLACK;
  const short = /^#([0-9a-f])([0-9a-f])([0-9a-f])[0-9a-f]?$/.exec(first);
  if (short) return `#${short.slice(1).map((digit) => digit + digit).join('')}`;
  const long = /^#[0-9a-f]{6}/.exec(first)?.[0];
  if (long) return long;
  const channels = /^rgba?\(\s*(\d{1,3})[\s,]+(\d{1,3})[\s,]+(\d{1,3})/.exec(first)?.slice(1).map(Number);
  return channels && `#${channels.map((channel) => Math.min(255, channel).toString(16).padStart(2, '0')).join('')}`;
}
