import { expect, test } from 'vitest';
import { programVersion } from '../../server/installation.ts';
import { runProgram } from './program.ts';

test('a run gives its output, its time and its peak memory', async () => {
  const { stdout, seconds, peakMegabytes } = await runProgram(['--version']);
  expect(stdout.trim()).toBe(programVersion());
  expect(seconds).toBeGreaterThan(0);
  expect(peakMegabytes).toBeGreaterThan(20);
});

test.skipIf(process.platform !== 'linux')('the peak is that of the run, not of who started it (known exactly on Linux only)', async () => {
  const ballast = Buffer.alloc(400e6, 1);
  const { peakMegabytes } = await runProgram(['--version']);
  expect(peakMegabytes).toBeLessThan(ballast.length / 1e6);
});

test('a run that fails is an error, not a figure', async () => {
  await expect(runProgram(['no-such-command'])).rejects.toThrow('ended with exit code 2');
});
