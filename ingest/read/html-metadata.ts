import type { Metadata } from '#core/types.ts';
import { normaliseLine } from './characters.ts';
import type { DomDocument } from './dom.ts';
import { languageSubtag } from './front-matter.ts';
import { isoDate } from './iso-date.ts';

/** Types of schema.org that are written texts with a date and an author. */
const ARTICLE_TYPE = /(?:Article|Report|Posting|BlogPosting|WebPage)$/;

/**
 * What an HTML page declares of itself, from JSON-LD (schema.org), OpenGraph, Dublin Core and other `meta` elements,
 * `link rel=canonical`, `time` and `html lang`, in that order of trust. What no element states is null.
 */
export function htmlMetadata(document: DomDocument): Metadata {
  const article = jsonLdArticle(document);
  const meta = metaValues(document);
  const named = (...names: readonly string[]): string | null => names.map((name) => meta.get(name)).find(Boolean) ?? null;
  const source = nameOf(article?.['publisher']) ?? named('og:site_name', 'application-name', 'dc.publisher', 'publisher');
  const titles = [wordsOf(article?.['headline']), named('og:title', 'twitter:title', 'dc.title'), textOf(document, 'title'), textOf(document, 'h1')];
  const title = titles.find((candidate) => candidate && candidate !== source) ?? null;
  const date = [wordsOf(article?.['datePublished']), named('article:published_time', 'datepublished', 'dc.date', 'dc.date.issued', 'date', 'pubdate', 'parsely-pub-date', 'sailthru.date'), timeOf(document)];
  const author = nameOf(article?.['author']) ?? named('author', 'article:author', 'dc.creator', 'parsely-author');
  const language = document.documentElement.getAttribute('lang') ?? document.documentElement.getAttribute('xml:lang') ?? named('content-language', 'og:locale');
  return {
    title: title && withoutSiteName(title, source),
    source,
    url: httpUrl(document.querySelector('link[rel="canonical"]')?.getAttribute('href')) ?? httpUrl(named('og:url')) ?? httpUrl(wordsOf(article?.['url'])),
    publishedAt: date.map((value) => value && isoDate(value)).find(Boolean) ?? null,
    language: language && languageSubtag(language),
    author: author && /^https?:/.test(author) ? null : author,
  };
}

/** The page's `articleBody` as JSON-LD states it: plain text, or null. */
export function declaredArticleBody(document: DomDocument): string | null {
  const body = jsonLdArticle(document)?.['articleBody'];
  return typeof body === 'string' ? body : null;
}

/** Whether the page says that it is an article: by schema.org or OpenGraph type, a publication time, or an `article` element. */
export function declaresArticle(document: DomDocument): boolean {
  const meta = metaValues(document);
  return jsonLdArticle(document)?.['headline'] !== undefined || meta.get('og:type') === 'article' || meta.has('article:published_time') || timeOf(document) !== null || document.querySelector('article') !== null;
}

function metaValues(document: DomDocument): Map<string, string> {
  const values = new Map<string, string>();
  for (const element of document.querySelectorAll('meta[content]')) {
    const name = element.getAttribute('property') ?? element.getAttribute('name') ?? element.getAttribute('itemprop') ?? element.getAttribute('http-equiv');
    const content = normaliseLine(element.getAttribute('content') ?? '');
    if (name && content && !values.has(name.toLowerCase())) values.set(name.toLowerCase(), content);
  }
  return values;
}

function jsonLdArticle(document: DomDocument): Record<string, unknown> | undefined {
  const items = [...document.querySelectorAll('script[type="application/ld+json"]')].flatMap((script) => flattened(parsedJson(script.textContent ?? '')));
  const typed = items.filter((item) => [item['@type']].flat().some((type) => typeof type === 'string' && ARTICLE_TYPE.test(type)));
  return typed.find((item) => 'articleBody' in item) ?? typed.find((item) => 'headline' in item) ?? typed[0];
}

function parsedJson(text: string): unknown {
  try {
    return JSON.parse(text.replaceAll(/^\s*(?:<!--|\/\*?<!\[CDATA\[(?:\*\/)?)|(?:-->|\/?\*?\]\]>(?:\*\/)?)\s*$/g, '').replaceAll(/[\n\r\t]+/g, ' '));
  } catch {
    return undefined; // pages often carry broken JSON-LD; the other sources of metadata remain
  }
}

function flattened(value: unknown): Record<string, unknown>[] {
  if (Array.isArray(value)) return value.flatMap(flattened);
  if (typeof value !== 'object' || value === null) return [];
  const item = value as Record<string, unknown>;
  return [item, ...flattened(item['@graph']), ...flattened(item['mainEntity'])];
}

function nameOf(value: unknown): string | null {
  if (Array.isArray(value)) return value.map(nameOf).filter(Boolean).join(', ') || null;
  if (typeof value === 'object' && value !== null) return wordsOf((value as Record<string, unknown>)['name']);
  return wordsOf(value);
}

function wordsOf(value: unknown): string | null {
  return typeof value === 'string' ? normaliseLine(withoutEntities(value)) || null : null;
}

/** JSON-LD is not HTML, yet publishers escape it as if it were. */
function withoutEntities(text: string): string {
  const entities: Readonly<Record<string, string>> = { amp: '&', quot: '"', apos: "'", '#39': "'", '#039': "'", lt: '<', gt: '>', nbsp: ' ' };
  return text.replaceAll(/&(amp|quot|apos|#0?39|lt|gt|nbsp);/g, (whole, name: string) => entities[name] ?? whole);
}

function textOf(document: DomDocument, selector: string): string | null {
  return normaliseLine(document.querySelector(selector)?.textContent ?? '') || null;
}

/** The publication time marked in the page: one that says so, else the only one there is. */
function timeOf(document: DomDocument): string | null {
  const marked = document.querySelector('time[itemprop="datePublished"], time[pubdate], [itemprop="datePublished"]');
  const times = [...document.querySelectorAll('time')];
  const time = marked ?? (times.length === 1 ? times[0] : undefined);
  return time ? (time.getAttribute('datetime') ?? time.getAttribute('content') ?? time.textContent) : null;
}

/** `Title | Site` and `Title - Site` without the site, when the page names its site. */
function withoutSiteName(title: string, source: string | null): string {
  const parts = /^(.{8,}?)\s+[|–—·:-]\s+([^|]+)$/.exec(title);
  return source && parts && parts[2]!.toLowerCase().includes(source.toLowerCase()) ? parts[1]! : title;
}

function httpUrl(value: string | null | undefined): string | null {
  return value && /^https?:\/\//i.test(value.trim()) ? value.trim() : null;
}
