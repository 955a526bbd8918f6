/** English abbreviations, by what may follow their full stop. All lower case, without the last stop. */

/** A name follows, so the stop never ends a sentence. */
export const TITLES: ReadonlySet<string> = new Set(
  `mr mrs ms mx dr prof gen lt col sgt capt cmdr cpt cpl pvt adm maj gov sen rep rev hon st mt ft pres supt messrs mme mlle
   brig vadm radm insp det amb sec-gen vs v cf e.g i.e eg ie viz approx ca esp incl resp alt`.split(/\s+/),
);

/** Counted things: `No. 5`, `Fig. 3`, `Jan. 7`. Without a number after it the stop may end a sentence. */
const BEFORE_NUMBER: ReadonlySet<string> = new Set(
  `no nos fig figs eq eqs vol vols pp p para sec sect ch art arts app apt rm pt ver v rev tab jan feb mar apr jun jul aug sep sept oct nov dec`.split(/\s+/),
);

/** May stand at the end of a sentence as well as inside one. */
const ENDING: ReadonlySet<string> = new Set(
  `inc corp co ltd llc plc jr sr esq bros etc al dept univ assn ave blvd rd est min max avg mfg intl natl govt gov't u.s u.k u.n e.u a.m p.m ph.d m.d b.a m.a d.c
   mon tue tues wed thu thur thurs fri bn mn tr hrs mins sq lb lbs oz cm mm km kg`.split(/\s+/),
);

/** Words that commonly open a sentence and seldom continue a name. */
const STARTERS: ReadonlySet<string> = new Set(
  `the this that these those it its he she they we you i his her their our my in on at by for from with as after before during since while when where if
   although though because but and or however moreover meanwhile also then there here what who why how which a an to under according both each some many most
   all no not one two three yet still so such once until unlike despite over between through another other several only even today`.split(/\s+/),
);

/** Whether the abbreviation stands before a number, `No.` or `Jan.`. */
export function takesNumber(token: string): boolean {
  return BEFORE_NUMBER.has(token.toLowerCase());
}

/** Whether a stop after the token may belong to the word alone: `Inc.`, `U.S.`, `p.m.`, any letters set apart by stops. */
export function isEndingAbbreviation(token: string): boolean {
  return ENDING.has(token.toLowerCase()) || /^\p{L}{1,2}(?:\.\p{L}{1,2})+$/u.test(token);
}

/** Whether the text begins with a capitalised word that commonly opens a sentence. */
export function isSentenceStarter(text: string): boolean {
  const word = /^(\p{Lu}[\p{L}’']*)/u.exec(text)?.[1];
  return word !== undefined && STARTERS.has(word.toLowerCase().replace(/[’'].*$/, ''));
}
