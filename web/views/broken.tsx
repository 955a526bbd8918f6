import type { Words } from '../text.ts';

/** What is left to show when the page itself has a fault. */
export function Broken({ words }: { readonly words: Words }) {
  return (
    <main className="broken" role="alert">
      <p>{words.broken}</p>
      <button type="button" className="button" onClick={() => location.reload()}>
        {words.reload}
      </button>
    </main>
  );
}
