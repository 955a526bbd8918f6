/**
 * English words whose forms no rule derives: the base first, then its irregular forms.
 *
 * A form with `~` is a word of its own as well, and mostly or often that word (`left` is also a side, `won` a currency, `ground`
 * a floor). It belongs to the base's forms, since a question with `leave` may be answered with `left`, but it is not folded to the
 * base, lest every `left` in a text speak of leaving. Folded, though they have a second reading, are those that are nearly always the
 * verb in written English: found (to found comes mostly as founded, which stays apart), saw, felt, fell, spoke, thought, held.
 * Left out: forms that equal their base (cut, put, set), the modals (`may` and `might` are other words), lie/lay/lain for
 * telling lies, plurals that are a verb as well (lives, leaves, bases) and more, most, less, which compare several words.
 */
const VERBS = `
be is are was were been being|have has had|do does did done|go goes went gone|say said|make made|get got gotten|take took taken
come came|see saw seen|know knew known|give gave given|find found|think thought|tell told|become became|leave ~left|feel felt
bring brought|begin began begun|keep kept|hold held|write wrote written|stand stood|hear heard|mean meant|meet met|run ran
pay paid|sit sat|speak spoke spoken|lead led|grow grew grown|lose lost|fall fell fallen|send sent|build built|understand understood
draw drew drawn|break broke broken|spend spent|rise ~rose risen|arise arose arisen|drive drove driven|buy bought|wear wore worn
choose chose chosen|win ~won|teach taught|catch caught|seek sought|fight fought|sell sold|lend lent|bend bent|deal dealt
eat ate eaten|drink drank ~drunk|sleep slept|sweep swept|weep wept|creep crept|leap leapt|kneel knelt|dwell dwelt|dream dreamt
learn learnt|burn burnt|spell spelt|spill spilt|spoil spoilt|smell smelt|lean leant|light lit|shoot ~shot|sing sang sung
sink sank sunk|swim swam swum|ring rang rung|shrink shrank shrunk|stink stank stunk|spring sprang sprung|strike struck stricken
stick stuck|sting stung|swing swung|cling clung|fling flung|sling slung|wring wrung|string strung|hang hung|dig dug|spin spun
fly flew flown|blow blew blown|throw threw thrown|show shown|sew sewn|sow sown|mow mown|prove proven|shave shaven|swell swollen
steal stole stolen|freeze froze frozen|wake woke woken|awake awoke awoken|weave wove woven|swear swore sworn|tear tore torn
bear ~bore ~borne|ride rode ridden|hide hid hidden|bite ~bit bitten|slide slid|strive strove striven|thrive throve thriven
forbid forbade forbidden|forget forgot forgotten|forgive forgave forgiven|shake shook shaken|tread trod trodden|spit spat
bleed bled|breed bred|feed ~fed|flee fled|speed sped|shine shone|bind ~bound|grind ~ground|wind ~wound|stride strode stridden
lay laid|lie ~lay lain|die died dying|tie tied tying|vie vied vying|slay slew slain|plead pled|sneak snuck|dive dove|bid bade bidden
overcome overcame|withdraw withdrew withdrawn|undergo underwent undergone|undertake undertook undertaken|overtake overtook overtaken
mistake mistook mistaken|retake retook retaken|partake partook partaken|withhold withheld|uphold upheld|withstand withstood
misunderstand misunderstood|mislead misled|foresee foresaw foreseen|oversee oversaw overseen|foretell foretold|retell retold
rebuild rebuilt|rewrite rewrote rewritten|underwrite underwrote underwritten|overthrow overthrew overthrown|overrun overran|rerun reran
override overrode overridden|repay repaid|prepay prepaid|overpay overpaid|underpay underpaid|resell resold|resend resent|rethink rethought
remake remade|redo redid redone|undo undid undone|outgrow outgrew outgrown|overhear overheard|oversleep overslept|regrow regrew regrown
overspend overspent|redraw redrew redrawn|unwind ~unwound|beget begot begotten|forsake forsook forsaken
`;

const NOUNS = `
child children|grandchild grandchildren|man men|woman women|person people|foot feet|tooth teeth|goose geese|mouse mice|ox oxen
policeman policemen|policewoman policewomen|fireman firemen|chairman chairmen|chairwoman chairwomen|spokesman spokesmen
spokeswoman spokeswomen|businessman businessmen|businesswoman businesswomen|congressman congressmen|serviceman servicemen
servicewoman servicewomen|salesman salesmen|fisherman fishermen|gentleman gentlemen|craftsman craftsmen|foreman foremen
freshman freshmen|layman laymen|gunman gunmen|assemblyman assemblymen|statesman statesmen|workman workmen|seaman seamen|airman airmen
wife wives|housewife housewives|knife knives|half halves|shelf shelves|thief thieves|wolf wolves|calf calves|loaf loaves|self selves
scarf scarves|elf elves|hoof hooves|criterion criteria|phenomenon phenomena|bacterium bacteria|memorandum memoranda|curriculum curricula
consortium consortia|referendum referenda|stratum strata|symposium symposia|stadium stadia|millennium millennia|addendum addenda
alumnus alumni|nucleus nuclei|stimulus stimuli|fungus fungi|radius radii|syllabus syllabi|appendix appendices|index indices
matrix matrices|vertex vertices|vortex vortices|crisis crises|thesis theses|hypothesis hypotheses|synthesis syntheses
parenthesis parentheses|emphasis emphases|oasis oases|synopsis synopses|prognosis prognoses|genus genera|larva larvae|alga algae
antenna antennae|formula formulae|vertebra vertebrae|automaton automata|passerby passersby
`;

/** `best` and `worst` say more than `good` and `bad`; `elder` is a noun and `further` an adverb of its own. */
const COMPARATIVES = `
good better ~best|well ~better ~best|bad worse ~worst|ill ~worse ~worst|far farther farthest ~further ~furthest|old ~elder ~eldest
`;

export interface IrregularWord {
  readonly base: string;
  /** The base's irregular forms that mean nothing else. */
  readonly forms: readonly string[];
  /** Those that are another word as well. */
  readonly homographs: readonly string[];
}

/** The closed list, in lower case: some 200 verbs, 85 nouns and the irregular comparatives. */
export const IRREGULAR_WORDS: readonly IrregularWord[] = [VERBS, NOUNS, COMPARATIVES].flatMap((list) => list.trim().split(/[|\n]/)).map(parse);

function parse(line: string): IrregularWord {
  const [base, ...forms] = line.split(' ');
  return {
    base: base!,
    forms: forms.filter((form) => !form.startsWith('~')),
    homographs: forms.filter((form) => form.startsWith('~')).map((form) => form.slice(1)),
  };
}
