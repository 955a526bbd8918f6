import { normaliseText } from '../text/normalise.ts';

/**
 * What a model wrote as one line of plain words: no markup that a page, a document or a terminal could act on, no address to follow,
 * nothing unseen. Words stay, so that the checker judges what a reader would read.
 */
export function plainWords(text: string): string {
  return normaliseText(text)
    .replaceAll(/^\s*(?:#{1,6}\s+|>\s*|[-*•·]\s+|\d{1,2}[.)]\s+|```\w*)/g, '')
    .replaceAll(/[*_]{2,}|`+|(?<![\p{L}\p{N}])[*_](?=[\p{L}\p{N}])|(?<=[\p{L}\p{N}.!?])[*_](?![\p{L}\p{N}])/gu, '')
    .replaceAll(/!\[[^\]]*\]\([^)]*\)/g, ' ')
    .replaceAll(/\[([^\]]*)\]\([^)]*\)/g, '$1')
    .replaceAll(/<[/!]?[a-z][^>]*>?/gi, ' ')
    .replaceAll(ADDRESS, ' ')
    .replaceAll('[', '(')
    .replaceAll(']', ')')
    .replaceAll(/[<>]/g, (mark) => (mark === '<' ? '‹' : '›'))
    .replaceAll(/\(\s*\)/g, '')
    .replaceAll(/\s+/g, ' ')
    .trim();
}

/** Anything that a program might turn into a link. */
const ADDRESS = /(?:[a-z][a-z0-9+.-]{0,20}:\/\/|\bwww\.|(?:javascript|vbscript|mailto):|\bdata:(?=\w+[/;,]))\S*|[\w.+-]+@[\w-]+\.[\w.-]+|\b(?:[\w-]+\.)+(?:com|net|org|io|kr|cn|jp|ru|info|dev|app|xyz|example)\b\S*/gi;
