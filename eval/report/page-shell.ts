/** The frame of every report: one HTML file that needs no network and lets nothing but its own script run. */
import { createHash } from 'node:crypto';
import { html, trusted, type Html } from './html.ts';
import { SCRIPT } from './script.ts';
import { STYLE } from './style.ts';
import { both, WORDS, type Bilingual } from './words.ts';

export interface PageParts {
  readonly title: Bilingual;
  /** What it is about: names, never markup. */
  readonly about: string;
  readonly main: readonly Html[];
  readonly footer: string;
}

/** @returns The whole file. */
export function pageShell({ title, about, main, footer }: PageParts): string {
  return `<!doctype html>\n${
    html`<html lang="en"><head><meta charset="utf-8"><meta http-equiv="Content-Security-Policy" content="${policy()}"><meta name="viewport" content="width=device-width, initial-scale=1"><meta name="referrer" content="no-referrer">
<title>${about} – Parapet</title>${trusted(`<style>${STYLE}</style>`)}</head><body>
<header><h1>${both(title)}</h1>
<fieldset><legend class="unseen">${both(WORDS.language)}</legend><label><input type="radio" name="language" id="language-en" checked> English</label><label lang="ko"><input type="radio" name="language" id="language-ko"> 한국어</label></fieldset>
<p class="lede">${about}</p></header>
<main>${main}</main>
<footer>${footer}</footer>
${trusted(`<script>${SCRIPT}</script>`)}</body></html>`.html
  }\n`;
}

/** Nothing is loaded from anywhere; of scripts only ours, by its hash. */
function policy(): string {
  const hash = createHash('sha256').update(SCRIPT).digest('base64');
  return `default-src 'none'; style-src 'unsafe-inline'; script-src 'sha256-${hash}'; base-uri 'none'; form-action 'none'`;
}
