import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { programVersion } from '../../server/installation.ts';
import type { RunSummary } from './run-record.ts';

const root = new URL('../..', import.meta.url);

/** Which program runs: its version, and the commit that it was checked out at; null outside a git repository. */
export async function describeProgram(): Promise<RunSummary['program']> {
  const commit = await git('rev-parse', 'HEAD');
  const changes = commit === null ? null : await git('status', '--porcelain', '--untracked-files=no');
  return { version: programVersion(), commit, modified: changes === null ? null : changes !== '' };
}

/** What git prints, or null where there is no git or no repository: an installed package has neither. */
async function git(...args: readonly string[]): Promise<string | null> {
  const [outcome] = await Promise.allSettled([promisify(execFile)('git', args, { cwd: root })]);
  return outcome.status === 'fulfilled' ? outcome.value.stdout.trim() : null;
}
