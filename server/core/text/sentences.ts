/** Splits a paragraph into sentences, English and Korean, by rules: a rule that errs can be read, tested and mended. */
import { isEndingAbbreviation, isSentenceStarter, takesNumber, TITLES } from './abbreviations.ts';

/** Half-open `[start, end)` in UTF-16 code units. */
export interface Span {
  readonly start: number;
  readonly end: number;
}

/**
 * Sentences of one paragraph. The spans tile `text`: in order, no gap, no overlap, white space after a sentence
 * is part of it. An empty text has none. A line break ends a sentence (rows of a table, items of a list).
 *
 * A quotation of up to 300 code units stays whole, with the words that attribute it, when the sentence runs on after it
 * (`"…했다."라고 말했다.`; `"Is it? Yes," she said.`).
 */
export function sentenceSpans(text: string): Span[] {
  const spans: Span[] = [];
  const kept = unbrokenRanges(text);
  let start = 0;
  let range = 0;
  STOP.lastIndex = 0;
  for (let stop = STOP.exec(text); stop !== null; stop = STOP.exec(text)) {
    const end = stop.index + stop[0].length;
    if (end >= text.length) break;
    while (range < kept.length && kept[range]!.end < end) range += 1;
    const isKept = range < kept.length && stop.index >= kept[range]!.start;
    const ends = stop[0].includes('\n') || (!isKept && endsSentence(text, start, stop));
    if (!ends || !LETTER_OR_DIGIT.test(text.slice(end))) continue;
    if (!LETTER_OR_DIGIT.test(text.slice(start, end))) continue;
    spans.push({ start, end });
    start = end;
  }
  if (start < text.length) spans.push({ start, end: text.length });
  return spans;
}

const CLOSERS = `"'”’)\\]」』》〉»`;
const OPENERS = `"'“‘(\\[「『《〈«`;

/** A line break, or terminators with the marks that close after them, footnote numbers and the white space that follows. */
const STOP = new RegExp(
  `[^\\S\\n]*\\n\\s*|(?<marks>(?:\\.(?: \\.)+|[.!?。！？…])+)(?<closers>[${CLOSERS}]*)(?<notes>(?:\\[\\d{1,3}\\])*)(?<space>[^\\S\\n]*(?:\\n\\s*)?)`,
  'g',
);
const OPENING = new RegExp(`^[${OPENERS}]+`);
const LETTER_OR_DIGIT = /[\p{L}\p{N}]/u;
const HANGUL = /[가-힣]/;

/** Code units before a stop that are looked at: more than any abbreviation, date or numbering has. */
const REACH = 40;

/** Words that take up a quotation just closed: the sentence goes on. */
const QUOTATIVE = /^(?:이?라[고는며면던]|이?란|하[고며면]|고[는도 ]|며|면서|는 |은 |라[는며]|등[의을 ]|식의|하는|했)/;

/** Korean words that open a sentence even when no space sets it off from a closed quotation. */
const KOREAN_STARTER = /^(?:그[는가녀]|이[어에날] ?|또한?[ ,]|한편|그러나|하지만|그리고)/;

/** Numbering that opens a sentence rather than being one: `1.`, `가.`, `(1)`, `a)`, `IV.`, `제3조.`, `No. 5.` is not. */
const NUMBERING = /^\s*(?:(?:\(?(?:\d{1,3}|[가나다라마바사아자차카타파하]|[A-Za-z]|[ivxIVX]{1,5})[.)]|[①-⑳]|\d+(?:\.\d+)+\.?|제\d+[조항절장]\.)\s*)+$/;

const KOREAN_DATE = /(?:\d{4}\s?\.\s?)?\d{1,2}\s?\.\s?\d{1,2}\.$|\d{4}\.$/;

