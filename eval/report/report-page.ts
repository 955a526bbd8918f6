/** The report of a run as one HTML file that needs no network and lets nothing but its own script run. */
import { createHash } from 'node:crypto';
import { casesSection } from './case-rows.ts';
import { html, trusted, type Html } from './html.ts';
import type { RunPlot } from './plots.ts';
import type { RunData } from './read-run.ts';
import { SCRIPT } from './script.ts';
import { cardsSection, groupsSection, metricsSection, plotsSection } from './sections.ts';
import { STYLE } from './style.ts';
import { both, WORDS } from './words.ts';

/** @returns The whole file. Deterministic: the same run gives the same bytes. */
export function reportPage(run: RunData, plots: readonly RunPlot[]): string {
  const { summary } = run;
  const name = `${summary.configuration.label} · ${summary.sets.map((set) => set.name).join(', ')}`;
  return `<!doctype html>\n${
    html`<html lang="en"><head><meta charset="utf-8"><meta http-equiv="Content-Security-Policy" content="${policy()}"><meta name="viewport" content="width=device-width, initial-scale=1"><meta name="referrer" content="no-referrer">
<title>${name} – Parapet</title>${trusted(`<style>${STYLE}</style>`)}</head><body>
<header><h1>${both(WORDS.title)}</h1>
<fieldset><legend class="unseen">${both(WORDS.language)}</legend><label><input type="radio" name="language" id="language-en" checked> English</label><label lang="ko"><input type="radio" name="language" id="language-ko"> 한국어</label></fieldset>
<p class="lede">${name} · ${summary.startedAt.slice(0, 16).replace('T', ' ')} UTC</p></header>
<main>${summary.status !== 'complete' && html`<p class="warning">${both(WORDS.unfinished)}</p>`}
${cardsSection(run)}${plotsSection(plots)}${metricsSection(run)}${groupsSection(run)}${casesSection(run)}${aboutSection(run)}</main>
<footer>Parapet ${summary.program.version}${summary.program.commit !== null && ` · ${summary.program.commit.slice(0, 12)}`}</footer>
${trusted(`<script>${SCRIPT}</script>`)}</body></html>`.html
  }\n`;
}

/** Nothing is loaded from anywhere; of scripts only ours, by its hash. */
function policy(): string {
  const hash = createHash('sha256').update(SCRIPT).digest('base64');
  return `default-src 'none'; style-src 'unsafe-inline'; script-src 'sha256-${hash}'; base-uri 'none'; form-action 'none'`;
}

function aboutSection({ summary }: RunData): Html {
  const { configuration, index, sets, program, seed, startedAt, finishedAt, timedOut, failed } = summary;
  const rows: readonly (readonly [string, string])[] = [
    ['label', configuration.label],
    ['generator', configuration.generator],
    ['embedder', configuration.embedder],
    ['mode', configuration.mode],
    ['k', configuration.k === null ? 'default' : String(configuration.k)],
    ...(configuration.url === null ? [] : [['url', configuration.url] as const]),
    ['collections', configuration.collections?.join(', ') ?? 'all'],
    ...index.map(({ collection, generation, articles, passages, corpusHash }) => [`index ${collection}`, `${generation}, ${articles} articles, ${passages} passages${corpusHash === null ? '' : `, corpus ${corpusHash.slice(0, 12)}`}`] as const),
    ...sets.map(({ name, sha256, cases }) => [`set ${name}`, `${cases} cases, sha256 ${sha256.slice(0, 12)}`] as const),
    ['program', `${program.version}${program.commit === null ? '' : `, commit ${program.commit.slice(0, 12)}`}${program.modified === true ? ' with changes' : ''}`],
    ['seed', String(seed)],
    ['timed out, failed', `${timedOut}, ${failed}`],
    ['time', `${startedAt} – ${finishedAt ?? '…'}`],
  ];
  return html`<section aria-labelledby="run"><h2 id="run">${both(WORDS.run)}</h2><p class="note">${both(partOf(summary.sets))}</p><dl class="run">${rows.map(([name, value]) => html`<dt>${name}</dt><dd>${value}</dd>`)}</dl></section>`;
}

/** Whether the figures may flatter: the worst that holds of any set. */
function partOf(sets: RunData['summary']['sets']): (typeof WORDS)['partTuning' | 'partHeldBack' | 'partUnknown'] {
  if (sets.some(({ parts }) => parts.tuning > 0)) return WORDS.partTuning;
  return sets.some(({ parts }) => parts.unknown > 0) ? WORDS.partUnknown : WORDS.partHeldBack;
}
