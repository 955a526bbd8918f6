/**
 * Terms that say little about what a text is about, in the index's own form: what a corpus would teach by their frequency,
 * for the embedder, which sees no corpus.
 */
import { terms } from '../text/tokens.ts';

/** English function words: articles, pronouns, prepositions, conjunctions, auxiliaries, question words. */
const ENGLISH = `a an the this that these those some any each every no not none all both either neither such same other another
i me my mine we us our ours you your yours he him his she her hers it its they them their theirs one ones who whom whose which what
when where why how there here then than so as if because while although though since until unless whether
and or but nor yet for of in on at by to from with without within into onto over under about above below between among through during
before after against toward towards upon off out up down near per via
is am are was were be been being do does did doing done have has had having can could may might must shall should will would
also just only very more most less least much many few too even still already again ever never often
say says said tell tells told give gives given make makes made get gets got take takes taken use used using show shows shown`;

/** Korean particles and endings, question words and bound nouns. */
const KOREAN = `은 는 이 가 을 를 의 에 도 만 와 과 로 나 고 며 면 서 게 지 다 요 음 함 된 한 할 하 등 및 것 수 때 중 더 또 그 저
에서 에게 으로 로서 로써 까지 부터 보다 처럼 마다 조차 이나 이며 이고 이다 하다 한다 했다 하는 하여 하고 하며 하면 하기 하게 해서 해야
되다 된다 됐다 되는 되어 되고 되며 되면 있다 있는 있고 있으며 있습 없다 없는 없이 없습 습니 니다 입니 합니 됩니 습니까 니까 는다 인가 인지 는지 나요 가요 까요 세요
무엇 어떤 어떻 떻게 누가 누구 언제 어디 얼마 왜 몇 대한 대해 대하 관한 관련 통해 위해 위한 따라 따른 따르 경우 그리 리고 그러 러나 또한 이런 그런 것은 것이 것을`;

/** Membership by {@link terms} form. */
export const COMMON_TERMS: ReadonlySet<string> = new Set([...terms(ENGLISH), ...terms(KOREAN)]);
