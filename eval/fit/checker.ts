/**
 * Fits the models of the support checker and reports on the half not used:
 *
 *   node eval/fit/checker.ts ../shared/bench [--write]
 *
 * `labelled-claims.ts` reads the sets and halves them. English is fitted on AttributionBench and SciFact together, Korean on KLUE-NLI, claims in
 * another language than their evidence on pairs of translated news. "Across" fits English on one set and looks at the other.
 */
import { writeFile } from 'node:fs/promises';
import type { AdditiveModel } from '#core/verdict/additive-model.ts';
import { FEATURES } from '#core/verdict/features.ts';
import { ruleChecker } from '#core/verdict/support-checker.ts';
import { heldBack, judge, type Findings, type LanguagePair } from '#core/verdict/support.ts';
import { readGlossary } from '../../server/compose.ts';
import { fitAdditive } from './additive.ts';
import { labelledClaims, type LabelledClaim } from './labelled-claims.ts';
import { areaUnderCurve } from './logistic.ts';
import { macroF1 } from './macro-f1.ts';
import type { Part } from './part.ts';

interface Measured extends LabelledClaim {
  readonly found: Findings;
}

type Models = Readonly<Record<LanguagePair, AdditiveModel>>;

const RIDGES: Readonly<Record<LanguagePair, number>> = { en: 0.05, ko: 0.005, mixed: 0.05 };
const PIECES: Readonly<Record<LanguagePair, number>> = { en: 10, ko: 2, mixed: 2 };

const [bench, ...flags] = process.argv.slice(2);
if (bench === undefined) throw new Error('Give the folder of the labelled sets: node eval/fit/checker.ts ../shared/bench [--write]');
const checker = ruleChecker(readGlossary());

const measured = (await labelledClaims(bench)).flatMap((each): Measured[] => {
  const found = checker.findings(each.claim, each.evidence.map((text) => ({ text })));
  return found === null ? [] : [{ ...each, found }];
});

const models = fitAll(measured.filter(({ part }) => part === 'tune'));
for (const set of new Set(measured.map((each) => each.set))) for (const part of ['tune', 'report'] as const) report(set, part, models);
for (const [from, to] of [['attribution', 'scifact'], ['scifact', 'attribution']] as const) {
  const across = fitAll(measured.filter(({ part, set }) => part === 'tune' && (set === from || set === 'klue' || set === 'news')));
  report(to, 'report', across, ` fitted on ${from} only`);
}
if (flags.includes('--write')) await writeFile('server/core/verdict/weights.ts', sourceOf(models));

function fitAll(examples: readonly Measured[]): Models {
  return { en: fitPair('en', examples), ko: fitPair('ko', examples), mixed: fitPair('mixed', examples) };
}

/**
 * On the claims that the rules leave to the model. Supported and unsupported ones of a set weigh the same in sum, so that one half is the
 * middle.
 */
function fitPair(pair: LanguagePair, examples: readonly Measured[]): AdditiveModel {
  const own = examples.filter(({ found }) => found.pair === pair && heldBack(found) === 1);
  const share = (set: string, label: number) => own.filter((each) => each.set === set && each.label === label).length;
  return fitAdditive(
    own.map(({ set, label, found }) => ({ values: found.values, label, weight: (share(set, 0) + share(set, 1)) / (2 * share(set, label)) })),
    { pieces: PIECES[pair], ridge: RIDGES[pair], signs: Object.values(FEATURES) },
  );
}

function report(set: string, part: Part, fitted: Models, how = ''): void {
  const here = measured.filter((each) => each.set === set && each.part === part).map(({ found, label }) => ({ ...judge(found, fitted), label }));
  const f1 = macroF1(here.map(({ label, verdict }) => ({ label, predicted: verdict === 'supported' ? 1 : 0 })));
  console.log(`${set} ${part}${how}: n ${here.length}, AUROC ${areaUnderCurve(here).toFixed(3)}, macro-F1 of "supported" ${f1.toFixed(3)}`);
}

function sourceOf(fitted: Models): string {
  const lines = (Object.keys(fitted) as LanguagePair[]).map((pair) => {
    const curves = fitted[pair].curves.map(({ knots, steps }, i) => `      { knots: [${knots.map(short).join(', ')}], steps: [${steps.map(short).join(', ')}] }, // ${Object.keys(FEATURES)[i]}`);
    return `  ${pair}: {\n    intercept: ${short(fitted[pair].intercept)},\n    curves: [\n${curves.join('\n')}\n    ],\n  },`;
  });
  return `// Many knots are logarithms of small counts, and happen to be famous numbers.\n/* oxlint-disable oxc/approx-constant */\nimport type { AdditiveModel } from './additive-model.ts';\n\n/** Written by \`eval/fit/checker.ts\` (its head says how); do not edit. BENCHMARKS.md has the figures. */\nexport const MODELS: Readonly<Record<'en' | 'ko' | 'mixed', AdditiveModel>> = {\n${lines.join('\n')}\n};\n`;
}

function short(value: number): string {
  return String(Number(value.toPrecision(4)));
}
