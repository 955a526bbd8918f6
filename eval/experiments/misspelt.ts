/**
 * Misspells two content words of every question and measures what retrieval still finds, with and without correction:
 *
 *   node eval/experiments/misspelt.ts [DATA]      # DATA as for main.ts
 *
 * In a Latin word of five letters or more one letter is left out, doubled, swapped with the next or replaced; in a Korean word of three
 * syllables or more one letter of a syllable is replaced, six times in ten by one that sounds alike. Same seed, same slips.
 */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { COMMON_TERMS } from '#core/retrieval/common-terms.ts';
import { retrieve } from '#core/retrieval/retrieve.ts';
import { syllableSlips } from '#core/retrieval/syllable-slips.ts';
import { terms } from '#core/text/tokens.ts';
import { seededRandom } from '../../server/testing/random.ts';
import { presentSets, withSet, type TrialSet } from './collections.ts';

const given = process.argv[2];
const dataDir = given ?? (await mkdtemp(join(tmpdir(), 'parapet-experiments-')));
process.stdout.write('| set | questions | right one first, spelt right | misspelt, uncorrected | misspelt, corrected |\n|---|---|---|---|---|\n');
for (const name of presentSets().filter((each) => each !== 'ko-en-news')) await withSet(name, dataDir, report);
if (given === undefined) await rm(dataDir, { recursive: true, force: true });

async function report(set: TrialSet): Promise<void> {
  const random = seededRandom(7);
  const misspelt = set.asked.map(({ text }) => misspell(text, random));
  const { expand } = set.parapet;
  const plain = (query: string) => expand(query);
  const right = await share(set, set.asked.map(({ text }) => text), expand);
  const shares = [right, await share(set, misspelt, plain), await share(set, misspelt, expand)];
  process.stdout.write(`| ${[set.name, set.asked.length, ...shares.map((value) => value.toFixed(3))].join(' | ')} |\n`);
}

/** Share of the questions whose first passage is right. */
async function share(set: TrialSet, questions: readonly string[], expand: TrialSet['parapet']['expand']): Promise<number> {
  let first = 0;
  for (const [index, query] of questions.entries()) {
    const [best] = await retrieve([set.generation], { query, k: 1, mode: 'hybrid' }, { embedder: set.parapet.embedder, expand });
    first += Number(best !== undefined && set.asked[index]!.gold.has(set.documents[best.row]!));
  }
  return first / questions.length;
}

function misspell(question: string, random: () => number): string {
  const words = [...question.matchAll(/[A-Za-z]{5,}|[가-힣]{3,}/g)].filter(([word]) => !terms(word).every((term) => COMMON_TERMS.has(term)));
  const longest = words.sort((a, b) => b[0].length - a[0].length).slice(0, 2).sort((a, b) => b.index - a.index);
  return longest.reduce((text, { 0: word, index }) => text.slice(0, index) + slipped(word, random) + text.slice(index + word.length), question);
}

function slipped(word: string, random: () => number): string {
  const upTo = (limit: number): number => Math.floor(random() * limit);
  if (/[가-힣]/.test(word)) {
    const place = upTo(word.length - 1);
    const slips = syllableSlips(word[place]!);
    const alike = slips.filter((slip) => slip.alike);
    const among = alike.length > 0 && random() < 0.6 ? alike : slips;
    return word.slice(0, place) + among[upTo(among.length)]!.syllable + word.slice(place + 1);
  }
  const place = 1 + upTo(word.length - 2);
  const [before, letter, after] = [word.slice(0, place), word[place]!, word.slice(place + 1)];
  const kinds = [before + after, before + letter + letter + after, before + after[0]! + letter + after.slice(1), before + String.fromCharCode(97 + upTo(26)) + after];
  return kinds[upTo(kinds.length)]!;
}
