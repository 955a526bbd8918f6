/** Which of Parapet's two languages a text is in. */

/**
 * `ko` when Hangul carries at least a third of the text (a syllable counts as two letters, since it says about as much);
 * `en` when Latin letters lead and English function words outnumber those of seven neighbours and make up a twelfth of
 * the words; `ko` again when Hangul carries a tenth, as in a Korean phrase about foreign names; else null: another
 * language, or too little to tell by (a bare name).
 */
export function detectLanguage(text: string): 'en' | 'ko' | null {
  const sample = text.slice(0, SAMPLE);
  const hangul = 2 * count(sample, /[가-힣ㄱ-ㅎㅏ-ㅣ]/g);
  const latin = count(sample, /\p{Script=Latin}/gu);
  const letters = hangul + latin + count(sample, /[^\P{L}\p{Script=Latin}\p{Script=Hangul}]/gu);
  if (letters === 0) return null;
  if (hangul / letters >= 1 / 3) return 'ko';
  if (latin / letters >= 0.7 && looksEnglish(sample)) return 'en';
  return hangul / letters >= 0.1 ? 'ko' : null;
}

/** Code units read; more would not change the verdict. */
const SAMPLE = 20_000;

const ENGLISH = words(
  `the of and to in is are was were be been being that this these those it its for on with as by at from or an a not have has had
   which who what when where why how will would can could should may might do does did than then there their they he she his her we our you your
   i my me if but so about into over after before between through during under also all any some more most other such only how many much`,
);

const NEIGHBOURS: readonly ReadonlySet<string>[] = [
  `der die das und ist nicht ein eine einer eines dem den des mit auf für von zu im in sich auch als wie aus bei nach über sind war wurde wird hat haben es er sie wir ich an um`,
  `le la les de des du et est un une en dans que qui pour pas sur au aux avec par ce cette ces il elle ils nous vous je ne se sont été être plus ou son sa ses leur a d l`,
  `el la los las de del y es un una en que por para con no se su sus al lo como más pero fue son este esta ha o a le les entre sobre`,
  `il lo la i gli le di del della dei delle e è un una in che per con non si sono come più ma da al alla nel nella questo questa ha anche o a`,
  `o a os as de do da dos das e é um uma em que por para com não se no na nos nas ao foi são como mais mas seu sua este esta`,
  `de het een en van is in op te dat die voor met niet zijn was aan er ook om als bij naar uit door heeft werd wordt ik hij zij we`,
  `och i att det som en på är av för med den till inte om har de ett var jeg ikke og er på til med af han hun vi`,
].map(words);

function looksEnglish(text: string): boolean {
  const tokens = text.toLowerCase().match(/\p{L}+/gu) ?? [];
  const english = tokens.filter((token) => ENGLISH.has(token)).length;
  const rival = Math.max(...NEIGHBOURS.map((neighbour) => tokens.filter((token) => neighbour.has(token)).length));
  return english > rival && english >= tokens.length / 12;
}

function words(list: string): ReadonlySet<string> {
  return new Set(list.split(/\s+/));
}

function count(text: string, pattern: RegExp): number {
  return text.match(pattern)?.length ?? 0;
}
