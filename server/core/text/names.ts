/**
 * Keys under which a name meets its writing in the other script. Two names may be the same when they share a key.
 *
 * `ko:` keys are for Korean personal names. Revised Romanisation (Myeong-guk), McCune-Reischauer (Myŏng-guk) and the
 * spellings people choose (Myung-gook, Myong-kook) differ in voicing (g k kk, d t, b p, j ch), in the rounded and central vowels
 * (eo u o oo eu), in glides (y, w) and in the initial r of surnames (Lee, Yi). The key keeps what they agree on:
 * per syllable a consonant class, one of four vowel classes (A, E, I, O) and a closing class. 김명국 and Kim Myung-gook are both
 * `ko:KIMONKOK`.
 *
 * `lo:` keys are for foreign names and loan words. Hangul adds vowels (클라우드, keul-la-u-deu) and drops r before
 * consonants (고든, Gordon), so only consonant classes in order are kept, and whether the word begins with a vowel. 네이버 and Naver are both
 * `lo:NP`. They are coarse: ask for them only for words that are in no dictionary.
 */
import { hangulSyllables, type HangulSyllable } from './hangul.ts';

/** @returns Keys of one Hangul word without its particle: `ko:` when it may be a personal name, `lo:` always; none for other text. */
export function hangulNameKeys(word: string): string[] {
  const syllables = hangulSyllables(word);
  if (syllables === null || syllables.length === 0) return [];
  const loan = `lo:${loanSkeleton(syllables)}`;
  return isKoreanPersonalName(word) ? [`ko:${personalSkeleton(syllables)}`, loan] : [loan];
}

/**
 * @param words - A name in Latin letters, e.g. `Kim Myung-gook`, `Naver`, `Livermore`. The surname may come first or last.
 * @returns Its possible keys; several where the spelling leaves the sound open (g, s, th, ng).
 */
export function latinNameKeys(words: string): string[] {
  const plain = words.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase();
  const parts = plain.split(/[^a-z]+/).filter(Boolean);
  if (parts.length === 0) return [];
  const loan = loanSkeletons(parts.join('')).map((skeleton) => `lo:${skeleton}`);
  const orders = parts.length > 1 ? [parts, [parts.at(-1)!, ...parts.slice(0, -1)]] : [];
  const personal = orders.filter(([surname]) => SURNAME_SKELETONS.has(romanSkeleton([surname!])[0]!)).flatMap(romanSkeleton);
  return [...new Set([...personal.map((skeleton) => `ko:${skeleton}`), ...loan])];
}

/** Whether a Hangul word has the shape of a Korean personal name: a common surname and one or two syllables more. */
export function isKoreanPersonalName(word: string): boolean {
  return (word.length >= 3 && word.length <= 4 && COMPOUND_SURNAMES.has(word.slice(0, 2))) || ((word.length === 3 || word.length === 2) && SURNAMES.has(word[0]!));
}

/** Spellings of a Korean personal name's parts as English texts write them, e.g. 김명국 → kim, gim; myung, myeong, …; guk, gook, … */
export function romanSpellings(name: string): string[] {
  const syllables = hangulSyllables(name);
  if (syllables === null) return [];
  const [surname = [], ...given] = syllables.map(spellings);
  const special = SURNAME_SPELLINGS[name[0]!];
  const joined = given.length === 2 ? given[0]!.slice(0, 4).flatMap((first) => given[1]!.slice(0, 4).map((second) => first + second)) : [];
  return [...new Set([...(special ?? surname), ...given.flat(), ...joined])];
}

/** A Korean personal name as English texts write it whole, surname first: 김명국 → Kim Myung-guk, Gim Myeong-gook, …; none for other lengths than three. */
export function romanNames(name: string): string[] {
  const syllables = hangulSyllables(name);
  if (syllables === null || syllables.length !== 3) return [];
  const [surname, first, second] = syllables.map((syllable) => spellings(syllable).slice(0, 4));
  const surnames = SURNAME_SPELLINGS[name[0]!] ?? surname!;
  return surnames.flatMap((family) => first!.flatMap((one) => second!.map((two) => `${family} ${one}-${two}`)));
}

const SURNAMES = new Set('김이박최정강조윤장임한오서신권황안송류유전홍고문양손배백허남심노하곽성차주우구민진지엄채원천방공현함변염여추도소석선설마길연위표명기반왕금옥육인맹제모탁국어은편용예경봉사부');
const COMPOUND_SURNAMES = new Set(['남궁', '황보', '선우', '제갈', '독고', '사공', '서문']);

const SURNAME_SPELLINGS: Readonly<Record<string, readonly string[]>> = {
  김: ['kim', 'gim'], 이: ['lee', 'yi', 'rhee', 'ri'], 박: ['park', 'pak', 'bak'], 최: ['choi', 'choe'], 정: ['jeong', 'jung', 'chung', 'chong'], 강: ['kang', 'gang'],
  조: ['cho', 'jo'], 윤: ['yoon', 'yun'], 장: ['jang', 'chang'], 임: ['lim', 'im', 'rim', 'yim'], 오: ['oh', 'o'], 서: ['seo', 'suh', 'so'], 신: ['shin', 'sin'], 권: ['kwon', 'gwon'],
  류: ['ryu', 'yoo', 'yu'], 유: ['yoo', 'yu', 'ryu', 'you'], 노: ['noh', 'roh', 'no', 'ro'], 구: ['koo', 'ku', 'gu'], 우: ['woo', 'wu', 'u'], 문: ['moon', 'mun'], 심: ['shim', 'sim'], 주: ['joo', 'ju', 'chu'],
};

