/**
 * Reads sentence ids out of whatever a model writes: plain, in JSON, in brackets of any kind, with Korean particles attached, in
 * Markdown, in full-width letters, as ranges. Works on code units one by one, so that no cut of the stream can matter.
 */

/** What a whole reply amounts to. */
export type ReplyVerdict =
  /** It points at sentences that were handed out. */
  | 'pointed'
  /** It says that no sentence answers. */
  | 'none'
  /** Neither: it is no reply to what was asked. */
  | 'nonsense';

export interface IdReader {
  /** @returns Ids that are certain now, as `P3.S2`, each once, in order. */
  push(piece: string): string[];
  /** The ids that were still held back. */
  end(): string[];
  /** To be asked after the end. */
  verdict(): ReplyVerdict;
  /** Whether more of the reply can add nothing. */
  readonly full: boolean;
}

/** Code units of a reply that are read: ids are short, so what has not come by then never will. */
export const LONGEST_READ = 20_000;

/** Longest run of letters that can still hold an id. */
const LONGEST_WORD = 64;

/**
 * @param known - Ids that were handed out; others are ignored.
 * @param most - Ids to read, at most.
 */
export function idReader(known: { has(id: string): boolean }, most: number): IdReader {
  const taken = new Set<string>();
  let word = '';
  let gap = '';
  let last: Id | undefined;
  let read = 0;
  /** A reply that opens with an id or with JSON is read as it comes; prose is read when it is whole. */
  let form: 'unknown' | 'list' | 'prose' = 'unknown';
  let whole = '';
  let saidNone = false;
  /** It named an id that was not handed out. */
  let strayed = false;

  const take = (id: Id, out: string[]): void => {
    const name = nameOf(id);
    strayed ||= !known.has(name);
    if (taken.size >= most || taken.has(name) || !known.has(name)) return;
    taken.add(name);
    out.push(name);
  };

  const endWord = (out: string[]): void => {
    if (word === '') return;
    form = form === 'unknown' ? formOf(word) : form;
    if (form === 'list') {
      for (const id of idsIn(word, last, gap)) {
        take(id, out);
        last = id;
      }
      if (!hasId(word)) last = undefined;
      saidNone ||= isNone(word) || /^ids$/i.test(word);
    }
    [word, gap] = ['', ''];
  };

  const feed = (text: string, out: string[]): void => {
    for (let at = 0; at < text.length; at += 1) {
      const unit = folded(text[at]!);
      if (WORD.test(unit)) {
        if (word.length < LONGEST_WORD) word += unit;
      } else {
        endWord(out);
        if (gap.length < 8) gap += unit;
      }
    }
  };

  return {
    push(piece) {
      const room = LONGEST_READ - read;
      const text = piece.slice(0, Math.max(0, room));
      read += piece.length;
      const out: string[] = [];
      if (form !== 'list') whole += text;
      feed(text, out);
      return out;
    },
    end() {
      const out: string[] = [];
      endWord(out);
      if (form === 'list') return out;
      // The last object of a reply that reasons in prose is its conclusion.
      const conclusion = [...whole.matchAll(/\bids"?\s*:\s*\[([^\]]*)\]/gi)].at(-1)?.[1];
      const wasProse = form === 'prose';
      [form, word, gap, last] = ['list', '', '', undefined];
      feed(conclusion ?? whole, out);
      endWord(out);
      if (wasProse) saidNone = conclusion?.trim() === '' || (taken.size === 0 && /\bNONE\b|없음/.test(whole));
      return out;
    },
    verdict: () => (taken.size > 0 ? 'pointed' : saidNone && !strayed ? 'none' : 'nonsense'),
    get full() {
      return taken.size >= most || read >= LONGEST_READ;
    },
  };
}

interface Id {
  readonly paragraph: number;
  readonly sentence: number;
}

/** Letters, digits and what stands inside an id; a backslash comes from models that escape Markdown. */
const WORD = /[\p{L}\p{N}._\\]/u;
const ID = /(?<![A-Z0-9_.])P(\d{1,4})\\?\.S(\d{1,4})(?![A-Z0-9_])/gi;
const RANGE = /^\s*[-–—~〜∼]\s*$/;
const LIST = /^\s*[,、·/&+]\s*$/;
/** Sentences that one range may name; a longer one is a slip. */
const LONGEST_RANGE = 12;

function nameOf({ paragraph, sentence }: Id): string {
  return `P${paragraph}.S${sentence}`;
}

/** The ids of a word, with those of the range or list that it ends: `P1.S2-S4`, `P1.S2–P1.S4`, `P1.S2, S5`. */
function idsIn(word: string, last: Id | undefined, gap: string): Id[] {
  const ids = Array.from(word.matchAll(ID), ([, paragraph, sentence]) => ({ paragraph: Number(paragraph), sentence: Number(sentence) }));
  if (last === undefined) return ids;
  const short = /^S(\d{1,4})\.?$/i.exec(word)?.[1];
  const [first] = short === undefined ? ids : [{ paragraph: last.paragraph, sentence: Number(short) }];
  if (first === undefined) return ids;
  if (short !== undefined && LIST.test(gap)) return [first];
  const span = first.sentence - last.sentence;
  if (!RANGE.test(gap) || first.paragraph !== last.paragraph || span < 1 || span > LONGEST_RANGE) return ids;
  return [...Array.from({ length: span }, (_, step) => ({ paragraph: last.paragraph, sentence: last.sentence + 1 + step })), ...ids.slice(1)];
}

function hasId(word: string): boolean {
  return idsIn(word, undefined, '').length > 0 || /^S\d{1,4}\.?$/i.test(word);
}

function isNone(word: string): boolean {
  return /^(?:none|없음|없습니다)\.?$/i.test(word);
}

/** `json` opens a code fence. */
function formOf(word: string): 'unknown' | 'list' | 'prose' {
  if (/^json$/i.test(word)) return 'unknown';
  return hasId(word) || isNone(word) || /^ids$/i.test(word) || /^[\d.]+$/.test(word) ? 'list' : 'prose';
}

/** A full-width form (U+FF01–U+FF5E) as its ASCII counterpart; one code unit stays one. */
function folded(unit: string): string {
  const code = unit.charCodeAt(0);
  return code >= 0xff01 && code <= 0xff5e ? String.fromCharCode(code - 0xfee0) : unit;
}
