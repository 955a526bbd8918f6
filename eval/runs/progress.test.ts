import { expect, test } from 'vitest';
import { createProgress, duration } from './progress.ts';

test('a terminal gets one line that is redrawn, with speed and time left', () => {
  const { progress, written, tick } = watched(true, 0, 100);
  tick(10_000);
  progress.show(20);
  tick(10);
  progress.show(21);
  tick(30_000);
  progress.show(100);
  progress.end();
  expect(written.join('')).toBe('\r\x1b[Keval 20/100 (2.0/s, 40 s left)\r\x1b[Keval 100/100 (2.5/s)\n');
});

test('a log gets a line every few seconds, and a short run none', () => {
  const { progress, written, tick } = watched(false, 0, 100);
  tick(4_000);
  progress.show(50);
  expect(written).toEqual([]);
  tick(4_000);
  progress.show(80);
  progress.end();
  expect(written).toEqual(['eval 80/100 (10/s, 2 s left)\n']);
});

test('the speed of a resumed run is its own', () => {
  const { progress, written, tick } = watched(false, 900, 1_000);
  tick(10_000);
  progress.show(950);
  expect(written).toEqual(['eval 950/1000 (5.0/s, 10 s left)\n']);
});

test.each([
  [0.2, '1 s'],
  [61, '1 min 1 s'],
  [7_500, '2 h 5 min'],
])('%d seconds are %s', (seconds, words) => {
  expect(duration(seconds)).toBe(words);
});

function watched(isTTY: boolean, before: number, total: number) {
  const written: string[] = [];
  let now = 0;
  const progress = createProgress({ total, now: () => now, stream: { isTTY, write: (text) => written.push(text) } });
  progress.start(before);
  return { progress, written, tick: (milliseconds: number) => void (now += milliseconds) };
}
