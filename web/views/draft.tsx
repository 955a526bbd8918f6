import { useMemo } from 'react';
import { draftSentences } from '../draft.ts';
import { isRunning, type Target, type Turn } from '../state.ts';
import { SentenceView } from './sentence.tsx';
import { citationTarget } from './target.ts';

interface DraftProps {
  readonly turn: Turn;
  readonly openOrigin: string | null;
  readonly onOpen: (target: Target) => void;
}

/** An answer while it is being written, or as far as it got. */
export function DraftView({ turn, openOrigin, onOpen }: DraftProps) {
  const byMarker = useMemo(() => new Map(turn.citations.map((citation) => [citation.marker, citation])), [turn.citations]);
  const sentences = draftSentences(turn.draft, new Set(byMarker.keys()));

  return (
    <div className={isRunning(turn) ? 'sentences sentences--growing' : 'sentences'}>
      {sentences.map((sentence, index) => (
        <SentenceView
          key={index}
          sentence={sentence}
          verdict="supported"
          byMarker={byMarker}
          isOpen={(marker) => openOrigin === `${turn.id}:${marker}`}
          onOpen={(citation) => onOpen(citationTarget(citation, turn.id))}
        />
      ))}
    </div>
  );
}
