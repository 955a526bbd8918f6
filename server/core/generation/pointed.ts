import type { EvidenceSentence } from '../answer/evidence.ts';
import { idReader, type ReplyVerdict } from './read-ids.ts';

/**
 * Reads the sentences that a streamed reply points at, each once, as soon as its id is certain. Stops listening once `most` are
 * read, or when the reply is longer than any answer could be. All other text of the reply is lost.
 *
 * @param sentences - What was handed out, by id.
 * @returns What the reply amounts to.
 */
export async function* pointedSentences(reply: AsyncIterable<string>, sentences: ReadonlyMap<string, EvidenceSentence>, most: number): AsyncGenerator<EvidenceSentence, ReplyVerdict> {
  const reader = idReader(sentences, most);
  for await (const piece of reply) {
    for (const id of reader.push(piece)) yield sentences.get(id)!;
    if (reader.full) break;
  }
  for (const id of reader.end()) yield sentences.get(id)!;
  return reader.verdict();
}
