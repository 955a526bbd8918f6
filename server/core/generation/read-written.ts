/** Reads sentences that a model wrote, each with the ids it cites, out of a streamed reply: a line at a time, so that no cut of the stream can matter. */
import { plainWords } from './plain-words.ts';
import { idReader, type ReplyVerdict } from './read-ids.ts';

/** Words of a model, made inert, and what it says they rest on. */
export interface WrittenSentence {
  readonly text: string;
  /** Of those handed out; empty when it names none. */
  readonly ids: readonly string[];
}

export interface WrittenReader {
  push(piece: string): WrittenSentence[];
  end(): WrittenSentence[];
  /** To be asked after the end. */
  verdict(): ReplyVerdict;
  /** Whether more of the reply can add nothing. */
  readonly full: boolean;
}

/** Code units of a reply that are read. */
const LONGEST_READ = 12_000;
/** A longer sentence is none that anyone wants to read. */
const LONGEST_SENTENCE = 700;
/** Code units of a line that are read: what looks for ids and links in it takes the square of its length. */
const LONGEST_LINE = 4_000;
/** Ids that one sentence may cite. */
const MOST_CITED = 4;

/**
 * @param known - Ids that were handed out.
 * @param most - Sentences to read, at most.
 */
export function writtenReader(known: { has(id: string): boolean }, most: number): WrittenReader {
  let line = '';
  let [read, count, cited] = [0, 0, 0];
  let whole = '';

  const take = (complete: string): WrittenSentence[] => {
    const sentences = sentencesOf(complete.slice(0, LONGEST_LINE), known).slice(0, most - count);
    count += sentences.length;
    cited += sentences.filter(({ ids }) => ids.length > 0).length;
    return sentences;
  };

  return {
    push(piece) {
      const text = piece.slice(0, Math.max(0, LONGEST_READ - read));
      read += piece.length;
      line += text;
      whole = (whole + text).slice(0, 200);
      const end = line.lastIndexOf('\n');
      if (end === -1) return [];
      const complete = line.slice(0, end);
      line = line.slice(end + 1);
      return complete.split('\n').flatMap(take);
    },
    end() {
      const rest = line;
      line = '';
      return take(rest);
    },
    verdict: () => (cited > 0 ? 'pointed' : /^\W*(?:none|없음|없습니다)(?![\p{L}\p{N}])/iu.test(whole) ? 'none' : 'nonsense'),
    get full() {
      return count >= most || read >= LONGEST_READ;
    },
  };
}

const ID = 'P\\d{1,4}\\\\?\\.S\\d{1,4}';
/** Ids in a row with whatever brackets are around and between them. */
const GROUP = new RegExp(`[\\[［(（【〔「『]*\\s*${ID}(?:[\\s,;、·&/\\-–~\\[\\]［］()（）【】〔〕「」]*(?:${ID}|S\\d{1,4}(?!\\w)))*\\s*[\\]］)）】〕」』]*`, 'gi');

/** A text runs up to the ids that follow it; what stands after the last ids cites nothing. */
function sentencesOf(line: string, known: { has(id: string): boolean }): WrittenSentence[] {
  const sentences: WrittenSentence[] = [];
  let from = 0;
  const add = (to: number, group: string): void => {
    const text = plainWords(line.slice(from, to));
    const ids = idsOf(group, known);
    const last = sentences.at(-1);
    if (/[\p{L}\p{N}]/u.test(text)) {
      if (text.length <= LONGEST_SENTENCE && !/^(?:none|없음|없습니다)\W*$/iu.test(text)) sentences.push({ text: withStop(text), ids });
    } else if (last !== undefined) sentences[sentences.length - 1] = { ...last, ids: [...new Set([...last.ids, ...ids])].slice(0, MOST_CITED) };
  };
  for (const match of line.matchAll(GROUP)) {
    add(match.index, match[0]);
    from = match.index + match[0].length;
  }
  add(line.length, '');
  return sentences;
}

function idsOf(group: string, known: { has(id: string): boolean }): string[] {
  const reader = idReader(known, MOST_CITED);
  return [...reader.push(group), ...reader.end()];
}

/** Without what was left of the sentence before, and with a stop of its own: models set it behind the ids. */
function withStop(text: string): string {
  const own = text.replace(/^[\s.,;:。、…]+/, '');
  return /[.!?。…”"')\]]$/.test(own) ? own : `${own}.`;
}
