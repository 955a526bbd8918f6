import { sha256 } from '../../server/compose.ts';

/** Bytes of UTF-8 that a name may have on every file system, less room for what distinguishes equal ones. */
const LONGEST = 150;

/**
 * Gives foreign ids file names that no two share, whatever the file system makes of letter case and Unicode forms. An id
 * that is a good file name stays as it is; of one that is not, what can be kept is kept, and the start of its SHA-256 added.
 * @returns The name of an id, always the same one.
 */
export function fileNames(): (id: string) => string {
  const names = new Map<string, string>();
  const taken = new Set<string>();
  return (id) => {
    const known = names.get(id);
    if (known !== undefined) return known;
    const tidy = shortened(id.normalize('NFC').replace(/[\p{Cc}\p{Cf}/\\:*?"<>|]+/gu, '-').replace(/\s+/g, ' ').replace(/^[.\s]+|[.\s]+$/g, ''));
    const clean = tidy === id.normalize('NFC') && tidy !== '' && !taken.has(tidy.toLowerCase());
    const name = clean ? tidy : `${tidy}${tidy === '' ? '' : '-'}${sha256(id).slice(0, 8)}`;
    taken.add(name.toLowerCase());
    names.set(id, name);
    return name;
  };
}

function shortened(name: string): string {
  const characters = [...name];
  while (Buffer.byteLength(characters.join('')) > LONGEST) characters.length -= 1;
  return characters.join('').trimEnd();
}
