import { assert, constantFrom, property, array } from 'fast-check';
import { expect, test } from 'vitest';
import { porterStem } from './porter.ts';

/** The examples of the paper, after all steps, and words on which implementations are known to differ. */
const STEMS = `caresses caress, ponies poni, ties ti, caress caress, cats cat, feed feed, agreed agre, plastered plaster, bled bled, motoring motor,
sing sing, conflated conflat, troubled troubl, sized size, hopping hop, tanned tan, falling fall, hissing hiss, fizzed fizz, failing fail, filing file,
happy happi, sky sky, relational relat, conditional condit, rational ration, valenci valenc, hesitanci hesit, digitizer digit, conformabli conform,
radicalli radic, differentli differ, vileli vile, analogousli analog, vietnamization vietnam, predication predic, operator oper, feudalism feudal,
decisiveness decis, hopefulness hope, callousness callous, formaliti formal, sensitiviti sensit, sensibiliti sensibl, triplicate triplic,
formative form, formalize formal, electriciti electr, electrical electr, hopeful hope, goodness good, revival reviv, allowance allow,
inference infer, airliner airlin, gyroscopic gyroscop, adjustable adjust, defensible defens, irritant irrit, replacement replac, adjustment adjust,
dependent depend, adoption adopt, homologou homolog, communism commun, activate activ, angulariti angular, homologous homolog, effective effect,
bowdlerize bowdler, probate probat, rate rate, cease ceas, controll control, roll roll, generalizations gener, oscillators oscil,
apology apolog, possibly possibl, is is, as as, by by, says sai, eed eed, yes ye, crying cry, dying dy, university univers, sovereignty sovereignti`;

test.each(STEMS.split(',').map((pair) => pair.trim().split(' ')))('%s → %s', (word, stem) => {
  expect(porterStem(word!)).toBe(stem);
});

test.each(['ab', '국방부', 'café', 'k1', '', 'Cats'])('%j is left alone', (word) => {
  expect(porterStem(word)).toBe(word);
});

test('a stem is never longer than its word, and keeps its first letter', () => {
  const syllable = constantFrom('al', 'ate', 'ing', 'ed', 'y', 'bl', 'iz', 'ness', 'ation', 'l', 's', 'e', 'ment', 'tr');
  assert(
    property(array(syllable, { minLength: 1, maxLength: 6 }), (parts) => {
      const word = parts.join('');
      expect(porterStem(word).length).toBeLessThanOrEqual(word.length);
      expect(porterStem(word)[0]).toBe(word[0]);
    }),
  );
});
