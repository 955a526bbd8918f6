import { useEffect, useState } from 'react';
import type { Answer } from '#core/contract.ts';
import { plainText } from '../plain-text.ts';
import { useWords } from './words.ts';

/** Copies the answer and its sources as plain text. Absent where the browser keeps the clipboard for HTTPS pages. */
export function CopyButton({ answer }: { readonly answer: Answer }) {
  const words = useWords();
  const [copied, setCopied] = useState(false);
  useEffect(() => {
    if (!copied) return;
    const timer = setTimeout(() => setCopied(false), 2_000);
    return () => clearTimeout(timer);
  }, [copied]);

  if (!('clipboard' in navigator)) return null;
  return (
    <button type="button" className="link" onClick={() => void navigator.clipboard.writeText(plainText(answer)).then(() => setCopied(true))}>
      <span aria-live="polite">{copied ? words.copied : words.copy}</span>
    </button>
  );
}
