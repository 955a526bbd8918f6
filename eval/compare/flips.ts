import { readResults } from '../runs/run-folder.ts';
import type { ResultLine } from '../runs/run-record.ts';
import { caseKey } from './pair-runs.ts';

/** A case that one run got right and the other did not, with both answers. */
export interface Flip {
  readonly id: string;
  readonly set: string;
  readonly turns: readonly string[];
  readonly expected: readonly (readonly string[])[];
  readonly answerable: boolean;
  /** Right in the second run, or in the first. */
  readonly direction: 'gained' | 'lost';
  readonly a: Side;
  readonly b: Side;
}

/** One run's way with a case. */
export interface Side {
  readonly outcome: ResultLine['outcome'];
  readonly failure: ResultLine['failure'];
  /** Null without an answer. */
  readonly text: string | null;
  readonly error: string | null;
  readonly verdicts: readonly string[];
  readonly citations: readonly { readonly marker: number; readonly title: string | null; readonly quote: string }[];
  /** Per gold entry the rank of the first passage that holds it, from 1; null when none of those ranked does. Empty when no ranking was kept. */
  readonly goldRanks: readonly (number | null)[];
}

/** The flipped cases in the order of the first run. Reads both runs once more, so that only these are held. */
export async function flipsOf(a: string, b: string, keys: ReadonlySet<string>): Promise<Flip[]> {
  const [before, after] = [await linesOf(a, keys), await linesOf(b, keys)];
  return [...before].map(([key, line]) => flipOf(line, after.get(key)!));
}

/** One run's way with a case, for a table or a page. */
export function sideOf({ outcome, failure, error, answer, gold, retrieved }: ResultLine): Side {
  return {
    outcome,
    failure,
    text: answer?.text ?? null,
    error,
    verdicts: answer?.sentences.map(({ verdict }) => verdict) ?? [],
    citations: answer?.citations.map(({ marker, title, quote }) => ({ marker, title, quote })) ?? [],
    goldRanks: answer === null && retrieved.length === 0 ? [] : gold.map((_, at) => retrieved.find((passage) => passage.gold.includes(at))?.rank ?? null),
  };
}

function flipOf(a: ResultLine, b: ResultLine): Flip {
  const { id, set, turns, expected, answerable } = a;
  return { id, set, turns, expected, answerable, direction: b.failure === 'ok' ? 'gained' : 'lost', a: sideOf(a), b: sideOf(b) };
}

async function linesOf(folder: string, keys: ReadonlySet<string>): Promise<Map<string, ResultLine>> {
  const lines = new Map<string, ResultLine>();
  for await (const line of readResults(folder)) if (keys.has(caseKey(line))) lines.set(caseKey(line), line);
  return lines;
}
