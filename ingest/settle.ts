import { holdsAny, repeatedAmong, withoutRepeated } from './clean/repeated.ts';
import type { SourceDocument } from './document.ts';
import type { Sources, StoredDocument } from './sources.ts';

/** A document of the collection, and what it comes to beside the others. */
export interface SettledDocument {
  readonly path: string;
  readonly stored: StoredDocument;
  /** True when it comes to what it came to in the generation before. */
  readonly isAsBefore: boolean;
  /** Without what other documents of its group repeat. */
  final(): SourceDocument;
}

/**
 * In order of path. What is repeated is looked for in the whole collection each time, so that the outcome depends on which
 * files there are and not on the order in which they came. Documents are unpacked only where their outcome may be another one.
 *
 * @param before - The documents of the generation before.
 */
export function settle(sources: Sources, before: Sources): SettledDocument[] {
  const now = documentsOf(sources);
  const old = documentsOf(before);
  const [groups, oldGroups] = [byGroup(now), byGroup(old)];
  const outcomes = new Map([...groups].map(([name, group]) => [name, compare(group, oldGroups.get(name) ?? [])]));
  return now.map((stored) => {
    const { repeated, changed } = outcomes.get(stored.group ?? '') ?? NOTHING;
    const final = (): SourceDocument => (stored.group === null ? stored.read() : withoutRepeated(stored.read(), repeated));
    return { path: stored.path, stored, isAsBefore: stored.before !== null && !holdsAny(stored, changed), final };
  });
}

/** What a group repeats, and what it repeats now or repeated before, but not both. */
interface Outcome {
  readonly repeated: ReadonlySet<number>;
  readonly changed: ReadonlySet<number>;
}

const NOTHING: Outcome = { repeated: new Set(), changed: new Set() };

function compare(now: readonly StoredDocument[], before: readonly StoredDocument[]): Outcome {
  const repeated = repeatedAmong(now);
  const isSame = now.length === before.length && now.every((document, index) => document.before !== null && document.path === before[index]!.path);
  return { repeated, changed: isSame ? NOTHING.changed : repeated.symmetricDifference(repeatedAmong(before)) };
}

function documentsOf(sources: Sources): StoredDocument[] {
  return [...sources.keys()].sort().flatMap((path) => sources.get(path)!.documents);
}

function byGroup(documents: readonly StoredDocument[]): Map<string, StoredDocument[]> {
  return Map.groupBy(documents.filter(({ group }) => group !== null), ({ group }) => group!);
}
