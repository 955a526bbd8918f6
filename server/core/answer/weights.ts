/** Fitted by `eval/fit.ts`; see BENCHMARKS.md. The first weight of each list is the intercept. */
export const SENTENCE_WEIGHTS: readonly number[] = [-4, 3, 1, 1, 0, 0, 3, 1, -0.5, -0.5, 0.5, 1, 1, 0, 0, -1, 0.3, 0.3, 0.5, 0.5, 0.5, 0.5, 0.5, 0.5, -0.5, -0.5, -0.5, -0.5, -0.5, 0.5, 0, 0.2];
export const ANSWERABLE_WEIGHTS: readonly number[] = [0, 1, 1, 0, 1, 1, -1, -1, -1, -1, -1, -1, 0, -1, 0, 0, 0, 0];
