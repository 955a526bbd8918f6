/** Which English words are verbs, in which form: enough of a lexicon to find the predicate of a plain sentence and to put it into a question. */
import { IRREGULAR_WORDS } from '#core/text/irregular-forms.ts';

/** The form a finite verb stands in, with the base that `did` and `does` take. */
export interface FiniteVerb {
  readonly base: string;
  readonly form: 'past' | 'third-person' | 'plain';
}

/** Words that invert by themselves: modals, be, have as an auxiliary, do. */
export const AUXILIARIES: ReadonlySet<string> = new Set('will would can could may might must shall should is are was were has have had does do did'.split(' '));

/** Regular verbs that reports and rules are written with, in the base form. */
const REGULAR = `
accept access accompany achieve acquire adapt add address adjust administer adopt advance advise affect afford agree aim allocate allow amend
analyse analyze announce answer apply appoint approve argue arrange arrive ask assess assign assist attend award await back ban base
begin belong benefit block boost borrow build calculate call cancel carry cause celebrate certify challenge change charge check cite claim classify
clear close collaborate collect combine commission commit compare compete complete comprise compute conclude conduct confirm connect consider consist construct
consult contain continue contribute control convert cooperate coordinate copy cost count cover create criticise criticize cross damage decide declare decline
decrease defeat define delay deliver demand demonstrate deny depart depend deploy describe design destroy detain determine develop direct discuss dismiss display
distribute divide donate double earn elect employ enable encourage end enforce engage enhance enjoy enlarge ensure enter equip escape establish estimate evaluate
examine exceed exchange exclude execute exercise exist expand expect expire explain export express extend fail fall favour fight file fill finance finish fire
fit focus follow force forecast form found fulfil fund gain gather generate govern grant guarantee guard handle happen hear help hire honour host identify ignore
illustrate implement import impose improve include increase indicate inform inherit inspect install integrate intend introduce invent invest investigate invite issue
join judge jump keep kill label lack land last launch learn lend license lift limit link list live load locate lock lower maintain manage manufacture mark
marry match measure mention merge monitor move name need negotiate nominate note obtain occupy occur offer open operate oppose order organise organize own participate pass
penalise penalize perform permit place plan play pledge point possess postpone practise predict prefer prepare present prevent print produce prohibit promise promote
propose protect prove provide publish punish purchase pursue qualify question raise range rank rate reach receive recognise recognize recommend record recover recruit
reduce refer refuse register regulate reject relate release rely remain remove renew rent repair repeat replace report represent request require research reserve resign
resolve respond restore restrict result retain retire return reveal review ride rise rule save schedule score secure select separate serve settle share sign
specialise specialize sponsor spread stage start state station stay stop store strengthen stress study submit succeed suggest supply support suspend target test threaten top track trade
train transfer transform transport travel treat trigger turn unveil update upgrade urge use underscore underline uncover leverage lodge blend bolster boast brief broaden chair close cite coach compile comply concern consent cope craft cut deduct defend deploy devote dispatch donate draft drop edit embed embrace emerge employ enrol envisage erect exhibit explore face feature forge frame fuse gauge grow guide halt harm heat hold host hunt impact inform inject insist inspire insure inaugurate kick license lobby lose map mine mobilise mobilize model modernise modernize mount notify offset oversee overhaul partner pilot pioneer pitch position possess preserve press proceed process procure project prolong pump quit quote raise reform reject rely remark renovate reopen resume resupply retail rival rotate sail scale screen shape shift showcase shrink signal solve spearhead speed split staff steer stem succeed sue suit sum surge surpass tap task tax team tighten tour transmit unite unlock utilise utilize vie view void weigh welcome withdraw wrap yield validate vary verify view visit volunteer vote wait walk want warn watch welcome widen work`;

const BASES: ReadonlySet<string> = new Set(REGULAR.trim().split(/\s+/));
const IRREGULAR_PAST: ReadonlyMap<string, string> = new Map(
  IRREGULAR_WORDS.slice(0, IRREGULAR_WORDS.findIndex(({ base }) => base === 'child')).flatMap(({ base, forms, homographs }) =>
    [...forms, ...homographs].filter((form) => !form.endsWith('s') && !form.endsWith('n') && form !== 'done').map((form) => [form, base] as const),
  ),
);
const IRREGULAR_BASES: ReadonlySet<string> = new Set([...IRREGULAR_PAST.values(), 'put', 'set', 'cut', 'let', 'hit', 'cost', 'spread', 'read']);

/** Reads a word as a finite verb by its form alone; null when it has no form of a known verb. */
export function finiteVerb(word: string): FiniteVerb | null {
  const lower = word.toLowerCase();
  if (Object.hasOwn(LIGHT, lower)) return LIGHT[lower]!;
  const past = IRREGULAR_PAST.get(lower) ?? regularPastBase(lower);
  if (past !== null) return { base: past, form: 'past' };
  const singular = thirdPersonBase(lower);
  if (singular !== null) return { base: singular, form: 'third-person' };
  return isBase(lower) ? { base: lower, form: 'plain' } : null;
}

const LIGHT: Readonly<Record<string, FiniteVerb>> = {
  has: { base: 'have', form: 'third-person' },
  have: { base: 'have', form: 'plain' },
  had: { base: 'have', form: 'past' },
  does: { base: 'do', form: 'third-person' },
  do: { base: 'do', form: 'plain' },
  did: { base: 'do', form: 'past' },
};

function isBase(word: string): boolean {
  return BASES.has(word) || IRREGULAR_BASES.has(word);
}

/** signed → sign, approved → approve, planned → plan, carried → carry. */
function regularPastBase(word: string): string | null {
  if (!word.endsWith('ed') || word.length < 4) return null;
  const bare = word.slice(0, -2);
  const candidates = [bare, `${bare}e`, bare.replace(/(.)\1$/, '$1'), bare.replace(/i$/, 'y')];
  return candidates.find((candidate) => BASES.has(candidate)) ?? null;
}

function thirdPersonBase(word: string): string | null {
  if (!word.endsWith('s') || word.endsWith('ss')) return null;
  const candidates = [word.slice(0, -1), word.slice(0, -2), word.replace(/ies$/, 'y')];
  return candidates.find((candidate) => candidate !== word && isBase(candidate)) ?? null;
}
