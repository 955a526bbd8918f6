/** Korean sentence endings by Hangul arithmetic: a statement's last word as a question, or as what modifies 것. */
import { hangulSyllables, openSyllable } from '#core/text/hangul.ts';

/**
 * `맺었다` → `맺었나요`, `지급한다` → `지급하나요`, `기관이다` → `기관인가요`.
 * @returns null for a word that does not close a plain statement.
 */
export function askingForm(word: string): string | null {
  const stem = /^(?<stem>[가-힣A-Za-z0-9.%]*[가-힣])다$/.exec(word)?.groups?.['stem'];
  if (stem === undefined) return null;
  if (/(?:았|었|였|했|됐|갔|왔|렸|졌|났|켰|혔|꼈|줬|샀|썼|컸|섰|냈|뒀|췄|웠|쳤|봤|겠|있|없)$/.test(stem)) return `${stem}나요`;
  if (stem.endsWith('는')) return stem.length > 1 ? `${stem.slice(0, -1)}나요` : null;
  const last = lastSyllable(stem);
  if (last === null) return null;
  if (stem.endsWith('이')) return `${stem.slice(0, -1)}인가요`;
  // 한다, 된다, 간다: the present of an open stem closes it with ㄴ.
  if (last.coda === 'ㄴ') return `${stem.slice(0, -1)}${openSyllable(last.onset, last.vowel)}나요`;
  return null;
}

/**
 * `맺었다` → `맺은`, `발표했다` → `발표한`, `열렸다` → `열린`, `지급한다` → `지급하는`: before 것.
 * @returns null where the stem cannot be told from the form (들었다: 듣다 or 들다).
 */
export function modifyingForm(word: string): string | null {
  const stem = /^(?<stem>[가-힣]+)다$/.exec(word)?.groups?.['stem'];
  if (stem === undefined) return null;
  if (/[았었]$/.test(stem)) return pastOfClosedStem(stem.slice(0, -1));
  if (stem.endsWith('였')) return null;
  if (stem.endsWith('는')) return stem;
  if (/[있없]$/.test(stem)) return `${stem}는`;
  const last = lastSyllable(stem);
  if (last === null) return null;
  if (last.coda === 'ㅆ') {
    if (last.vowel === 'ㅐ' && last.onset !== 'ㅎ') return `${stem.slice(0, -1)}${closed(last.onset, 'ㅐ', 'ㄴ')}`;
    return `${stem.slice(0, -1)}${closed(last.onset, UNCONTRACTED[last.vowel] ?? last.vowel, 'ㄴ')}`;
  }
  return last.coda === 'ㄴ' ? `${stem.slice(0, -1)}${openSyllable(last.onset, last.vowel)}는` : null;
}

/** Vowel contracted with the past ending → the stem's own. */
const UNCONTRACTED: Readonly<Record<string, string>> = { ㅕ: 'ㅣ', ㅘ: 'ㅗ', ㅝ: 'ㅜ', ㅐ: 'ㅏ', ㅙ: 'ㅚ' };

/** 맺 → 맺은, 열 → 연, 받 → 받은; a stem in ㄹ loses it, except where ㄹ may come from ㄷ. */
function pastOfClosedStem(stem: string): string | null {
  const last = lastSyllable(stem);
  if (/[있없]$/.test(stem)) return `${stem}던`;
  if (last === null || /(?:들|물|걸|실|길|깨달|일컬|불)$/.test(stem)) return null;
  if (last.coda === 'ㄹ') return `${stem.slice(0, -1)}${closed(last.onset, last.vowel, 'ㄴ')}`;
  return last.coda === '' ? null : `${stem}은`;
}

function lastSyllable(word: string) {
  return hangulSyllables(word.slice(-1))?.[0] ?? null;
}

/** Unicode orders the closing consonants behind the open syllable: ㄴ is the fourth. */
function closed(onset: string, vowel: string, coda: 'ㄴ'): string {
  return String.fromCharCode(openSyllable(onset, vowel).charCodeAt(0) + (coda === 'ㄴ' ? 4 : 0));
}
