import { EXPORT_FORMATS, exportAddress } from '../client.ts';
import { useWords } from './words.ts';

interface ExportLinksProps {
  readonly conversationId: string;
  /** Place of the answer in its conversation, from 1; null for the whole conversation. */
  readonly turn: number | null;
}

/** Saves an answer or a conversation as a file, in each format that the server writes. */
export function ExportLinks({ conversationId, turn }: ExportLinksProps) {
  const words = useWords();
  return (
    <span className="exports">
      {words.exportAs}
      {EXPORT_FORMATS.map((format) => (
        <a key={format} className="link" href={exportAddress(conversationId, turn, format)} download>
          {words.formats[format]}
        </a>
      ))}
    </span>
  );
}
