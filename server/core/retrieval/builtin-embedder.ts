/**
 * A lexical encoder that needs no download: texts become sums of hashed features (Weinberger et al. 2009, "Feature Hashing
 * for Large Scale Multitask Learning", arXiv:0902.2206). A hash gives each feature a component and a sign, so that
 * collisions cancel on average and inner products stay unbiased.
 *
 * Features are words (stems; Korean words without their particle and ending) and the character n-grams within them, by
 * which spellings, compounds and inflections that stemming keeps apart come near each other. It knows no synonyms; for
 * those configure an embedding endpoint.
 */
import type { Embedder } from '../ports.ts';
import { koreanStem } from '../text/korean.ts';
import { terms } from '../text/tokens.ts';
import { COMMON_TERMS } from './common-terms.ts';
import { hashFeature } from './feature-hash.ts';

/** Any change to what a text becomes needs a new one. */
export const BUILTIN_SPACE = 'builtin/1';

/** More collide less: alone, nDCG@10 on half of SciFact is .46, .49, .52, .56 at 256, 384, 512, 768. Below 512 fusion gains nothing there. */
const DIMENSIONS = 512;
/** Weight of a term of {@link COMMON_TERMS}, beside 1 for any other. */
const COMMON_WEIGHT = 0.1;
/** A Latin word's n-grams together, beside 1 for the word. */
const GRAM_SHARE = 0.5;
const GRAM_SIZES = [3, 4];
/** Long words are rarer and say more: gain per letter beyond four, up to twice the weight. */
const LENGTH_GAIN = 0.1;
/** A Korean word's syllable pairs, each, beside 1 for the word; and those that reach into its particle or ending. */
const PAIR_WEIGHT = 0.7;
const ENDING_PAIR_WEIGHT = 0.28;
/** A lone syllable is mostly a particle. */
const SYLLABLE_WEIGHT = 0.3;
const CACHE_SIZE = 100_000;

/** Deterministic: the same text gives the same vector on every machine. Symmetric: queries are encoded as passages are. */
export function builtinEmbedder(): Embedder {
  const cache = new Map<string, Features>();
  const featuresFor = (term: string): Features => {
    let features = cache.get(term);
    if (!features) {
      if (cache.size >= CACHE_SIZE) cache.clear();
      features = featuresOf(term);
      cache.set(term, features);
    }
    return features;
  };
  const encode = (text: string): Float32Array => {
    const counts = new Map<string, number>();
    for (const word of wordsOf(text)) counts.set(word, (counts.get(word) ?? 0) + 1);
    const vector = new Float32Array(DIMENSIONS);
    for (const [word, count] of counts) {
      const scale = 1 + Math.log(count);
      const { components, values } = featuresFor(word);
      for (let index = 0; index < components.length; index += 1) vector[components[index]!]! += scale * values[index]!;
    }
    return unit(vector);
  };

  return {
    space: BUILTIN_SPACE,
    dimensions: DIMENSIONS,
    async embedPassages(passages, signal) {
      const vectors: Float32Array[] = [];
      for (const passage of passages) {
        signal?.throwIfAborted();
        vectors.push(encode(passage));
      }
      return vectors;
    },
    async embedQuery(query, signal) {
      signal?.throwIfAborted();
      return encode(query);
    },
  };
}

/** Index terms, but Korean as runs of syllables: where a word ends tells the stem from the particle. */
function wordsOf(text: string): string[] {
  const runs = text.normalize('NFC').match(HANGUL_RUN) ?? [];
  return [...terms(text).filter((term) => !HANGUL.test(term)), ...runs];
}

const HANGUL = /^[가-힣]/;
const HANGUL_RUN = /[가-힣]+/g;

/** A word's share of a vector: signed values at some components. */
interface Features {
  readonly components: Uint16Array;
  readonly values: Float32Array;
}

function featuresOf(word: string): Features {
  const weighted = HANGUL.test(word) ? koreanFeatures(word) : wordFeatures(word);
  const components = new Uint16Array(weighted.length);
  const values = new Float32Array(weighted.length);
  for (const [index, [feature, weight]] of weighted.entries()) {
    const { component, sign } = hashFeature(feature, DIMENSIONS);
    components[index] = component;
    values[index] = sign * weight;
  }
  return { components, values };
}

type WeightedFeature = readonly [feature: string, weight: number];

function wordFeatures(word: string): WeightedFeature[] {
  const grams = /^\p{sc=Latin}{4,}$/u.test(word) ? characterGrams(`_${word}_`) : [];
  const weight = commonness(word) * Math.min(2, 1 + LENGTH_GAIN * (word.length - 4));
  const share = (GRAM_SHARE * weight) / Math.sqrt(grams.length);
  return [[`=${word}`, weight], ...grams.map((gram): WeightedFeature => [gram, share])];
}

function koreanFeatures(run: string): WeightedFeature[] {
  const stem = koreanStem(run);
  const features: WeightedFeature[] = [[`=${stem}`, stem.length < 2 ? SYLLABLE_WEIGHT : commonness(stem)]];
  for (let start = 0; start + 2 <= run.length; start += 1) {
    const pair = run.slice(start, start + 2);
    features.push([`=${pair}`, commonness(pair) * (start + 2 <= stem.length ? PAIR_WEIGHT : ENDING_PAIR_WEIGHT)]);
  }
  return features;
}

function commonness(term: string): number {
  return COMMON_TERMS.has(term) ? COMMON_WEIGHT : 1;
}

function characterGrams(word: string): string[] {
  const grams: string[] = [];
  for (const size of GRAM_SIZES) for (let start = 0; start + size <= word.length; start += 1) grams.push(word.slice(start, start + size));
  return grams;
}

function unit(vector: Float32Array): Float32Array {
  let squares = 0;
  for (const value of vector) squares += value * value;
  if (squares === 0) return vector;
  const scale = 1 / Math.sqrt(squares);
  for (let index = 0; index < vector.length; index += 1) vector[index]! *= scale;
  return vector;
}
