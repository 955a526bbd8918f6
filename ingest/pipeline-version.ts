import { createNearDuplicateFinder } from './near-duplicates.ts';
import { PIPELINE_VERSION } from './segment.ts';

/** Names all that is kept of an article from one ingest to the next, near-duplicate signatures included; the manifest records it. */
export const PIPELINE = `${PIPELINE_VERSION}+${createNearDuplicateFinder().version}`;
