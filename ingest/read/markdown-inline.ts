import { parseDom } from './dom.ts';

/** Code spans and escapes are set aside under private-use characters, so that no other rule sees inside them. */
const ASIDE = 0xe000;

/**
 * What a reader sees of a run of Markdown: links as their text, no images, emphasis, HTML tags or footnote marks.
 * Every pattern has a greatest length, so that no file can make the time grow with the square of its size.
 */
export function inlineText(markdown: string): string {
  const aside: string[] = [];
  const setAside = (text: string): string => {
    aside.push(text);
    return String.fromCharCode(ASIDE + aside.length - 1);
  };
  const shown = markdown
    .replaceAll(/(?<!`)(`{1,8})([^`]|[^`][\s\S]{0,998}?[^`])\1(?!`)/g, (_, __, code: string) => setAside(code.trim()))
    .replaceAll(/\\([!-/:-@[-`{-~])/g, (_, mark: string) => setAside(mark))
    .replaceAll(/\[\^[^\]\s]{1,100}\]:?/g, '')
    .replaceAll(/!\[[^[\]]{0,1000}\](?:\([^()]{0,2000}(?:\([^()]{0,2000}\)[^()]{0,2000}){0,5}\)|\[[^\]]{0,200}\])/g, '')
    .replaceAll(/\[([^[\]]{1,1000})\](?:\([^()]{0,2000}(?:\([^()]{0,2000}\)[^()]{0,2000}){0,5}\)|\[[^\]]{0,200}\])/g, '$1')
    .replaceAll(/<((?:https?:\/\/|mailto:)[^<>\s]{1,2000})>/g, '$1')
    .replaceAll(/<(?:br|\/p|\/div|\/li|\/td|\/th|\/tr)\b[^<>]*>/gi, ' ')
    .replaceAll(/<\/?[a-zA-Z][^<>]{0,2000}>/g, '')
    .replaceAll(/(\*{1,3})(?=\S)([\s\S]{0,500}?\S)\1/g, '$2')
    .replaceAll(/(?<![\p{L}\p{N}_])(_{1,3})(?=\S)([\s\S]{0,500}?\S)\1(?![\p{L}\p{N}_])/gu, '$2')
    .replaceAll(/~~(?=\S)([\s\S]{0,500}?\S)~~/g, '$1');
  const decoded = /&[#\w]+;/.test(shown) ? (parseDom(`<p>${shown.replaceAll('<', '&lt;')}</p>`).body.textContent ?? '') : shown;
  return decoded.replaceAll(/[\uE000-\uF8FF]/g, (character) => aside[character.charCodeAt(0) - ASIDE] ?? character);
}
