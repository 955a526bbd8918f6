/**
 * Cuts particles and endings off Korean words, so that a question's 계약을 meets a paragraph's 계약이.
 *
 * A light stemmer, not a morphological analyser: it removes one ending (or a verb ending and then a particle) from a
 * closed list, longest first, and never leaves less than two syllables. Over-cutting is harmless here because words
 * are compared by their character bigrams, most of which survive.
 */

const PARTICLES = words(`
  에서부터 으로부터 에게서는 이라고는 에서는 에서도 에서의 에게는 에게서 으로서 으로써 으로는 으로도 까지는 까지의 부터는 부터의 이라는 이라고
  에서 에게 한테 께서 으로 로서 로써 로는 로의 까지 부터 보다 처럼 만큼 마다 조차 마저 밖에 이나 이랑 하고 과의 와의 에는 에도 에의 라는 라고 이란
  들은 들이 들을 들의 들에 은 는 이 가 을 를 의 에 로 와 과 도 만 나 랑 들 란`);

const VERB_ENDINGS = words(`
  하였습니까 하였는가 하였는지 했습니까 하였던 하였다 하였나 했었던 했나요 했는가 했는지 하나요 합니까 하는가 하는지 하려면 하려고 하기로 하기에 하도록 하면서 하지만
  되었습니까 되었는가 되었는지 되었던 되었다 되었나 됐습니까 됐나요 됐는가 됐는지 되나요 됩니까 되는가 되는지 되려면 되면서
  시켰습니까 시켰는가 시켰던 시키는 시킨 시켜 받았던 받았나 받는 받은 받을
  이었습니까 이었는가 이었던 이었나 입니까 였습니까 였는가 였던 였나요 였나 인가요 인가 인지 이며 이고 이다 인데
  했던 했다 했나 했을 했고 했으며 하던 하는 하여 하며 하고 하면 하게 하기 하지 한다 한 할 함 해야 해서 해 하
  됐던 됐다 됐나 됐을 되던 되는 되어 되며 되고 되면 되게 되기 된다 된 될 됨 돼야 돼서 돼 되
  라면 라던 던 적인 적으로 적`);

/** @returns The word without its particle and verb ending; at least two syllables, or the word itself when it is shorter. */
export function koreanStem(word: string): string {
  const withoutParticle = cut(word, PARTICLES);
  const withoutVerb = cut(withoutParticle, VERB_ENDINGS);
  return withoutVerb === withoutParticle ? cut(word, VERB_ENDINGS, withoutParticle) : withoutVerb;
}

function cut(word: string, endings: readonly string[], otherwise: string = word): string {
  const ending = endings.find((candidate) => word.endsWith(candidate) && word.length - candidate.length >= 2);
  return ending === undefined ? otherwise : word.slice(0, -ending.length);
}

function words(list: string): readonly string[] {
  return list.trim().split(/\s+/).sort((a, b) => b.length - a.length);
}
