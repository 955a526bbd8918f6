import { AppError } from '#core/errors.ts';
import { currentGeneration, generationFolder, listGenerations, pointTo, sequenceOf } from '../../server/index-files.ts';
import { isUnusable, verifyGeneration } from './base.ts';
import { withCollectionLock } from './lock.ts';

/**
 * Points a collection at an earlier generation, after checking that it is whole. Without `generation`: the newest whole one that
 * was built before the current one. Nothing is deleted, so a roll-back can be undone by naming the later generation.
 * @returns The generation that is current now.
 * @throws {AppError} `collection_not_found`, `index_missing` when there is nothing to return to, `index_damaged` when the named one is.
 */
export async function rollBack(dataDir: string, collection: string, generation?: string): Promise<string> {
  const present = await listGenerations(dataDir, collection);
  if (present.length === 0) throw new AppError('collection_not_found', `There is no collection "${collection}": list them with "parapet collections".`);
  return withCollectionLock(dataDir, collection, async () => {
    const target = generation ?? (await newestWholeBefore(dataDir, collection, present));
    generationFolder({ dataDir, collection, generation: target });
    if (!present.includes(target)) throw new AppError('index_missing', `Collection "${collection}" has no generation ${target}: list them with "parapet generations --collection ${collection}".`);
    await verifyGeneration(dataDir, collection, target);
    await pointTo({ dataDir, collection, generation: target });
    return target;
  });
}

async function newestWholeBefore(dataDir: string, collection: string, present: readonly string[]): Promise<string> {
  const current = pointer(dataDir, collection);
  const earlier = present.filter((name) => current === undefined || sequenceOf(name) < sequenceOf(current)).reverse();
  for (const generation of earlier) if (await isWhole(dataDir, collection, generation)) return generation;
  throw new AppError('index_missing', `Collection "${collection}" has no earlier whole generation to return to: ingest its articles again.`);
}

/** A pointer that is damaged points nowhere: every generation then counts as earlier. */
function pointer(dataDir: string, collection: string): string | undefined {
  try {
    return currentGeneration(dataDir, collection);
  } catch (error) {
    if (isUnusable(error)) return undefined;
    throw error;
  }
}

async function isWhole(dataDir: string, collection: string, generation: string): Promise<boolean> {
  try {
    await verifyGeneration(dataDir, collection, generation);
    return true;
  } catch (error) {
    if (isUnusable(error)) return false;
    throw error;
  }
}