const ONSET_SPELLINGS: Readonly<Record<string, readonly string[]>> = {
  ㄱ: ['g', 'k'], ㄲ: ['kk'], ㄴ: ['n'], ㄷ: ['d', 't'], ㄸ: ['tt'], ㄹ: ['r', 'l'], ㅁ: ['m'], ㅂ: ['b', 'p'], ㅃ: ['pp'], ㅅ: ['s'], ㅆ: ['ss'], ㅇ: [''], ㅈ: ['j', 'ch'], ㅉ: ['jj'], ㅊ: ['ch'], ㅋ: ['k'], ㅌ: ['t'], ㅍ: ['p'], ㅎ: ['h'],
};
const VOWEL_SPELLINGS: Readonly<Record<string, readonly string[]>> = {
  ㅏ: ['a'], ㅐ: ['ae', 'e'], ㅑ: ['ya'], ㅒ: ['yae'], ㅓ: ['eo', 'u', 'o'], ㅔ: ['e'], ㅕ: ['yeo', 'yu', 'yo', 'you'], ㅖ: ['ye'], ㅗ: ['o'], ㅘ: ['wa'], ㅙ: ['wae'], ㅚ: ['oe', 'oi'], ㅛ: ['yo'],
  ㅜ: ['u', 'oo', 'woo'], ㅝ: ['wo', 'weo'], ㅞ: ['we'], ㅟ: ['wi'], ㅠ: ['yu', 'yoo'], ㅡ: ['eu', 'u'], ㅢ: ['ui', 'ee', 'eui'], ㅣ: ['i', 'ee'],
};
const CODA_SPELLINGS: Readonly<Record<string, readonly string[]>> = { '': [''], ㄱ: ['k', 'g'], ㄴ: ['n'], ㄷ: ['t'], ㄹ: ['l'], ㅁ: ['m'], ㅂ: ['p', 'b'], ㅅ: ['t'], ㅇ: ['ng'], ㅊ: ['t'], ㅋ: ['k'], ㅌ: ['t'], ㅍ: ['p'], ㅎ: [''] };

function spellings({ onset, vowel, coda }: HangulSyllable): string[] {
  const codas = CODA_SPELLINGS[coda] ?? [''];
  return codas.flatMap((end) => VOWEL_SPELLINGS[vowel]!.flatMap((middle) => ONSET_SPELLINGS[onset]!.map((start) => start + middle + end)));
}

const CONSONANT_CLASSES: Readonly<Record<string, string>> = {
  ㄱ: 'K', ㄲ: 'K', ㅋ: 'K', ㄳ: 'K', ㄺ: 'K', ㄴ: 'N', ㄵ: 'N', ㄶ: 'N', ㄷ: 'T', ㄸ: 'T', ㅌ: 'T', ㄹ: 'R', ㄼ: 'R', ㅀ: 'R', ㅁ: 'M', ㄻ: 'M', ㅂ: 'P', ㅃ: 'P', ㅍ: 'P', ㅄ: 'P', ㅅ: 'S', ㅆ: 'S', ㅈ: 'C', ㅉ: 'C', ㅊ: 'C', ㅎ: 'H', ㅇ: '',
};
/** At the close of a syllable ㅇ sounds (ng) and the sibilants are stops. */
const CODA_CLASSES: Readonly<Record<string, string>> = { ...CONSONANT_CLASSES, ㅇ: 'N', ㅅ: 'T', ㅆ: 'T', ㅈ: 'T', ㅊ: 'T', ㅎ: '', '': '' };
const VOWEL_CLASSES: Readonly<Record<string, string>> = {
  ㅏ: 'A', ㅑ: 'A', ㅘ: 'A', ㅐ: 'E', ㅒ: 'E', ㅔ: 'E', ㅖ: 'E', ㅙ: 'E', ㅚ: 'E', ㅞ: 'E', ㅣ: 'I', ㅟ: 'I', ㅢ: 'I', ㅓ: 'O', ㅕ: 'O', ㅗ: 'O', ㅛ: 'O', ㅜ: 'O', ㅝ: 'O', ㅠ: 'O', ㅡ: 'O',
};

function personalSkeleton(syllables: readonly HangulSyllable[]): string {
  const letters = syllables.map(({ onset, vowel, coda }) => CONSONANT_CLASSES[onset]! + VOWEL_CLASSES[vowel]! + (CODA_CLASSES[coda] ?? ''));
  return single(letters.join('')).replace(/^R/, '');
}

