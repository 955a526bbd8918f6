import { strToU8, zipSync } from 'fflate';
import type { Pack } from '#core/ports.ts';

/** Zip knows no time before this one; it says nothing of when the archive was made. */
const NO_TIME = new Date(1980, 0, 1);

/** Packs files into a zip archive; the same files give the same bytes. */
export const zipFiles: Pack = function zipFiles(files) {
  return zipSync(Object.fromEntries(Object.entries(files).map(([path, content]) => [path, [strToU8(content), { mtime: NO_TIME }]])));
};
