/** What the sources themselves must hold to: readable colours, inert content, complete words. */
import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { english } from './text/english.ts';
import { korean } from './text/korean.ts';

const tokens = readFileSync('web/styles/tokens.css', 'utf8');
const sources = readdirSync('web', { recursive: true, encoding: 'utf8' }).filter((name) => !name.startsWith('dist/') && /\.(tsx?|css|html|svg)$/.test(name) && !name.endsWith('.test.ts'));

/** Text on ground, as used in the style sheets. */
const PAIRS = ['ink', 'muted', 'accent']
  .flatMap((text) => ['paper', 'surface', 'accent-soft'].map((ground) => [text, ground] as const))
  .concat([
    ['accent-ink', 'accent'],
    ['mark-ink', 'mark'],
    ['muted', 'sunken'],
    ['warn', 'warn-soft'],
    ['ink', 'warn-soft'],
    ['accent', 'warn-soft'],
    ['bad', 'bad-soft'],
    ['bad', 'paper'],
    ['ink', 'bad-soft'],
    ['muted', 'bad-soft'],
  ]);

describe.each([
  ['light', tokens.slice(0, tokens.indexOf('@media (prefers-color-scheme: dark)'))],
  ['dark', tokens.slice(tokens.indexOf('@media (prefers-color-scheme: dark)'))],
])('in the %s scheme', (_scheme, css) => {
  const colours = new Map([...css.matchAll(/--([\w-]+): (#[0-9a-f]{6});/g)].map(([, name, colour]) => [name!, colour!]));

  test.each(PAIRS)('%s on %s has a contrast of at least 4.5', (text, ground) => {
    expect(contrast(colours.get(text)!, colours.get(ground)!)).toBeGreaterThanOrEqual(4.5);
  });

  test.each(['paper', 'surface'])('the edge of a field on %s has a contrast of at least 3', (ground) => {
    expect(contrast(colours.get('line-strong')!, colours.get(ground)!)).toBeGreaterThanOrEqual(3);
  });
});

test('the reckoning of contrast is that of WCAG', () => {
  expect(contrast('#000000', '#ffffff')).toBe(21);
  expect(contrast('#767676', '#ffffff')).toBeCloseTo(4.54, 2);
});

test.each(sources.filter((name) => name !== 'testing/hostile.ts'))('%s turns no content into markup, and takes nothing from elsewhere', (name) => {
  const source = readFileSync(`web/${name}`, 'utf8');
  expect(source).not.toMatch(/innerHTML|outerHTML|insertAdjacentHTML|dangerouslySetInnerHTML|document\.write|DOMParser|srcdoc|\beval\(|new Function/);
  expect(source).not.toMatch(/\sstyle=|\son\w+="|<style|url\(|@import|@font-face/);
});

test.each(sources.filter((name) => !name.startsWith('testing/')))('%s names no address but its own server', (name) => {
  const source = readFileSync(`web/${name}`, 'utf8');
  expect(source.replaceAll('http://www.w3.org/2000/svg', '').replaceAll('http://127.0.0.1', '')).not.toMatch(/https?:\/\/\w/);
});

test('the Korean page says everything that the English one says, in Korean', () => {
  expect(Object.keys(korean).sort()).toEqual(Object.keys(english).sort());
  expect(Object.values(korean).filter((words) => typeof words === 'string' && !/[가-힣]/.test(words))).toEqual([]);
});

/** Contrast ratio of two colours, from 1 to 21 (WCAG 2.2, "relative luminance"). */
function contrast(one: string, other: string): number {
  const [low, high] = [luminance(one), luminance(other)].sort((a, b) => a - b);
  return (high! + 0.05) / (low! + 0.05);
}

function luminance(colour: string): number {
  const [red, green, blue] = [1, 3, 5].map((at) => {
    const value = Number.parseInt(colour.slice(at, at + 2), 16) / 255;
    return value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * red! + 0.7152 * green! + 0.0722 * blue!;
}
