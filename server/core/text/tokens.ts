/**
 * What a text is indexed and sought by. The same function splits passages and queries, so the rules only have to be
 * consistent, and generous where people write one thing in several ways.
 *
 * - Latin words become Porter stems; a possessive 's is dropped.
 * - Hangul, Han and kana runs become overlapping character pairs; a run of one character stays. Korean words carry
 *   particles and are written joined or apart; pairs match through both (nDCG@10 on AutoRAG-ko: pairs .925, words .819).
 * - Digits: `15,000` is `15000`, `2.5` stays whole, leading zeros go (`05` is `5`).
 * - Joined forms are found whole and in parts: `A.X` as `ax`; `F-35` as `f35` and `35`; `GPT-4o` as `gpt4o`, `gpt`, `4o`;
 *   `519B` as `519b` and `519`. So `F35` and `F-35`, `AX` and `A.X` meet.
 * - A change of script ends a token: `MOU를` is `mou` and `를`.
 */
import { fold, type FoldedText } from './fold.ts';
import { porterStem } from './porter.ts';

/** Recorded in the manifest: an index built by other rules than the query's is refused. */
export const TOKENIZER_VERSION = 'terms/1';

/** A term with the half-open UTF-16 range of the text it was read from. Parts of a joined form lie inside its range. */
export interface Token {
  readonly term: string;
  readonly start: number;
  readonly end: number;
}

/** Index terms in reading order, with repeats. */
export function terms(text: string): string[] {
  const found: string[] = [];
  scan(fold(text).text, (term) => found.push(term));
  return found;
}

/** As {@link terms}, each with its place in `text` as given, whatever its normal form. */
export function tokens(text: string): Token[] {
  const folded: FoldedText = fold(text);
  const found: Token[] = [];
  scan(folded.text, (term, start, end) => found.push({ term, start: folded.start(start), end: folded.end(end) }));
  return found;
}

/** Stem of a folded word, remembered: a corpus has few distinct words and many occurrences. */
export function stem(word: string): string {
  const known = stems.get(word);
  if (known !== undefined) return known;
  if (stems.size >= STEM_CACHE_SIZE) stems.clear();
  const result = porterStem(word);
  stems.set(word, result);
  return result;
}

const STEM_CACHE_SIZE = 200_000;
const stems = new Map<string, string>();

type Emit = (term: string, start: number, end: number) => void;

/** Scripts written without spaces between words, or with particles glued on: indexed by pairs. */
const PAIRED = '\\p{sc=Hangul}\\p{sc=Han}\\p{sc=Hiragana}\\p{sc=Katakana}ー々';

/** A run of paired script, or letters and digits held together by single joiners. */
const UNIT = new RegExp(`([${PAIRED}]+)|(?:(?![${PAIRED}])[\\p{L}\\p{N}\\p{M}])+(?:[.,\\-‐‑'’&_/](?:(?![${PAIRED}])[\\p{L}\\p{N}\\p{M}])+)*`, 'gu');

const PLAIN_WORD = /^[a-z]+$/;
const NUMBER = /^\d+(?:\.\d+)*$/;
const THOUSANDS = /\d{1,3}(?:,\d{3})+(?![\d,])/y;
const RUN = /\d+(?:\.\d+)*|\D+/g;

function scan(folded: string, emit: Emit): void {
  for (const match of folded.matchAll(UNIT)) {
    const unit = match[0];
    if (match[1] !== undefined) emitPairs(unit, match.index, emit);
    else if (PLAIN_WORD.test(unit)) emit(stem(unit), match.index, match.index + unit.length);
    else emitJoined(unit, match.index, emit);
  }
}

function emitPairs(run: string, offset: number, emit: Emit): void {
  const characters = [...run];
  if (characters.length === 1) return emit(run, offset, offset + run.length);
  let start = offset;
  for (let index = 0; index + 1 < characters.length; index += 1) {
    const pair = characters[index]! + characters[index + 1]!;
    emit(pair, start, start + pair.length);
    start += characters[index]!.length;
  }
}

interface Piece {
  readonly text: string;
  readonly start: number;
  readonly end: number;
  /** Nothing but one letter. */
  readonly initial: boolean;
  /** Follows an apostrophe. */
  readonly apostrophe: boolean;
}

/** Everything but a plain word: splits at commas and slashes, then finds each piece whole and in parts. */
function emitJoined(unit: string, offset: number, emit: Emit): void {
  let group: Piece[] = [];
  for (const piece of pieces(unit, offset)) {
    if (piece.text === '') {
      emitGroup(group, emit);
      group = [];
    } else group.push(piece);
  }
  emitGroup(group, emit);
}

/** Parts between joiners. A separator that does not join (comma, slash, underscore) gives an empty piece. */
function* pieces(unit: string, offset: number): Generator<Piece> {
  let position = 0;
  while (position < unit.length) {
    THOUSANDS.lastIndex = position;
    const grouped = /\d/.test(unit[position - 1] ?? '') ? null : THOUSANDS.exec(unit);
    const end = partEnd(unit, position + (grouped?.[0].length ?? 0));
    const text = unit.slice(position, end).replaceAll(',', '');
    const initial = end - position === 1 && /\p{L}/u.test(text);
    yield { text, start: offset + position, end: offset + end, initial, apostrophe: /['’]/.test(unit[position - 1] ?? '') };
    if (/[,/_]/.test(unit[end] ?? '')) yield { text: '', start: end, end, initial: false, apostrophe: false };
    position = end + 1;
  }
}

/** Letters and digits up to the next joiner; a point between digits is part of the number. */
function partEnd(unit: string, from: number): number {
  let end = from;
  while (end < unit.length) {
    const joiner = /[.,\-‐‑'’&_/]/.test(unit[end]!);
    if (joiner && !(unit[end] === '.' && /\d/.test(unit[end - 1] ?? '') && /\d/.test(unit[end + 1] ?? ''))) break;
    end += 1;
  }
  return end;
}

function emitGroup(group: readonly Piece[], emit: Emit): void {
  if (group.length === 0) return;
  const kept = withoutPossessive(group);
  const first = kept[0]!;
  const last = kept[kept.length - 1]!;
  if (kept.length > 1 && kept.some(({ text }) => !NUMBER.test(text))) {
    emit(normalForm(kept.map(({ text }) => text).join('')), first.start, last.end);
  }
  for (const piece of kept) if (kept.length === 1 || !piece.initial) emitPiece(piece, emit);
}

/** A part whole, then, where letters meet digits, its runs: `519b` and `519`. Lone letters say nothing. */
function emitPiece(piece: Piece, emit: Emit): void {
  emit(normalForm(piece.text), piece.start, piece.end);
  if (!/\d/.test(piece.text) || NUMBER.test(piece.text)) return;
  for (const run of piece.text.matchAll(RUN)) {
    const start = piece.start + run.index;
    if (run[0].length > 1 && run[0] !== piece.text) emit(normalForm(run[0]), start, Math.min(start + run[0].length, piece.end));
  }
}

/** `company's` is `company`. */
function withoutPossessive(group: readonly Piece[]): readonly Piece[] {
  const last = group[group.length - 1]!;
  return group.length > 1 && last.text === 's' && last.apostrophe ? group.slice(0, -1) : group;
}

function normalForm(text: string): string {
  if (PLAIN_WORD.test(text)) return stem(text);
  return NUMBER.test(text) ? text.replace(/^0+(?=\d)/, '') : text;
}