function endsSentence(text: string, start: number, stop: RegExpExecArray): boolean {
  const { marks = '', closers = '', notes = '', space = '' } = stop.groups ?? {};
  const after = text.slice(stop.index + stop[0].length);
  const korean = HANGUL.test(text[stop.index - 1] ?? '');
  if (stop.index - start < REACH && NUMBERING.test(text.slice(start, stop.index) + marks + closers)) return false;
  const before = text.slice(Math.max(start, stop.index - REACH), stop.index);
  if (space === '') return notes !== '' || endsUnspaced(before, marks, closers, after, korean);
  if (closers !== '' && QUOTATIVE.test(after)) return false;
  if (/^(?:[,;:]|[—–-] ?\p{Ll})/u.test(after)) return false;
  const next = after.replace(OPENING, '');
  if (/^\p{Ll}/u.test(next) && !korean && !/^(?:\p{Ll}{1,2}\p{Lu}|[a-z]\) )/u.test(next)) return false;
  if (/[!?。！？]/.test(marks)) return true;
  if (marks.length > 1 || marks === '…') return korean ? /[다요죠까네음함임]$/.test(before) : /^[\p{Lu}\d가-힣]/u.test(next);
  return korean || periodEnds(before, closers, after, next);
}

/** Stops with no white space after them: `했다.그는`, `ended.The`, `。`; never `5.18`, `A.X`, `skt.com`. */
function endsUnspaced(before: string, marks: string, closers: string, after: string, korean: boolean): boolean {
  if (/[。！？]/.test(marks)) return closers === '' || !QUOTATIVE.test(after);
  if (marks.length > 1 || marks === '…') return false;
  if (closers !== '') return (korean || /[!?]/.test(marks)) && KOREAN_STARTER.test(after);
  if (korean) return /[다요죠까음함임됨]$/.test(before) && /^[가-힣“‘「『"'A-Z\d]/.test(after) && !QUOTATIVE.test(after);
  return /\p{Ll}{2}$/u.test(before) && /^[A-Z][a-z]* /.test(after) && isSentenceStarter(after);
}

/** Whether a full stop followed by white space ends the sentence. `next` is `after` without opening marks. */
function periodEnds(before: string, closers: string, after: string, next: string): boolean {
  const token = before.slice(before.search(/[^\s("'“‘[「『《〈«—–/]*$/u));
  if (/\d$/.test(token)) return numberEnds(before, next);
  if (closers !== '') return true;
  if (TITLES.has(token.toLowerCase())) return false;
  const numbered = takesNumber(token);
  if (numbered) return !/^(?:\d|[ivxIVX]+\b|[A-Z]\b)/.test(after);
  if (/^\p{Lu}$/u.test(token) || isEndingAbbreviation(token)) return isSentenceStarter(next) && !/^\p{Lu}\./u.test(next);
  return true;
}

/** `2026. 5. 14.` is one date wherever it stands; `in 2010. The` ends. */
function numberEnds(before: string, next: string): boolean {
  const dated = KOREAN_DATE.test(`${before}.`);
  if (dated && /^\d{1,2}\s?\./.test(next)) return false;
  if (/\d{4}\s?\.\s?\d{1,2}\s?\.\s?\d{1,2}\.$/.test(`${before}.`)) return /^\p{Lu}/u.test(next);
  if (/(?:^|[^\d.])\d{1,2}\s?\.\s\d{1,2}\.$/.test(`${before}.`)) return false;
  if (/(?:^|\s)(?:\d{4}\s?\.\s)\d{1,2}\.$/.test(`${before}.`)) return false;
  return true;
}

/** Quotations and parentheses after which the sentence runs on: no stop inside them ends it. */
function unbrokenRanges(text: string): Span[] {
  const ranges: Span[] = [];
  const quoted = /“[^“”\n]{1,300}”|‘[^‘\n]{1,300}?’(?!\p{L}{1,2}\b)|「[^「」\n]{1,300}」|『[^『』\n]{1,300}』|《[^《》\n]{1,300}》|\([^()\n]{1,300}\)|\[[^[\]\n]{1,300}\]|(?<=^|[\s(])"[^"\n]{1,300}"/gu;
  for (const match of text.matchAll(quoted)) {
    const end = match.index + match[0].length;
    const after = text.slice(end);
    const runsOn = /^(?:\s*[,;:]|\s?\p{Ll}|\.(?:\s|$)|[가-힣])/u.test(after) || QUOTATIVE.test(after.trimStart());
    if (runsOn && !KOREAN_STARTER.test(after)) ranges.push({ start: match.index, end: end - 1 });
  }
  return ranges;
}
