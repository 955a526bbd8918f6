import { createHash } from 'node:crypto';
import type { Prefixes } from '#core/retrieval/prefixes.ts';

/** Name of a vector space: prefixes change what vectors mean, so they count for it, as eight hex digits after `+`. */
export function spaceWith(model: string, { query, passage }: Prefixes): string {
  if (query === '' && passage === '') return model;
  return `${model}+${createHash('sha256').update(JSON.stringify([query, passage])).digest('hex').slice(0, 8)}`;
}
