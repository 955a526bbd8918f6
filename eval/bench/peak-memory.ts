/**
 * Preloaded into a measured process (`node --import`): writes the peak of its resident memory, in kilobytes, to file
 * descriptor 3 when it exits. On Linux from `VmHWM`, since `maxRSS` may be that of the process that started this one.
 */
import { existsSync, readFileSync, writeSync } from 'node:fs';
import { isMainThread } from 'node:worker_threads';

const STATUS = '/proc/self/status';

if (isMainThread) process.once('exit', () => writeSync(3, String(peakKilobytes())));

function peakKilobytes(): number {
  const linux = existsSync(STATUS) ? /^VmHWM:\s*(\d+) kB$/m.exec(readFileSync(STATUS, 'utf8')) : null;
  return linux ? Number(linux[1]) : process.resourceUsage().maxRSS;
}
