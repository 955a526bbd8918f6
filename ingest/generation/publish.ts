import { randomBytes } from 'node:crypto';
import { mkdir, readdir, rename, rm, rmdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Manifest } from '#core/manifest.ts';
import { collectionFolder, FILES, generationFolder, isMissing, listGenerations, measureFile, pointTo, sealManifest, sequenceOf, syncFolder } from '../../server/index-files.ts';

/** Generations kept beside the current one, for roll-back. */
const KEPT = 2;
const BUILDING = '.building-';
const PRUNED = '.pruned-';

/** What the builder knows; the rest of the manifest is measured here. */
export type Draft = Omit<Manifest, 'formatVersion' | 'generation' | 'files' | 'builtAt' | 'collection'>;

/**
 * Runs `build` on an empty folder; when it gives a draft, makes the folder the collection's next generation and moves CURRENT to it.
 * Whatever happens before that, the collection is as it was. Needs the collection's lock.
 * @returns The new generation, or undefined when `build` found nothing to write.
 */
export async function publishGeneration(dataDir: string, collection: string, build: (folder: string) => Promise<Draft | undefined>): Promise<Manifest | undefined> {
  const home = collectionFolder(dataDir, collection);
  await clearLeftovers(home);
  const folder = join(home, BUILDING + randomBytes(6).toString('hex'));
  await mkdir(folder, { recursive: true });
  try {
    const draft = await build(folder);
    if (!draft) return undefined;
    const manifest = await seal(dataDir, collection, folder, draft);
    const { generation } = manifest;
    await rename(folder, generationFolder({ dataDir, collection, generation }));
    await syncFolder(home);
    await syncFolder(join(dataDir, 'index'));
    await pointTo({ dataDir, collection, generation });
    await prune(dataDir, collection, generation);
    return manifest;
  } finally {
    await rm(folder, { recursive: true, force: true });
    await removeIfEmpty(home);
  }
}

/** Writes the manifest over the folder's files; all of it is on disk when this returns. */
async function seal(dataDir: string, collection: string, folder: string, draft: Draft): Promise<Manifest> {
  const names = (await readdir(folder)).sort();
  const files: Manifest['files'] = {};
  for (const name of names) files[name] = await measureFile(join(folder, name));
  const newest = (await listGenerations(dataDir, collection)).at(-1);
  const manifest = { formatVersion: 1 as const, collection, ...draft, builtAt: new Date().toISOString(), files };
  const { generation, text } = sealManifest(manifest, (newest === undefined ? 0 : sequenceOf(newest)) + 1);
  await writeFile(join(folder, FILES.manifest), text, { flush: true });
  await syncFolder(folder);
  return { ...manifest, generation };
}

/** Takes away all but the current generation and the {@link KEPT} newest others. Renamed first, so that a kill leaves no half one. */
async function prune(dataDir: string, collection: string, current: string): Promise<void> {
  const others = (await listGenerations(dataDir, collection)).filter((name) => name !== current);
  for (const generation of others.slice(0, -KEPT)) {
    const doomed = join(collectionFolder(dataDir, collection), PRUNED + generation);
    await rename(generationFolder({ dataDir, collection, generation }), doomed);
    await rm(doomed, { recursive: true, force: true });
  }
}

/** What a build or a pruning that was killed left behind. The lock says that nobody is at it any more. */
async function clearLeftovers(home: string): Promise<void> {
  const names = await readdir(home).catch((error: unknown) => {
    if (isMissing(error)) return [];
    throw error;
  });
  const dead = names.filter((name) => name.startsWith(BUILDING) || name.startsWith(PRUNED));
  for (const name of dead) await rm(join(home, name), { recursive: true, force: true });
}

async function removeIfEmpty(home: string): Promise<void> {
  if ((await readdir(home)).length === 0) await rmdir(home);
}
