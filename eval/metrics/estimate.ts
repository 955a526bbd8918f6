/**
 * A figure over cases with its confidence interval by the percentile bootstrap (Efron 1979, doi:10.1214/aos/1176344552):
 * the cases are drawn anew with replacement, and the figure computed again, many times.
 */

/** A figure; `low` and `high` bound it with 95 % confidence. All null when nothing was measured. */
export interface Estimate {
  readonly value: number | null;
  readonly low: number | null;
  readonly high: number | null;
  /** Cases that it rests on. */
  readonly count: number;
}

/** What a figure is computed by: from how often each case counts. Null when nothing was drawn that it could be measured on. */
export interface Statistic {
  readonly of: (weights: Uint16Array) => number | null;
  /** Cases that it rests on. */
  readonly count: number;
  /** Whether every case gives it something in [0, 1]: where all give 0, or all 1, Wilson's interval says what drawing anew cannot. */
  readonly isShare: boolean;
}

export interface BootstrapOptions {
  /** Draws; 1,000 when left out. */
  readonly draws?: number | undefined;
  /** Of the random numbers, so that a run gives the same intervals again; 1 when left out. */
  readonly seed?: number | undefined;
}

/** Estimates of all statistics over the same draws of `size` cases. */
export function estimates(statistics: readonly Statistic[], size: number, { draws = 1_000, seed = 1 }: BootstrapOptions = {}): Estimate[] {
  const once = new Uint16Array(size).fill(1);
  const values = statistics.map(({ of }) => rounded(of(once)));
  const drawn = statistics.map(() => [] as number[]);
  const random = randomIntegers(seed);
  const weights = new Uint16Array(size);
  for (let draw = 0; draw < draws; draw += 1) {
    weights.fill(0);
    for (let each = 0; each < size; each += 1) weights[random(size)]! += 1;
    for (const [index, { of }] of statistics.entries()) {
      const value = values[index] === null ? null : rounded(of(weights));
      if (value !== null) drawn[index]!.push(value);
    }
  }
  return statistics.map(({ count, isShare }, index) => ({ ...bounds(values[index]!, drawn[index]!, count, isShare), count }));
}

/** Wilson's score interval for `hits` of `count` (Wilson 1927, doi:10.1080/01621459.1927.10502953), 95 %. */
export function wilsonInterval(hits: number, count: number): readonly [low: number, high: number] {
  const z2 = Z * Z;
  const share = hits / count;
  const middle = (share + z2 / (2 * count)) / (1 + z2 / count);
  const half = (Z / (1 + z2 / count)) * Math.sqrt((share * (1 - share)) / count + z2 / (4 * count * count));
  return [rounded(Math.max(0, middle - half)), rounded(Math.min(1, middle + half))];
}

/** 97.5 % quantile of the normal distribution. */
const Z = 1.959963984540054;

function bounds(value: number | null, drawn: number[], count: number, isShare: boolean): Omit<Estimate, 'count'> {
  if (value === null) return { value: null, low: null, high: null };
  if (isShare && (value === 0 || value === 1)) {
    const [low, high] = wilsonInterval(value * count, count);
    return { value, low, high };
  }
  // One case cannot say how much cases differ.
  if (count < 2 || drawn.length === 0) return { value, low: null, high: null };
  const sorted = Float64Array.from(drawn).sort();
  const at = (share: number): number => sorted[Math.min(sorted.length - 1, Math.max(0, Math.round(share * (sorted.length - 1))))]!;
  return { value, low: at(0.025), high: at(0.975) };
}

/** To twelve places: sums in another order must not differ by their last bits. */
function rounded<Value extends number | null>(value: Value): Value {
  return (value === null ? null : Number(value.toFixed(12))) as Value;
}

/** Whole numbers below a bound, by Mulberry32 (Tommy Ettinger). */
function randomIntegers(seed: number): (below: number) => number {
  let state = seed >>> 0;
  return (below) => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return Math.floor((((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32) * below);
  };
}
