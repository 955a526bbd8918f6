import { join } from 'node:path';
import { AppError } from '#core/errors.ts';
import type { Manifest } from '#core/manifest.ts';
import { currentGeneration, FILES, generationFolder, listGenerations, type Origins, readManifest, readOrigins, readVerified, verifyFile } from '../../server/index-files.ts';

/** The generation a build starts from. */
export interface Base {
  readonly manifest: Manifest;
  readonly database: string;
  readonly origins: Origins;
  /** True when it is the one that is served and every file of it is whole: if nothing changes, it may stay. */
  readonly mayStay: boolean;
  /** Its vectors, row by row; undefined when their file is damaged. */
  vectors(): Promise<Float32Array | undefined>;
}

/**
 * The generation CURRENT names or, when its articles are damaged, the newest other one whose articles are whole; undefined
 * when there is none. `onDamage` is told of what could not be used.
 */
export async function findBase(dataDir: string, collection: string, onDamage: (sentence: string) => void): Promise<Base | undefined> {
  const tolerate = <T>(attempt: Promise<T>): Promise<T | undefined> =>
    attempt.catch((error: unknown) => {
      if (!isUnusable(error)) throw error;
      onDamage(error.message);
      return undefined;
    });
  const current = await tolerate((async () => currentGeneration(dataDir, collection))());
  const others = (await listGenerations(dataDir, collection)).reverse().filter((name) => name !== current);
  for (const generation of current === undefined ? others : [current, ...others]) {
    const base = await tolerate(openBase(dataDir, collection, generation, generation === current, tolerate));
    if (base) return base;
  }
  return undefined;
}

/** @throws {AppError} `index_damaged` or `index_mismatch` for the first file that a reader would refuse. */
export async function verifyGeneration(dataDir: string, collection: string, generation: string): Promise<Manifest> {
  const place = { dataDir, collection, generation };
  const manifest = await readManifest(place);
  for (const name of Object.keys(manifest.files)) await verifyFile(place, manifest, name);
  return manifest;
}

/** True for the errors that mean: this generation cannot be read. */
export function isUnusable(error: unknown): error is AppError {
  return error instanceof AppError && (error.code === 'index_damaged' || error.code === 'index_mismatch');
}

type Tolerate = <T>(attempt: Promise<T>) => Promise<T | undefined>;

async function openBase(dataDir: string, collection: string, generation: string, isCurrent: boolean, tolerate: Tolerate): Promise<Base> {
  const place = { dataDir, collection, generation };
  const manifest = await readManifest(place);
  await verifyFile(place, manifest, FILES.articles);
  const rest = await tolerate(verifyGeneration(dataDir, collection, generation));
  const database = join(generationFolder(place), FILES.articles);
  return {
    manifest,
    database,
    origins: readOrigins(database),
    mayStay: isCurrent && rest !== undefined,
    async vectors() {
      const bytes = await tolerate(readVerified(place, manifest, FILES.vectors));
      return bytes && new Float32Array(bytes.buffer);
    },
  };
}
