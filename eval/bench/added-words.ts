/**
 * Measures what a gate for written sentences lets through: the checker alone, and with the rule against added words.
 *
 *   node eval/bench/added-words.ts
 *
 * Prints one JSON line per set: sentences of the sample articles as they are, with the next but 36 sentence appended, and with a short
 * invented clause; the claims of KLUE-NLI and AttributionBench where `../shared/bench` holds them.
 */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { addedWords } from '#core/generation/added-words.ts';
import { sentenceSpans } from '#core/text/sentences.ts';
import { ruleChecker } from '#core/verdict/support-checker.ts';
import { readGlossary } from '../../server/compose.ts';
import { installation } from '../../server/installation.ts';

interface Case {
  readonly claim: string;
  readonly evidence: readonly string[];
}

const CLAUSES = {
  en: ['because bandits paid for it', 'and the minister wept', 'despite secret protests'],
  ko: ['그리고 해커가 금괴를 훔쳤다.', '이는 외계인 때문이다.', '관계자는 뇌물을 받았다.'],
} as const;

const checker = ruleChecker(readGlossary());
for (const language of ['en', 'ko'] as const) {
  const own = sampleSentences().filter((text) => /[가-힣]/.test(text) === (language === 'ko'));
  const from = (claimOf: (text: string, index: number) => string): Case[] => own.map((text, index) => ({ claim: claimOf(text, index), evidence: [text] }));
  measure(`sample articles, ${language}, as they are`, from((text) => text));
  measure(`sample articles, ${language}, with another sentence appended`, from((text, index) => joined(text, own[(index + 37) % own.length]!)));
  measure(`sample articles, ${language}, with an invented clause`, from((text, index) => (language === 'ko' ? `${text} ${CLAUSES.ko[index % 3]}` : `${unstopped(text)} ${CLAUSES.en[index % 3]}.`)));
}
const klue = '../shared/bench/klue-nli/klue-nli-v1.1_dev.json';
if (existsSync(klue)) {
  const pairs = JSON.parse(readFileSync(klue, 'utf8')) as readonly { readonly premise: string; readonly hypothesis: string; readonly gold_label: string }[];
  const cases = (entailed: boolean): Case[] => pairs.filter(({ gold_label: label }) => (label === 'entailment') === entailed).map(({ premise, hypothesis }) => ({ claim: hypothesis, evidence: [premise] }));
  measure('KLUE-NLI, entailed', cases(true));
  measure('KLUE-NLI, not entailed', cases(false));
}
const attribution = '../shared/bench/attributionbench-dev/dev.jsonl';
if (existsSync(attribution)) {
  const claims = readFileSync(attribution, 'utf8').trim().split('\n').map((line) => JSON.parse(line) as { readonly claim: string; readonly references: readonly string[]; readonly attribution_label: string });
  const cases = (attributable: boolean): Case[] => claims.filter(({ attribution_label: label }) => label.startsWith('attrib') === attributable).map(({ claim, references }) => ({ claim, evidence: references }));
  measure('AttributionBench, attributable', cases(true));
  measure('AttributionBench, not attributable', cases(false));
}

function measure(set: string, cases: readonly Case[]): void {
  const supported = cases.filter(({ claim, evidence }) => checker.verdict(claim, evidence.map((text) => ({ text }))).verdict === 'supported');
  const gated = supported.filter(({ claim, evidence }) => addedWords(claim, evidence).length === 0);
  process.stdout.write(`${JSON.stringify({ set, cases: cases.length, checker: supported.length, gate: gated.length })}\n`);
}

function sampleSentences(): string[] {
  const bodies = readdirSync(installation.sampleArticles).sort().map((name) => readFileSync(join(installation.sampleArticles, name), 'utf8').replace(/^---[\s\S]*?\n---\n/, ''));
  const paragraphs = bodies.flatMap((body) => body.split(/\n\n+/)).filter((paragraph) => !/^[#|>-]/.test(paragraph));
  return paragraphs.flatMap((paragraph) => sentenceSpans(paragraph).map(({ start, end }) => paragraph.slice(start, end).replace(/\s+/g, ' ').trim())).filter((text) => text.length > 40);
}

function joined(text: string, other: string): string {
  return /[가-힣]/.test(text) ? `${unstopped(text).replace(/다$/, '고')} ${other}` : `${unstopped(text)}, and ${other}`;
}

function unstopped(text: string): string {
  return text.replace(/[.。]$/, '');
}
