import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import * as fc from 'fast-check';
import { afterAll, describe, expect, test } from 'vitest';
import { metricNamed } from '../metrics/catalogue.ts';
import type { CaseRecord } from '../metrics/observation.ts';
import { madeUpLine, madeUpRun, type LineChange } from '../runs/testing/made-up-run.ts';
import { compareRecords, compareRuns, compareWithBaseline } from './compare-runs.ts';
import { formatComparison } from './format-comparison.ts';

const folder = mkdtempSync(join(tmpdir(), 'parapet-compare-'));
afterAll(() => rmSync(folder, { recursive: true }));

const WRONG = { failure: 'cited-but-wrong' } as const;

test('wins, losses and ties are counted case by case, and the difference has its interval and its tests', async () => {
  const before = await run('before', range(40).map((at) => ({ id: `c${at}`, ...(at < 16 ? WRONG : {}) })));
  const after = await run('after', range(40).map((at) => ({ id: `c${at}`, ...(at < 2 || at === 20 ? WRONG : {}) })));
  const { cases, metrics, flips, leftOut } = await compareRuns(before, after, { metrics: ['correct', 'total-ms-p50'] });
  expect({ cases, leftOut }).toEqual({ cases: 40, leftOut: { onlyInA: 0, onlyInB: 0, changed: 0 } });
  const [correct, speed] = metrics;
  expect(correct).toMatchObject({ metric: 'correct', a: 0.6, b: 0.925, wins: 14, losses: 1, ties: 25, verdict: 'better' });
  expect(correct!.difference).toBeCloseTo(0.325, 12);
  expect(correct!.low).toBeGreaterThan(0.1);
  expect(correct!.high).toBeLessThan(0.55);
  // McNemar's exact test of 14 to 1 is 2 · (1 + 15) / 2^15; Holm doubles it for two metrics.
  expect(correct!.p).toBeCloseTo(32 / 2 ** 15, 2);
  expect(correct!.adjusted).toBeCloseTo(2 * correct!.p, 10);
  expect(speed).toMatchObject({ difference: 0, low: 0, high: 0, wins: 0, losses: 0, ties: 40, p: 1, verdict: 'no difference shown' });
  expect(flips.map(({ id, direction }) => [id, direction])).toEqual([...range(14).map((at) => [`c${at + 2}`, 'gained']), ['c20', 'lost']]);
});

test('the interval is that of all resamples, each counted', () => {
  fc.assert(
    fc.property(fc.array(fc.tuple(fc.constantFrom(0, 0.5, 1), fc.constantFrom(0, 0.5, 1)), { minLength: 2, maxLength: 4 }), fc.integer({ min: 1, max: 1e9 }), (pairs, seed) => {
      const [a, b] = [pairs.map(([value]) => recordWith(value)), pairs.map(([, value]) => recordWith(value))];
      const [compared] = compareRecords(a, b, [metricNamed('token-f1')!], seed);
      const [low, high] = [compared!.low!, compared!.high!];
      const every = allResamples(pairs.map(([before, after]) => after - before));
      const share = (holds: (difference: number) => boolean): number => every.filter(holds).length / every.length;
      expect(share((difference) => difference < low - 1e-9)).toBeLessThan(0.05);
      expect(share((difference) => difference <= low + 1e-9)).toBeGreaterThan(0.009);
      expect(share((difference) => difference > high + 1e-9)).toBeLessThan(0.05);
      expect(share((difference) => difference >= high - 1e-9)).toBeGreaterThan(0.009);
    }),
    { numRuns: 60 },
  );
});

test('a few flipped cases are no difference yet', async () => {
  const before = await run('few-before', range(40).map((at) => ({ id: `c${at}`, ...(at < 16 ? WRONG : {}) })));
  const after = await run('few-after', range(40).map((at) => ({ id: `c${at}`, ...(at >= 3 && at < 17 ? WRONG : {}) })));
  const { metrics } = await compareRuns(before, after, { metrics: ['correct'] });
  expect(metrics).toMatchObject([{ wins: 3, losses: 1, p: 0.625, verdict: 'no difference shown' }]);
});

test('several runs are adjusted together', async () => {
  const before = await run('base', range(40).map((at) => ({ id: `c${at}`, ...(at < 16 ? WRONG : {}) })));
  const better = (name: string, wrong: number): Promise<string> => run(name, range(40).map((at) => ({ id: `c${at}`, ...(at < wrong ? WRONG : {}) })));
  const alone = await compareRuns(before, await better('by-seven', 9), { metrics: ['correct'] });
  const together = await compareWithBaseline(before, [await better('by-seven-too', 9), await better('by-one', 15), await better('by-two', 14), await better('by-three', 13)], { metrics: ['correct'] });
  expect(alone.metrics[0]).toMatchObject({ p: 2 / 2 ** 7, adjusted: 2 / 2 ** 7, verdict: 'better' });
  expect(together.map(({ metrics }) => metrics[0]!.adjusted)).toEqual([8 / 2 ** 7, 1, 1, 0.75]);
  expect(together[0]!.metrics[0]!.verdict).toBe('no difference shown');
  expect(together[0]!.notes[0]).toMatch(/^4 metrics of 4 runs were tested/);
});

