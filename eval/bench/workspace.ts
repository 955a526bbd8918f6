import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** A temporary folder with places for articles and for an index, gone when disposed. */
export interface Workspace extends AsyncDisposable {
  readonly articles: string;
  readonly dataDir: string;
}

export async function openWorkspace(): Promise<Workspace> {
  const folder = await mkdtemp(join(tmpdir(), 'parapet-bench-'));
  return {
    articles: join(folder, 'articles'),
    dataDir: join(folder, 'data'),
    [Symbol.asyncDispose]: () => rm(folder, { recursive: true, force: true }),
  };
}
