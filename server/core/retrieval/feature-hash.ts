/**
 * Component and sign of a feature: FNV-1a over UTF-16 code units, with the finaliser of MurmurHash3, which spreads short
 * inputs over all bits. The sign is a bit that the component does not use.
 */
export function hashFeature(feature: string, dimensions: number): { component: number; sign: 1 | -1 } {
  let code = 0x811c9dc5;
  for (let index = 0; index < feature.length; index += 1) code = Math.imul(code ^ feature.charCodeAt(index), 0x01000193);
  code = Math.imul(code ^ (code >>> 16), 0x85ebca6b);
  code = Math.imul(code ^ (code >>> 13), 0xc2b2ae35);
  code = (code ^ (code >>> 16)) >>> 0;
  return { component: (code >>> 1) % dimensions, sign: (code & 1) === 1 ? 1 : -1 };
}
