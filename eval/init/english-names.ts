/** What an English noun phrase names: told by its own words and shape, since no list knows a new collection's people. */

/** A person in office (`Kim Myung-gook, Head of …`), as the sentence names both. */
export interface RoleHolder {
  readonly name: string;
  /** Verbatim. */
  readonly role: string;
  /** The role as a question says it: `the head of …`. */
  readonly title: string;
}

const PERSON_NAME = String.raw`\p{Lu}\p{Ll}+(?:-\p{L}\p{Ll}+)?(?: \p{Lu}\.)?(?: \p{Lu}[\p{Ll}]+(?:-\p{L}\p{Ll}+)?){1,2}`;
const OFFICE =
  '(?:Head|Director(?: General)?|Chief(?: \\p{Lu}\\p{Ll}+)*|Chair(?:man|woman|person)?|President|Minister|Secretary|Manager|Officer|Commander|Professor|Founder|Editor|Mayor|Governor|Warden|Inspector|Vice President|Executive Director|Deputy \\p{Lu}\\p{Ll}+|[Hh]ead|director(?: general)?|chief|chair|president|minister|secretary|manager|commander|professor|founder|editor|mayor|governor)';
const HELD = new RegExp(String.raw`(?<name>${PERSON_NAME}), (?:the )?(?<role>${OFFICE} (?:of|for|at) (?:the )?\p{Lu}[\p{L}\p{N}&’'.-]*(?: (?:(?:of|at|for|and|in) )?(?:the )?\p{Lu}[\p{L}\p{N}&’'-]*)*)(?=[,.;”"]|$| \p{Ll})`, 'gu');

/** Everyone whose office the sentence states beside the name. */
export function roleOf(sentence: string): RoleHolder[] {
  return [...sentence.matchAll(HELD)].flatMap(({ groups }) => {
    const { name, role } = groups as { name: string; role: string };
    const tidy = role.replace(/[.,]$/, '');
    return /\b(?:Ministry|Bureau|Office|Department|Division|Institute|The)\b/.test(name) ? [] : [{ name, role: tidy, title: `the ${/^\p{L}+ \p{Lu}/u.test(tidy) ? tidy : tidy.charAt(0).toLowerCase() + tidy.slice(1)}` }];
  });
}

const ORGANISATION =
  /\b(?:Ministry|Department|Bureau|Office|Agency|Institute|Institution|University|College|School|Company|Corporation|Inc|Ltd|Group|Telecom|Cloud|Bank|Council|Committee|Commission|Board|Authority|Administration|Association|Union|Party|Church|Museum|Court|Police|Army|Navy|Force|Research|Consortium|Foundation|Society|Times|News|Daily|Post|Electric|Electronics|Motors|Airlines|Laboratories|Technologies|Systems|Service|Club)\b/;
const ROLE_NOUN = /^the (?:\p{L}+ ){0,4}(?:head|director|chief|chair|chairman|officer|manager|minister|president|secretary|commander|supervisor|inspector|auditor|warden|governor|mayor|founder|owner)$/iu;
/** `the Chief of Maintenance`: an office with its field. */
const OFFICER = /^the (?:\p{Lu}\p{L}+ )*(?:Administrator|Officer|Chief|Director|Head|Manager|Secretary|President|Minister|Inspector|Commander)(?: of \p{Lu}\p{L}+)?$/u;
const BODY_NOUN = /^the (?:\p{L}+ ){0,4}(?:board|committee|council|administration|ministry|office|consortium|agency|centre|center)$/iu;
const NOT_A_PERSON = /\b(?:North|South|East|West|Northern|Southern|Eastern|Western|New|Republic|Kingdom|States|Islands|Korea|Europe|Asia|Africa|America|Key|Data|Project|Programme|Program|Model|Initiative|Act|Plan|Strategy|Centre|Center|Seminar|Conference|Street|River|Lake|Mountain|Island|City|War|AI|Post|Hall|Room|Form|Building|Award|Prize|Report|System|Week|Day)\b/;

/** `person` needs two to three capitalised words; one name alone, or a mixed token (A.X K1, F-35), is nothing one can be sure of. */
export function nameKind(phrase: string): 'person' | 'organisation' | 'role' | null {
  if (ROLE_NOUN.test(phrase) || OFFICER.test(phrase)) return 'role';
  const name = phrase.replace(/^the /i, '');
  if (BODY_NOUN.test(phrase)) return 'organisation';
  if (!name.split(' ').every((word) => /^[\p{Lu}\p{N}&]/u.test(word) || /^(?:of|and|for|the)$/.test(word))) return null;
  if (ORGANISATION.test(name) || (/^\p{Lu}{3,5}$/u.test(name) && !/^(?:GPU|LLM|CEO|CPU|API|USB|MOU)$/.test(name))) return 'organisation';
  if (NOT_A_PERSON.test(name) || /\p{N}/u.test(name) || phrase !== name) return null;
  return new RegExp(`^${PERSON_NAME}$`, 'u').test(name) ? 'person' : null;
}
