import { AppError } from '#core/errors.ts';

/**
 * The vector of unit Euclidean length in the same direction.
 * @throws {AppError} `upstream_unavailable` when it has no direction: a component is NaN or infinite, or all are 0.
 */
export function toUnitLength(vector: Float32Array): Float32Array {
  const length = Math.sqrt(vector.reduce((sum, component) => sum + component * component, 0));
  if (Number.isFinite(length) && length > 0) return vector.map((component) => component / length);
  throw new AppError('upstream_unavailable', 'The embedding model made a vector without direction (NaN or all zero); check that PARAPET_EMBEDDING_MODEL is an embedding model.');
}
