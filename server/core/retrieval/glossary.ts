/**
 * A bilingual glossary: concepts with their Korean and English names. It finds the concepts a text speaks of, in either
 * language, whatever the inflection or particle. File format: `data/glossary/README.md`.
 */
import { AppError } from '../errors.ts';
import { inflectionKey } from '../text/inflection.ts';
import { koreanAliasSpans, koreanSpellings } from './korean-aliases.ts';

/** `function` concepts (question words, auxiliaries) are recognised but never searched for; `name` ones are proper names. */
export type ConceptKind = 'term' | 'name' | 'function';

export interface GlossaryEntry {
  /** `<first Korean alias>/<first English alias>`; unique within a glossary. */
  readonly id: string;
  readonly kind: ConceptKind;
  readonly korean: readonly string[];
  readonly english: readonly string[];
}

export interface ConceptMention {
  readonly concept: string;
  readonly kind: ConceptKind;
  readonly matchedText: string;
  /** Half-open span in UTF-16 code units. */
  readonly start: number;
  readonly end: number;
  readonly aliases: Pick<GlossaryEntry, 'korean' | 'english'>;
}

export interface Glossary {
  /** Number of concepts. */
  readonly size: number;

  /** The words of all English aliases, in lower case. */
  readonly englishWords: ReadonlySet<string>;

  /** Concepts by longest match, in reading order; spans do not overlap, but an ambiguous word gives several concepts. */
  lookup(text: string): ConceptMention[];

  /**
   * Ids of all concepts named, also those inside longer ones (국방 in 국방부), function words left out. Two texts that share
   * an id speak of the same thing, in whatever words or language.
   */
  conceptsIn(text: string): ReadonlySet<string>;
}

/**
 * @param tsv - Rows `Korean aliases <tab> English aliases [<tab> kind]`, aliases separated by `|`; empty lines and lines
 *   starting with `#` are skipped.
 * @param file - Name used in error messages.
 * @throws {AppError} `configuration`, naming file and line, for a malformed row.
 */
export function parseGlossary(tsv: string, file = 'glossary'): GlossaryEntry[] {
  return tsv.split(/\r?\n/).flatMap((line, index) => parseGlossaryLine(line, `${file}, line ${index + 1}`) ?? []);
}

/**
 * @param place - Where the line stands, for the error message.
 * @returns Undefined for an empty line or a comment.
 * @throws {AppError} as {@link parseGlossary}.
 */
export function parseGlossaryLine(line: string, place: string): GlossaryEntry | undefined {
  if (line.trim() === '' || line.startsWith('#')) return undefined;
  const refuse = (problem: string): never => {
    throw new AppError('configuration', `Correct ${place}: ${problem}.`);
  };
  const [koreanColumn, englishColumn, kind = 'term', ...rest] = line.split('\t');
  if (englishColumn === undefined || rest.length > 0) refuse('a row has two or three columns separated by tabs');
  const korean = aliases(koreanColumn!);
  const english = aliases(englishColumn!);
  if (korean.length + english.length < 2) refuse('a concept needs at least two aliases');
  if (![...korean, ...english].every((alias) => alias !== '')) refuse('an alias is empty');
  if (!korean.every((alias) => /[가-힣]/.test(alias))) refuse('every Korean alias holds Hangul');
  if (!english.every((alias) => !/[가-힣]/.test(alias) && /[A-Za-z0-9]/.test(alias))) refuse('every English alias is in Latin letters');
  if (!isKind(kind)) refuse(`the kind "${kind}" is none of term, name, function`);
  return { id: `${korean[0] ?? ''}/${english[0] ?? ''}`, kind: kind as ConceptKind, korean, english };
}

/** Entries of several sources as one list: those with the same id become one concept with the aliases of all, of the first one's kind. */
export function mergeEntries(sources: readonly (readonly GlossaryEntry[])[]): GlossaryEntry[] {
  const merged = new Map<string, GlossaryEntry>();
  for (const entry of sources.flat()) {
    const before = merged.get(entry.id);
    const together = before && { ...before, korean: [...new Set([...before.korean, ...entry.korean])], english: [...new Set([...before.english, ...entry.english])] };
    merged.set(entry.id, together ?? entry);
  }
  return [...merged.values()];
}

/**
 * Look-up costs one probe per word and longest alias in words (English) or per syllable (Korean), whatever the size.
 * @throws {AppError} `configuration` when two entries have the same id.
 */
