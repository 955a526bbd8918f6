import type { AnswerSentence, Citation, Verdict } from '#core/contract.ts';
import type { MarkedSentence } from '../draft.ts';
import { languageOf } from '../text.ts';
import { Marker } from './marker.tsx';
import { useWords } from './words.ts';

interface SentenceProps {
  readonly sentence: MarkedSentence;
  readonly verdict: Verdict;
  /** What the checker holds against it. */
  readonly reasons?: NonNullable<AnswerSentence['reasons']>;
  readonly byMarker: ReadonlyMap<number, Citation>;
  readonly isOpen: (marker: number) => boolean;
  readonly onOpen: (citation: Citation) => void;
}

/** A sentence of an answer, its markers, and in words whatever its sources do not support. */
export function SentenceView({ sentence, verdict, reasons = [], byMarker, isOpen, onOpen }: SentenceProps) {
  const words = useWords();

  return (
    <p className="sentence" lang={languageOf(sentence.text)}>
      {sentence.text}
      {sentence.markers.map((marker) => {
        const citation = byMarker.get(marker);
        return citation && <Marker key={marker} citation={citation} isOpen={isOpen(marker)} onOpen={() => onOpen(citation)} />;
      })}
      {verdict !== 'supported' && (
        <span className="verdict" data-verdict={verdict} lang="">
          {[words[verdict], ...reasons.map(({ code, claim, evidence }) => words.reason(code, claim, evidence))].join(' · ')}
        </span>
      )}
    </p>
  );
}
