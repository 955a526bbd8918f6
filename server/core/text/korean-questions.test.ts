import { describe, expect, test } from 'vitest';
import { isBoundNoun, isKoreanLightVerb, isKoreanPredicate, koreanCopulaStem, singleSyllableForms, singleSyllableNoun } from './korean-questions.ts';

describe('verbs that say next to nothing', () => {
  test.each(['있나요', '받았는지', '하려면', '되죠', '보았습니까', '드리려고', '있습니까'])('%s', (word) => {
    expect(isKoreanLightVerb(word)).toBe(true);
  });

  test.each(['보고서', '한도', '온도', '지도', '인도', '가게', '보도', '내리려면', '승인했나요', '이상'])('not %s', (word) => {
    expect(isKoreanLightVerb(word)).toBe(false);
  });
});

test.each([
  ['내리려면', true],
  ['들어오나요', true],
  ['넘겨주면', true],
  ['알렸던', true],
  ['등대', false],
  ['규정은', false],
])('%s is a predicate: %s', (word, predicate) => {
  expect(isKoreanPredicate(word)).toBe(predicate);
});

test.each([
  ['주차장이야', '주차장'],
  ['출장이면', '출장'],
  ['홈페이지', '홈페이지'],
  ['차이', '차이'],
])('without its copula %s is %s', (word, stem) => {
  expect(koreanCopulaStem(word)).toBe(stem);
});

test.each([
  ['집에서', '집'],
  ['차를', '차'],
  ['불에', '불'],
  ['가을', undefined],
  ['수는', undefined],
  ['등대를', undefined],
])('%s holds the noun %s', (word, noun) => {
  expect(singleSyllableNoun(word)).toBe(noun);
});

test('a bound noun with its particle is told from a short noun', () => {
  expect([isBoundNoun('것은'), isBoundNoun('곳에서'), isBoundNoun('집에서')]).toEqual([true, true, false]);
});

test('a noun of one syllable stands in a text as a bigram with its particle', () => {
  expect(singleSyllableForms('집')).toContainEqual(['집에']);
});
