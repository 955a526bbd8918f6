/**
 * A lexical encoder that needs no download: texts become sums of hashed features (Weinberger et al. 2009, "Feature Hashing
 * for Large Scale Multitask Learning", arXiv:0902.2206). A hash gives each feature a component and a sign, so that
 * collisions cancel on average and inner products stay unbiased.
 *
 * Features are the index terms, and character n-grams within Latin words, by which spellings, compounds and inflections
 * that stemming keeps apart come near each other. It knows no synonyms; for those configure an embedding endpoint.
 */
import type { Embedder } from '../ports.ts';
import { terms } from '../text/tokens.ts';
import { COMMON_TERMS } from './common-terms.ts';

/** Weights and sizes; any change to one needs a new {@link SPACE}. */
export const tuning = {
  dimensions: 384,
  /** Of a term of {@link COMMON_TERMS}, beside 1 for any other. */
  commonWeight: 0.1,
  /** All n-grams of a word together, beside 1 for the word. */
  gramShare: 0.5,
  pairWeight: 0.7,
  lengthGain: 0.1,
};

const SPACE = 'builtin/1';
const CACHE_SIZE = 100_000;

/** Deterministic: the same text gives the same vector on every machine. Symmetric: queries are encoded as passages are. */
export function builtinEmbedder(): Embedder {
  const { dimensions } = tuning;
  const cache = new Map<string, Features>();
  const featuresFor = (term: string): Features => {
    let features = cache.get(term);
    if (!features) {
      if (cache.size >= CACHE_SIZE) cache.clear();
      features = featuresOf(term, dimensions);
      cache.set(term, features);
    }
    return features;
  };
  const encode = (text: string): Float32Array => {
    const counts = new Map<string, number>();
    for (const term of terms(text)) counts.set(term, (counts.get(term) ?? 0) + 1);
    const vector = new Float32Array(dimensions);
    for (const [term, count] of counts) {
      const scale = 1 + Math.log(count);
      const { components, values } = featuresFor(term);
      for (let index = 0; index < components.length; index += 1) vector[components[index]!]! += scale * values[index]!;
    }
    return unit(vector);
  };

  return {
    space: SPACE,
    dimensions,
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

/** A term's share of a vector: signed values at some components. */
interface Features {
  readonly components: Uint16Array;
  readonly values: Float32Array;
}

function featuresOf(term: string, dimensions: number): Features {
  const grams = /^[\p{sc=Latin}]{4,}$/u.test(term) ? characterGrams(`_${term}_`) : [];
  const pair = /^[\p{sc=Hangul}\p{sc=Han}]/u.test(term);
  const length = pair ? tuning.pairWeight : Math.min(2, 1 + tuning.lengthGain * (term.length - 4));
  const weight = (COMMON_TERMS.has(term) ? tuning.commonWeight : 1) * length;
  const components = new Uint16Array(grams.length + 1);
  const values = new Float32Array(grams.length + 1);
  for (const [index, feature] of [`=${term}`, ...grams].entries()) {
    const code = hash(feature);
    components[index] = (code >>> 1) % dimensions;
    const share = index === 0 ? 1 : tuning.gramShare / Math.sqrt(grams.length);
    values[index] = (code & 1 ? 1 : -1) * weight * share;
  }
  return { components, values };
}

function characterGrams(word: string): string[] {
  const grams: string[] = [];
  for (const size of [3, 4]) for (let start = 0; start + size <= word.length; start += 1) grams.push(word.slice(start, start + size));
  return grams;
}

/** FNV-1a over UTF-16 code units with the finaliser of MurmurHash3, which spreads short inputs over all bits. */
function hash(feature: string): number {
  let code = 0x811c9dc5;
  for (let index = 0; index < feature.length; index += 1) code = Math.imul(code ^ feature.charCodeAt(index), 0x01000193);
  code = Math.imul(code ^ (code >>> 16), 0x85ebca6b);
  code = Math.imul(code ^ (code >>> 13), 0xc2b2ae35);
  return (code ^ (code >>> 16)) >>> 0;
}

function unit(vector: Float32Array): Float32Array {
  let squares = 0;
  for (const value of vector) squares += value * value;
  if (squares === 0) return vector;
  const scale = 1 / Math.sqrt(squares);
  for (let index = 0; index < vector.length; index += 1) vector[index]! *= scale;
  return vector;
}