export function createGlossary(entries: readonly GlossaryEntry[]): Glossary {
  const byId = new Map<string, GlossaryEntry>();
  const english = new Map<string, EnglishAlias[]>();
  const korean = new Map<string, string[]>();
  let longestEnglish = 1;
  for (const entry of entries) {
    if (byId.has(entry.id)) throw new AppError('configuration', `Merge the two glossary rows that both begin with "${entry.id}".`);
    byId.set(entry.id, entry);
    for (const alias of entry.english) {
      const words = englishWords(alias);
      longestEnglish = Math.max(longestEnglish, words.length);
      put(english, words.map((word) => word.key).join(' '), { concept: entry.id, upperCase: isAmbiguousAcronym(alias) });
    }
    for (const spelling of entry.korean.flatMap(koreanSpellings)) put(korean, spelling, entry.id);
  }

  const spans = (text: string): Span[] => [...englishSpans(text, english, longestEnglish), ...koreanAliasSpans(text, korean)];
  return {
    size: byId.size,
    englishWords: new Set(entries.flatMap((entry) => entry.english.flatMap((alias) => alias.toLowerCase().match(/[a-z]+/g) ?? []))),
    lookup: (text) =>
      longestFirst(spans(text)).map(({ concept, start, end }) => {
        const { kind, korean: koreanAliases, english: englishAliases } = byId.get(concept)!;
        return { concept, kind, matchedText: text.slice(start, end), start, end, aliases: { korean: koreanAliases, english: englishAliases } };
      }),
    conceptsIn: (text) => new Set(spans(text).map((span) => span.concept).filter((id) => byId.get(id)!.kind !== 'function')),
  };
}

interface Span {
  readonly concept: string;
  readonly start: number;
  readonly end: number;
}

interface EnglishAlias {
  readonly concept: string;
  readonly upperCase: boolean;
}

/** Acronyms that are ordinary words in lower case: matched only as written. */
const WORDS_IN_CAPITALS = new Set(
  'us it who aid act am pm is or in an as at be do go he no on so to up we all can may arm car cat fed sat set age aim air ran ram rim jet star tips start ice sec sea pet'.split(' '),
);

function isAmbiguousAcronym(alias: string): boolean {
  return /^[A-Z]+$/.test(alias) && WORDS_IN_CAPITALS.has(alias.toLowerCase());
}

function englishWords(text: string): { key: string; start: number; end: number }[] {
  return Array.from(text.matchAll(/[A-Za-zÀ-ɏ0-9]+(?:['’]s\b)?/g), (match) => ({
    key: inflectionKey(match[0]),
    start: match.index,
    end: match.index + match[0].length,
  }));
}

function englishSpans(text: string, aliasesByKey: ReadonlyMap<string, readonly EnglishAlias[]>, longest: number): Span[] {
  const words = englishWords(text);
  const spans: Span[] = [];
  for (let first = 0; first < words.length; first++) {
    let key = '';
    for (let last = first; last < Math.min(words.length, first + longest); last++) {
      // An alias of several words is not spread over a sentence end or a bracket.
      if (last > first && /[.!?;:()[\]"“”\n]\s|[()[\]]/.test(text.slice(words[last - 1]!.end, words[last]!.start))) break;
      key = last === first ? words[last]!.key : `${key} ${words[last]!.key}`;
      const start = words[first]!.start;
      const end = words[last]!.end;
      for (const alias of aliasesByKey.get(key) ?? []) {
        if (!alias.upperCase || /^[A-Z]+$/.test(text.slice(start, end))) spans.push({ concept: alias.concept, start, end });
      }
    }
  }
  return spans;
}

/** Keeps the longest of overlapping spans, the earlier of equally long ones, and all concepts of one span. */
function longestFirst(spans: readonly Span[]): Span[] {
  const kept: Span[] = [];
  const byLength = [...spans].sort((a, b) => b.end - b.start - (a.end - a.start) || a.start - b.start);
  for (const span of byLength) {
    const clash = kept.some((other) => span.start < other.end && other.start < span.end && (span.start !== other.start || span.end !== other.end));
    if (!clash) kept.push(span);
  }
  return kept.sort((a, b) => a.start - b.start);
}

function aliases(column: string): string[] {
  return column.trim() === '' ? [] : column.split('|').map((alias) => alias.trim().normalize('NFC'));
}

function isKind(kind: string): kind is ConceptKind {
  return kind === 'term' || kind === 'name' || kind === 'function';
}

function put<Value>(map: Map<string, Value[]>, key: string, value: Value): void {
  const values = map.get(key);
  if (values === undefined) map.set(key, [value]);
  else values.push(value);
}
