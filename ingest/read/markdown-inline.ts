import { parseDom } from './dom.ts';

/** Code spans and escapes are set aside under private-use characters, so that no other rule sees inside them. */
const ASIDE = 0xe000;

/** What a reader sees of a run of Markdown: links as their text, no images, emphasis, HTML tags or footnote marks. */
export function inlineText(markdown: string): string {
  const aside: string[] = [];
  const setAside = (text: string): string => {
    aside.push(text);
    return String.fromCharCode(ASIDE + aside.length - 1);
  };
  const shown = markdown
    .replaceAll(/(`+)([^`]|[^`][\s\S]*?[^`])\1(?!`)/g, (_, __, code: string) => setAside(code.trim()))
    .replaceAll(/\\([!-/:-@[-`{-~])/g, (_, mark: string) => setAside(mark))
    .replaceAll(/\[\^[^\]\s]+\]:?/g, '')
    .replaceAll(/!\[[^\]]*\](?:\([^()]*(?:\([^()]*\)[^()]*)*\)|\[[^\]]*\])/g, '')
    .replaceAll(/\[([^[\]]+)\](?:\([^()]*(?:\([^()]*\)[^()]*)*\)|\[[^\]]*\])/g, '$1')
    .replaceAll(/<((?:https?:\/\/|mailto:)[^>\s]+)>/g, '$1')
    .replaceAll(/<(?:br|\/p|\/div|\/li|\/td|\/th|\/tr)\b[^<>]*>/gi, ' ')
    .replaceAll(/<\/?[a-zA-Z][^<>]*>/g, '')
    .replaceAll(/(\*{1,3})(?=\S)([\s\S]*?\S)\1/g, '$2')
    .replaceAll(/(?<![\p{L}\p{N}_])(_{1,3})(?=\S)([\s\S]*?\S)\1(?![\p{L}\p{N}_])/gu, '$2')
    .replaceAll(/~~(?=\S)([\s\S]*?\S)~~/g, '$1');
  const decoded = /&[#\w]+;/.test(shown) ? (parseDom(`<p>${shown.replaceAll('<', '&lt;')}</p>`).body.textContent ?? '') : shown;
  return decoded.replaceAll(/[\uE000-\uF8FF]/g, (character) => aside[character.charCodeAt(0) - ASIDE] ?? character);
}