function loanSkeleton(syllables: readonly HangulSyllable[]): string {
  const letters = syllables.map(({ onset, coda }) => CONSONANT_CLASSES[onset]! + (CODA_CLASSES[coda] ?? ''));
  const skeleton = single(letters.join('').replace(/(?<=.)H/g, ''));
  return syllables[0]!.onset === 'ㅇ' ? `V${skeleton}` : skeleton;
}

const SURNAME_SKELETONS = new Set([...SURNAMES].map((surname) => personalSkeleton(hangulSyllables(surname)!)));

/** Spellings that say another sound than their letters. */
const ODD_SURNAMES: Readonly<Record<string, string>> = { park: 'pak', roh: 'no', rho: 'no', suh: 'so', hur: 'ho', huh: 'ho', choi: 'che', you: 'yu', paik: 'pek', baik: 'pek', sung: 'song' };

function romanSkeleton(parts: readonly string[]): string[] {
  const [surname = '', ...given] = parts;
  const text = [ODD_SURNAMES[surname] ?? surname, ...given].join('-');
  const folded = text
    .replace(/^rh/, 'r').replace(/ch|j|c(?![k])/g, 'C').replace(/sh|s/g, 'S').replace(/ck|[gkq]/g, (letters) => (letters === 'g' ? 'g' : 'K'))
    .replace(/[dt]/g, 'T').replace(/[bpfv]/g, 'P').replace(/[lr]/g, 'R').replace(/h(?=[aeiouyw])/g, 'H').replace(/h/g, '').replace(/m/g, 'M').replace(/z/g, 'C')
    .replace(/[aeiouyw]+/g, romanVowel);
  // "ng" closes a syllable, or n closes one and g opens the next (Jun-gook): both are possible.
  const readings = folded.includes('ng') ? [folded.replace(/ng/g, 'N'), folded.replace(/ng(?=[AEIO])/g, 'NK').replace(/ng/g, 'N')] : [folded];
  return [...new Set(readings.map((reading) => single(reading.replaceAll('-', '').replace(/n/g, 'N').replace(/g/g, 'K').replace(/x/g, 'KS')).replace(/^R/, '')))];
}

function romanVowel(run: string): string {
  if (/^(?:ae|ay|ai|e|ei|ey|ye|oe|oi|we|wae|yae)$/.test(run)) return 'E';
  if (/^(?:i|y|ee|yi|ie|ui|eui|wi|yee)$/.test(run)) return 'I';
  if (/^[yw]?a+$/.test(run)) return 'A';
  return /^(?:[yw]?(?:eo|oo|ou|u|o|eu|uo)|weo|yeou)$/.test(run) ? 'O' : [...run].map((letter) => ({ a: 'A', e: 'E', i: 'I', o: 'O', u: 'O' })[letter] ?? '').join('');
}

/** The consonants an English spelling sounds, as Hangul would write them; r only before a vowel. */
function loanSkeletons(word: string): string[] {
  const base = word
    .replace(/^(?:kn|gn)/, 'n').replace(/^wr/, 'r').replace(/^ps/, 's').replace(/^x/, 'z')
    .replace(/(?<=[^aeioucg])e(?=s?$)/, '').replace(/[aeiou]gh(?=t|$)/g, 'a').replace(/tion|sion|cian/g, 'Sn').replace(/sch|sh/g, 'S').replace(/tch/g, 'C').replace(/ch(?=[rl])/g, 'K')
    .replace(/ph/g, 'P').replace(/ck|qu?/g, 'K').replace(/x/g, 'KS').replace(/tz|ts|d[sz]/g, 'C').replace(/sc(?=[eiy])/g, 'S').replace(/c(?=[eiy])/g, 'S').replace(/dge|j/g, 'C').replace(/c(?!h)/g, 'K')
    .replace(/r(?![aeiouy])/g, '').replace(/[wy]/g, 'a');
  const open: [RegExp, readonly string[]][] = [[/ch/g, ['C', 'K']], [/th/g, ['S', 'T']], [/g(?=[eiy])/g, ['K', 'C']], [/ng(?=[aeiou]|$|(?=[a-zA-Z]))/g, ['N', 'NK']], [/(?<=[aeiou])s(?=[aeiou]|$)|z/g, ['S', 'C']]];
  const readings = open.reduce<string[]>((texts, [pattern, sounds]) => texts.flatMap((text) => (text.search(pattern) < 0 ? [text] : sounds.map((sound) => text.replace(pattern, sound)))), [base]);
  const vowelFirst = /^[aeiouyw]/.test(word) ? 'V' : '';
  return [...new Set(readings.map((text) => vowelFirst + single(classes(text))))];
}

function classes(text: string): string {
  const initialH = text.startsWith('h') ? 'H' : '';
  return initialH + text.replace(/[gk]/g, 'K').replace(/[td]/g, 'T').replace(/[pbfv]/g, 'P').replace(/[lr]/g, 'R').replace(/m/g, 'M').replace(/n/g, 'N').replace(/s/g, 'S').replace(/[^KTPRMNSC]/g, '');
}

/** One letter for two alike in a row: 명국's ㅇ and ㄱ stay, 김명's double m does not. */
function single(skeleton: string): string {
  return skeleton.replace(/(.)\1+/g, '$1');
}
