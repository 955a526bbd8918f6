/** What the page shows, as the address says it after `#`: the conversation, the earlier ones, the articles, or evaluations and perhaps one of them. */
export type Place =
  | { readonly kind: 'conversation' }
  | { readonly kind: 'conversations' }
  | { readonly kind: 'articles' }
  | { readonly kind: 'evaluations'; readonly id: string | null };

const EVALUATIONS = '#/evaluations';
const CONVERSATIONS = '#/conversations';
const ARTICLES = '#/articles';

/** Any other address is the conversation. */
export function placeOf(hash: string): Place {
  if (hash === EVALUATIONS) return { kind: 'evaluations', id: null };
  if (hash === CONVERSATIONS) return { kind: 'conversations' };
  if (hash === ARTICLES) return { kind: 'articles' };
  if (!hash.startsWith(`${EVALUATIONS}/`)) return { kind: 'conversation' };
  try {
    return { kind: 'evaluations', id: decodeURIComponent(hash.slice(EVALUATIONS.length + 1)) };
  } catch {
    // A malformed escape, typed or cut off: the list is where to choose again.
    return { kind: 'evaluations', id: null };
  }
}

/** The address of a place; {@link placeOf} reads it back. */
export function hashOf(place: Place): string {
  switch (place.kind) {
    case 'conversation':
      return '#/';
    case 'conversations':
      return CONVERSATIONS;
    case 'articles':
      return ARTICLES;
    case 'evaluations':
      return place.id === null ? EVALUATIONS : `${EVALUATIONS}/${encodeURIComponent(place.id)}`;
  }
}
