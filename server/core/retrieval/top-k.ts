import type { Hit, PassageRow } from '../types.ts';

/** Keeps the best `k` of any number of offers, in O(log k) each; equal scores go to the lower row. */
export interface TopK {
  /** What an offer must reach to be kept: the k-th best score so far, -Infinity while fewer are held. */
  threshold(): number;
  offer(row: PassageRow, score: number): void;
  /** The kept ones, best first. */
  ranked(): Hit[];
}

/** @param k - At most this many are kept; 0 keeps none. */
export function createTopK(k: number): TopK {
  // A binary heap over two arrays with the worst kept entry at its root.
  const rows: number[] = [];
  const scores: number[] = [];

  return {
    threshold: () => (rows.length < k ? -Infinity : (scores[0] ?? Infinity)),
    offer(row, score) {
      if (rows.length < k) {
        rows.push(row);
        scores.push(score);
        siftUp(rows, scores, rows.length - 1);
      } else if (k > 0 && worse(scores[0]!, rows[0]!, score, row)) {
        rows[0] = row;
        scores[0] = score;
        siftDown(rows, scores);
      }
    },
    ranked: () => rows.map((row, index) => ({ row, score: scores[index]! })).sort(byScore),
  };
}

/** Order of every ranked list: best first, ties by row. */
export function byScore(a: Hit, b: Hit): number {
  return b.score - a.score || a.row - b.row;
}

function worse(scoreA: number, rowA: number, scoreB: number, rowB: number): boolean {
  return scoreA < scoreB || (scoreA === scoreB && rowA > rowB);
}

function siftUp(rows: number[], scores: number[], from: number): void {
  let child = from;
  while (child > 0) {
    const parent = (child - 1) >> 1;
    if (!worse(scores[child]!, rows[child]!, scores[parent]!, rows[parent]!)) return;
    swap(rows, scores, child, parent);
    child = parent;
  }
}

function siftDown(rows: number[], scores: number[]): void {
  let parent = 0;
  for (;;) {
    let worst = parent;
    for (const child of [2 * parent + 1, 2 * parent + 2]) {
      if (child < rows.length && worse(scores[child]!, rows[child]!, scores[worst]!, rows[worst]!)) worst = child;
    }
    if (worst === parent) return;
    swap(rows, scores, parent, worst);
    parent = worst;
  }
}

function swap(rows: number[], scores: number[], a: number, b: number): void {
  const row = rows[a]!;
  const score = scores[a]!;
  rows[a] = rows[b]!;
  scores[a] = scores[b]!;
  rows[b] = row;
  scores[b] = score;
}
