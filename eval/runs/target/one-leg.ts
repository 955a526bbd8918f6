import type { Generation, Library } from '#core/ports.ts';

/** Lets all who read the library search by one leg only, to say what the other one adds. */
export function oneLeg(library: Library, leg: 'lexical' | 'vector'): Library {
  return { ...library, use: (collections, work) => library.use(collections, (generations) => work(generations.map((generation) => withoutOther(generation, leg)))) };
}

function withoutOther(generation: Generation, leg: 'lexical' | 'vector'): Generation {
  const nothing = { search: async () => [] };
  return leg === 'lexical' ? { ...generation, vectors: { ...generation.vectors, ...nothing } } : { ...generation, lexical: { ...generation.lexical, ...nothing } };
}
