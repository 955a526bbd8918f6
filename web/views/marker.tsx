import type { Citation } from '#core/contract.ts';
import { useWords } from './words.ts';

interface MarkerProps {
  readonly citation: Citation;
  readonly isOpen: boolean;
  readonly onOpen: () => void;
}

/** The number behind a sentence; opens the source at the quoted sentence. */
export function Marker({ citation: { marker, title, name: file, source }, isOpen, onOpen }: MarkerProps) {
  const words = useWords();
  const name = title ?? file ?? source ?? words.untitled;

  return (
    <button type="button" className="marker" aria-label={words.marker(marker, name)} title={name} aria-pressed={isOpen} onClick={onOpen}>
      [{marker}]
    </button>
  );
}
