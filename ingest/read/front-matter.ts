import { parse } from 'yaml';
import type { Metadata } from '#core/types.ts';
import { normaliseLine } from './characters.ts';
import { isoDate } from './iso-date.ts';
import { NO_METADATA } from './parsed-file.ts';

/** A text file parted at its front matter. */
export interface FrontMatter {
  readonly metadata: Metadata;
  /** What follows the front matter; the whole text when there is none. */
  readonly body: string;
}

/** Names under which files declare each field, best first. */
const KEYS: Readonly<Record<keyof Metadata, readonly string[]>> = {
  title: ['title'],
  source: ['source', 'publisher', 'site'],
  url: ['url', 'link', 'canonical'],
  publishedAt: ['publishedat', 'published', 'date', 'published_at', 'pubdate'],
  language: ['language', 'lang'],
  author: ['author', 'authors', 'byline'],
};

/**
 * Parts YAML front matter (between two `---` lines, the first line of the file) from the body. A block that is not
 * a mapping is a thematic break, and stays in the body. Unknown keys are ignored, unreadable dates give null.
 */
export function readFrontMatter(text: string): FrontMatter {
  const match = /^\s*---[ \t]*\n([\s\S]{0,20000}?)\n(?:---|\.\.\.)[ \t]*(?:\n|$)/.exec(text);
  const fields = match ? mapping(match[1]!) : undefined;
  if (!match || !fields) return { metadata: NO_METADATA, body: text };

  const field = (name: keyof Metadata): string | null => KEYS[name].map((key) => fields.get(key)).find((value) => value) ?? null;
  const [publishedAt, language] = [field('publishedAt'), field('language')];
  return {
    metadata: {
      title: field('title'),
      source: field('source'),
      url: field('url'),
      publishedAt: publishedAt && isoDate(publishedAt),
      language: language && languageSubtag(language),
      author: field('author'),
    },
    body: text.slice(match.index + match[0].length),
  };
}

/** Primary subtag of a BCP 47 tag in lower case (`ko-KR` → `ko`); null when it is no tag. */
export function languageSubtag(tag: string): string | null {
  return /^\s*([A-Za-z]{2,3})(?:[-_]|\s*$)/.exec(tag)?.[1]!.toLowerCase() ?? null;
}

function mapping(yaml: string): Map<string, string> | undefined {
  const value = parsedYaml(yaml) ?? linewise(yaml);
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return undefined;
  return new Map(Object.entries(value).map(([key, entry]) => [key.toLowerCase(), inWords(entry)]));
}

function parsedYaml(yaml: string): unknown {
  try {
    return parse(yaml, { maxAliasCount: 10, logLevel: 'error' });
  } catch {
    return undefined; // commonly an unquoted colon in a title; read line by line instead
  }
}

/** `key: value` lines, for front matter that people wrote by hand and that is not quite YAML. */
function linewise(yaml: string): Record<string, string> | undefined {
  const lines = yaml.split('\n').filter((line) => line.trim() && !line.startsWith('#'));
  const pairs = lines.map((line) => /^([A-Za-z][\w-]*)\s*:\s*(.*)$/.exec(line));
  if (pairs.length === 0 || pairs.some((pair) => pair === null)) return undefined;
  return Object.fromEntries(pairs.map((pair) => [pair![1]!, pair![2]!.replace(/^(["'])(.*)\1\s*$/, '$2')]));
}

function inWords(value: unknown): string {
  if (Array.isArray(value)) return value.map(inWords).filter(Boolean).join(', ');
  if (typeof value === 'object' && value !== null) return 'name' in value ? inWords(value.name) : '';
  return value === null || value === undefined ? '' : normaliseLine(String(value));
}
