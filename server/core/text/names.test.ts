import { describe, expect, test } from 'vitest';
import { hangulNameKeys, isKoreanPersonalName, latinNameKeys, romanSpellings } from './names.ts';

const match = (hangul: string, latin: string) => hangulNameKeys(hangul).some((key) => latinNameKeys(latin).includes(key));

describe('a Korean personal name', () => {
  test.each([
    ['김명국', ['Kim Myung-gook', 'Kim Myung-kook', 'Kim Myeong-guk', 'KIM MYONG GUK', 'Myung-gook Kim', 'Kim Myŏng-guk']],
    ['박서준', ['Park Seo-jun', 'Pak Sŏ-jun', 'Bak Seojun']],
    ['이영희', ['Lee Young-hee', 'Yi Yeong-hui', 'Rhee Younghee']],
    ['정철수', ['Jung Chul-soo', 'Chung Cheol-su', 'Jeong Chul-su']],
    ['임종석', ['Lim Jong-seok', 'Im Chong-sok', 'Yim Jong-suk']],
    ['최은경', ['Choi Eun-kyung', 'Choe Un-gyong', 'Choi Eunkyung']],
    ['노태호', ['Roh Tae-ho', 'Noh Tae-ho']],
    ['유하늘', ['Yoo Ha-neul', 'Yu Haneul']],
  ])('%s meets %j', (hangul, spellings) => {
    expect(spellings.filter((spelling) => !match(hangul, spelling))).toEqual([]);
  });

  test('stays apart from other names', () => {
    const names: [string, string][] = [['김명국', 'Kim Myung-gook'], ['김민준', 'Kim Min-jun'], ['박서준', 'Park Seo-jun'], ['이영희', 'Lee Young-hee'], ['정철수', 'Jung Chul-soo'], ['한지민', 'Han Ji-min'], ['강대현', 'Kang Dae-hyun'], ['송미라', 'Song Mi-ra'], ['문재호', 'Moon Jae-ho'], ['오세훈', 'Oh Se-hoon']];
    const mixedUp = names.flatMap(([hangul], i) => names.filter(([, latin], j) => i !== j && match(hangul, latin)).map(([, latin]) => `${hangul} ${latin}`));
    expect(mixedUp).toEqual([]);
  });

  test('is told from words by its surname and length', () => {
    expect(['김명국', '남궁민수', '이순신'].every(isKoreanPersonalName)).toBe(true);
    expect(['클라우드', '텔레콤', '국방부장관', '가'].some(isKoreanPersonalName)).toBe(false);
  });

  test('is spelled the ways people spell it', () => {
    const spellings = romanSpellings('김명국');
    expect(['kim', 'gim', 'myung', 'myeong', 'gook', 'guk', 'kook', 'myeongguk'].filter((part) => !spellings.includes(part))).toEqual([]);
  });
});

describe('a foreign name or loan word', () => {
  /** Pairs of the same name, and as many words of either language that are not. */
  const NAMES: readonly [string, string][] = [
    ['네이버', 'Naver'], ['클라우드', 'cloud'], ['네이버클라우드', 'Naver Cloud'], ['텔레콤', 'telecom'], ['고든', 'Gordon'], ['스미스', 'Smith'], ['존슨', 'Johnson'], ['테일러', 'Taylor'],
    ['슈미트', 'Schmidt'], ['마이클', 'Michael'], ['찰스', 'Charles'], ['조지', 'George'], ['앤더슨', 'Anderson'], ['윌리엄스', 'Williams'], ['크리스토퍼', 'Christopher'], ['제니퍼', 'Jennifer'],
    ['엘리자베스', 'Elizabeth'], ['빅토리아', 'Victoria'], ['블룸버그', 'Bloomberg'], ['토마스', 'Thomas'], ['캠브리지', 'Cambridge'], ['필립스', 'Phillips'], ['헨더슨', 'Henderson'], ['모리슨', 'Morrison'],
    ['플랫폼', 'platform'], ['프로젝트', 'project'], ['컨소시엄', 'consortium'], ['시스템', 'system'], ['스마트폰', 'smartphone'], ['마케팅', 'marketing'], ['프로그램', 'program'], ['인터넷', 'internet'],
  ];
  const WORDS = ['정부', '결정', '계획', '예산안', '대통령', '사람들', '문제점', '연구진', '학교', '지난주', '발표문', '회의록', '규정', '승인', '장비', '휴가'];

  test('meets its original', () => {
    expect(NAMES.filter(([hangul, latin]) => !match(hangul, latin)).length).toBeLessThanOrEqual(NAMES.length * 0.1);
  });

  test('seldom meets another name or an ordinary word', () => {
    const candidates = [...NAMES.map(([hangul]) => hangul), ...WORDS];
    const wrong = candidates.flatMap((hangul) => NAMES.filter(([own, latin]) => own !== hangul && match(hangul, latin)).map(([, latin]) => `${hangul} ${latin}`));
    expect(wrong.length / (candidates.length * NAMES.length)).toBeLessThan(0.005);
  });
});

test('other text has no keys', () => {
  expect(hangulNameKeys('Naver')).toEqual([]);
  expect(latinNameKeys('네이버')).toEqual([]);
});
