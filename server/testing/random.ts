/** A repeatable stream of numbers in [0, 1): Mulberry32 by Tommy Ettinger. Tests and benchmarks must not depend on chance. */
export function seededRandom(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

/** Normally distributed, mean 0, deviation 1 (Box & Muller 1958). */
export function gaussian(random: () => number): number {
  return Math.sqrt(-2 * Math.log(1 - random())) * Math.cos(2 * Math.PI * random());
}

/**
 * Row-major unit vectors around `centres` random directions, each row off its centre by `spread` times a random direction:
 * the shape of real embeddings, where uniform noise is the worst case of every approximate index.
 */
export function clusteredVectors(size: number, dimensions: number, centres: number, spread: number, seed: number): Float32Array {
  const random = seededRandom(seed);
  const middle = Array.from({ length: centres }, () => unit(Float32Array.from({ length: dimensions }, () => gaussian(random))));
  const rows = new Float32Array(size * dimensions);
  for (let row = 0; row < size; row += 1) {
    const centre = middle[Math.floor(random() * centres)]!;
    const off = unit(Float32Array.from({ length: dimensions }, () => gaussian(random)));
    rows.set(unit(centre.map((value, index) => value + spread * off[index]!)), row * dimensions);
  }
  return rows;
}

function unit(vector: Float32Array): Float32Array {
  const length = Math.hypot(...vector);
  return vector.map((value) => value / length);
}
