import { seededRandom } from '../../server/testing/random.ts';
import type { FieldIndex } from './field-index.ts';

/** Cosines of all rows to a query in a space of few dimensions. */
export type LatentSpace = (terms: readonly string[]) => Float64Array;

/**
 * Latent semantic analysis (Deerwester et al. 1990) of a collection: its passages by log tf · idf, projected on the leading
 * directions of term space, which subspace iteration from random vectors finds (Halko, Martinsson & Tropp 2011, arXiv:0909.4061). Any
 * orthonormal basis of the subspace gives the same cosines, so no singular values are needed.
 */
export function latentSpace(index: FieldIndex, dimensions: number): LatentSpace {
  const kept = [...index.postings].filter(([, { rows }]) => rows.length > 1);
  const numbers = new Map(kept.map(([term], number) => [term, number]));
  const weights = kept.map(([term, { body, title }]) => Float32Array.from(body, (count, position) => Math.log1p(count + title[position]!) * index.idf(term)));
  const norms = new Float64Array(index.size);
  for (const [number, [, { rows }]] of kept.entries()) for (const [position, row] of rows.entries()) norms[row]! += weights[number]![position]! ** 2;

  const toPassages = (direction: Float32Array): Float32Array => {
    const image = new Float32Array(index.size);
    for (const [number, [, { rows }]] of kept.entries()) for (let position = 0; position < rows.length; position += 1) image[rows[position]!]! += weights[number]![position]! * direction[number]!;
    return image.map((value, row) => value / Math.sqrt(norms[row]! || 1));
  };
  const toTerms = (image: Float32Array): Float32Array =>
    Float32Array.from(kept, ([, { rows }], number) => {
      let sum = 0;
      for (let position = 0; position < rows.length; position += 1) sum += (weights[number]![position]! * image[rows[position]!]!) / Math.sqrt(norms[rows[position]!]! || 1);
      return sum;
    });

  const random = seededRandom(1);
  let basis: Float32Array[] = Array.from({ length: dimensions }, () => Float32Array.from(kept, () => random() - 0.5));
  for (let round = 0; round < 3; round += 1) basis = orthonormal(basis.map((direction) => toTerms(toPassages(direction))));
  const images = basis.map(toPassages);
  const lengths = Float64Array.from({ length: index.size }, (_, row) => Math.hypot(...images.map((image) => image[row]!)) || 1);

  return (terms) => {
    const query = basis.map((direction) => terms.reduce((sum, term) => sum + (numbers.has(term) ? direction[numbers.get(term)!]! * index.idf(term) : 0), 0));
    const length = Math.hypot(...query) || 1;
    const cosines = new Float64Array(index.size);
    for (const [each, image] of images.entries()) for (let row = 0; row < cosines.length; row += 1) cosines[row]! += image[row]! * query[each]!;
    return cosines.map((sum, row) => sum / (lengths[row]! * length));
  };
}

/** Gram and Schmidt, each direction against those before it. */
function orthonormal(directions: readonly Float32Array[]): Float32Array[] {
  const basis: Float32Array[] = [];
  for (const direction of directions) {
    for (const other of basis) {
      const shared = dot(direction, other);
      for (let index = 0; index < direction.length; index += 1) direction[index]! -= shared * other[index]!;
    }
    const length = Math.sqrt(dot(direction, direction)) || 1;
    basis.push(direction.map((value) => value / length));
  }
  return basis;
}

function dot(a: Float32Array, b: Float32Array): number {
  let sum = 0;
  for (let index = 0; index < a.length; index += 1) sum += a[index]! * b[index]!;
  return sum;
}