test('a worse run is called worse, and lower is better where it is', async () => {
  const { metrics } = await compareRuns(await run('fast', range(30).map((at) => ({ id: `c${at}` }))), await run('slow', range(30).map(slowLine)), { metrics: ['total-ms-p50'] });
  expect(metrics).toMatchObject([{ a: 10, b: 514, wins: 0, losses: 30, verdict: 'worse' }]);
});

test('a metric that a run did not measure is not compared', async () => {
  const { metrics } = await compareRuns(await run('one', [{ id: 'a' }]), await run('two', [{ id: 'a' }]), { metrics: ['recall@10', 'correct'] });
  expect(metrics.map(({ metric }) => metric)).toEqual(['correct']);
});

describe('cases that cannot be paired', () => {
  test('are left out, and the notes say so', async () => {
    const before = await run('old-set', [{ id: 'same' }, { id: 'asked-anew' }, { id: 'expects-more' }, { id: 'gone' }]);
    const after = await run('new-set', [{ id: 'expects-more', expected: [['twice'], ['a day']] }, { id: 'asked-anew', turns: ['Otherwise?'] }, { id: 'new' }, { id: 'newer' }, { id: 'same' }]);
    const { cases, leftOut, notes } = await compareRuns(before, after);
    expect({ cases, leftOut }).toEqual({ cases: 1, leftOut: { onlyInA: 1, onlyInB: 2, changed: 2 } });
    expect(notes).toEqual(expect.arrayContaining(['1 cases stand only in the first run and 2 only in the second; they are left out.', '2 cases ask or expect something else in the second run; they are left out.']));
  });

  test('leave nothing to compare when there are no others', async () => {
    await expect(compareRuns(await run('this', [{ id: 'a' }]), await run('that', [{ id: 'b' }]))).rejects.toMatchObject({ code: 'invalid_request', message: expect.stringContaining('share no case') });
  });
});

test('what a reader must know stands in the notes', async () => {
  const before = await madeUpRun(join(folder, 'odd-before'), [madeUpLine({ id: 'a' })], { index: [{ collection: 'sea', generation: 'g1', articles: 1, passages: 1, corpusHash: 'x', files: {} }] });
  const after = await madeUpRun(join(folder, 'odd-after'), [madeUpLine({ id: 'a' })], { status: 'interrupted', total: 3, timedOut: 1, seed: 2 });
  const { notes } = await compareRuns(before, after);
  expect(notes.slice(1)).toEqual([
    'The run "odd-after" is not complete: 1 of 3 cases.',
    'In "odd-after" 1 cases timed out and 0 broke; they count as wrong.',
    'The intervals of the two runs were drawn with different seeds.',
    'The runs asked different generations of the index.',
  ]);
});

test.each([
  [['no-such-metric'], 'There is no metric "no-such-metric"'],
  [['sentences'], 'Neither more nor less of "sentences" is better'],
])('metrics %j are refused', async (metrics, sentence) => {
  const one = await run('only', [{ id: 'a' }]);
  await expect(compareRuns(one, one, { metrics })).rejects.toThrow(sentence);
});

test('a flipped case shows both answers and why the wrong one failed', async () => {
  const lost: LineChange[] = [
    { id: 'lost', failure: 'not-retrieved', retrieved: [] },
    { id: 'late', failure: 'no-answer', outcome: 'timed-out', error: 'No answer within 1 s.', answer: null },
    { id: 'empty', answerable: false, failure: 'should-have-abstained' },
  ];
  const comparison = await compareRuns(await run('was', lost.map(({ id, answerable }) => ({ id, ...(answerable === false && { answerable }) }))), await run('is', lost));
  expect(comparison.flips[0]).toMatchObject({ id: 'lost', direction: 'lost', a: { failure: 'ok', goldRanks: [1], verdicts: ['supported'] }, b: { failure: 'not-retrieved', goldRanks: [null] } });
  const text = formatComparison(comparison, 2);
  expect(text).toContain('3 cases flipped: 0 gained, 3 lost; 2 are shown');
  expect(text).toContain('- tides/lost: Question lost?\n  wanted: twice a day\n  A: right; gold retrieved at 1; sentences supported\n     Answer lost. [1]\n     [1] Tides\n  B: not retrieved; gold retrieved at no place; sentences supported\n');
  expect(text).toContain('  B: no answer; gold retrieved at 1\n     No answer within 1 s.');
  expect(formatComparison(comparison)).toContain('wanted: abstention');
});

/** Mean of each of the n^n resamples. */
function allResamples(values: readonly number[]): number[] {
  const grow = (drawn: number, sum: number): number[] => (drawn === values.length ? [sum / drawn] : values.flatMap((value) => grow(drawn + 1, sum + value)));
  return grow(0, 0);
}

function recordWith(value: number): CaseRecord {
  return { id: '', tags: [], language: 'en', part: null, failure: 'ok', values: { 'token-f1': value } };
}

function slowLine(at: number): LineChange {
  return { id: `c${at}`, metrics: { ...madeUpLine({ id: 'x' }).metrics, 'total-ms': 500 + at } };
}

function run(name: string, lines: readonly LineChange[]): Promise<string> {
  return madeUpRun(join(folder, name), lines.map(madeUpLine));
}

function range(count: number): number[] {
  return [...Array.from({ length: count }).keys()];
}
