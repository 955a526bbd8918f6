import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { standalone, type EarlierTurn } from './follow-up.ts';

describe('a follow-up takes what the question before named', () => {
  test.each([
    ['How heavy is it?', 'When was the Orca-3 drone bought?', 'How heavy is it? (Orca-3)'],
    ['Who approved the purchase?', 'When was the Orca-3 drone bought?', 'Who approved the purchase? (Orca-3)'],
    ['Who runs the Gull programme?', 'When was the Orca-3 drone bought?', 'Who runs the Gull programme?'],
    ['What about the Orca-4?', 'How heavy is the Orca-3?', 'What about the Orca-4? (heavy)'],
    ['And in 2031?', 'How many berths has Port Ilmar?', 'And in 2031? (berths)'],
    ['When was it built?', 'How long is the Kessel Bridge?', 'When was it built? (Kessel Bridge)'],
    ['그 부서의 책임자는 누구인가요?', '항만청은 어디에 있나요?', '그 부서의 책임자는 누구인가요? (항만청)'],
    ['Orca-4는?', 'Orca-3의 무게는 얼마인가요?', 'Orca-4는? (무게)'],
  ])('%s after %s', (text, previous, expected) => {
    expect(standalone(text, [asked(previous)])).toBe(expected);
  });
});

describe('a follow-up takes the latest fitting name of all turns, also of the answers', () => {
  const pilot = asked('Who heads the pilot service?', 'Captain Mara Lind has headed the pilot service since 2029.');
  const ferry = asked('Which company runs the ferry?', 'The ferry to the islands is run by Halcyon Lines, which also owns the quay.');
  const crane = asked('How much did the Titan-9 crane cost?', 'The Titan-9 crane cost 4 million euros.');
  const pilotKorean = asked('도선사회 대표는 누구인가요?', '도선사회는 박서연 대표가 이끈다.');
  const ferryKorean = asked('어느 회사가 여객선을 운영하나요?', '여객선은 한빛해운이 운영하며 하루 네 번 다닌다.');

  test.each<[string, string, readonly EarlierTurn[], string]>([
    ['a person whom the answer named', 'Since when does she hold the post?', [pilot], 'Captain Mara Lind'],
    ['a person named two turns ago', 'Is he or she older than 50?', [pilot, crane], 'Captain Mara Lind'],
    ['a company whom the answer named', 'Where is the company based?', [ferry], 'Halcyon Lines'],
    ['a company named two turns ago', 'How many people work at the company?', [ferry, pilot], 'Halcyon Lines'],
    ['what answered "which"', 'When was it founded?', [ferry], 'Halcyon Lines'],
    ['the latest of two companies', 'Who owns the firm?', [ferry, asked('Which firm sold the crane?', 'It was sold by Nordwerk Cranes Ltd in spring.')], 'Nordwerk Cranes Ltd'],
    ['a company, which an office is not', 'Where does the company build?', [asked('Who signed for Nordwerk Cranes Ltd?', 'Jonas Reiter, head of the Foreign Sales Office, signed.')], 'Nordwerk Cranes Ltd'],
    ['a name in two scripts', '그 회사는 어디에 있나요?', [asked('누가 서명했나요?', 'SK텔레콤이 국방부와 협약에 서명했다.')], 'SK텔레콤'],
    ['the one that says the noun', 'What does the ministry pay?', [asked('Did the Ministry of Fisheries meet Halcyon Lines?', 'They met in May.'), crane], 'Ministry of Fisheries'],
    ['a thing before a name of its own', 'Does it lift more than the Atlas?', [crane], 'Titan-9'],
    ['그 회사', '그 회사는 언제 설립되었나요?', [ferryKorean], '한빛해운'],
    ['동사', '동사의 매출은 얼마인가요?', [ferryKorean, pilotKorean], '한빛해운'],
    ['그 사람', '그 사람은 몇 살인가요?', [pilotKorean, ferryKorean], '박서연'],
    ['그의', '그의 임기는 언제까지인가요?', [pilotKorean], '박서연'],
    ['해당 기관', '해당 기관의 예산은 얼마인가요?', [asked('조류 조사는 누가 맡았나요?', '조류 조사는 해양환경공단에서 맡았다.')], '해양환경공단'],
  ])('%s', (_name, text, earlier, expected) => {
    expect(standalone(text, earlier)).toBe(`${text} (${expected})`);
  });

  test.each<[string, readonly EarlierTurn[]]>([
    ['How tall is the Kessel lighthouse in winter?', [pilot, ferry]],
    ['Is it true that the Atlas sank?', [crane]],
    ['조류 조사는 어느 기관이 몇 년 동안 맡았나요?', [ferryKorean]],
  ])('%s stands alone', (text, earlier) => {
    expect(standalone(text, earlier)).toBe(text);
  });
});

test('the first question stands alone', () => {
  expect(standalone('How heavy is it?', [])).toBe('How heavy is it?');
});

const SYLLABLES = { en: ['Var', 'Mel', 'Tor', 'Quin', 'Bas', 'Lum'], ko: ['한빛', '다온', '새롬', '누리', '가람'] } as const;

test('whatever the company is called, and whatever is said in between, it is the one that is meant', () => {
  const english = fc.tuple(fc.constantFrom(...SYLLABLES.en), fc.constantFrom(...SYLLABLES.en), fc.constantFrom('Lines', 'Holdings', 'Shipping', 'Bank', 'Group'));
  const between = fc.array(fc.constantFrom(asked('How wide is the quay?', 'The quay is 40 metres wide.'), asked('When does the market open?', 'The market opens at 07:00.')), { maxLength: 4 });
  fc.assert(
    fc.property(english, between, ([first, second, noun], turns) => {
      const name = `${first}${second.toLowerCase()} ${noun}`;
      const earlier = [asked('Which company built the quay?', `The quay was built by ${name} in 2030.`), ...turns];
      expect(standalone('Where is the company based?', earlier)).toBe(`Where is the company based? (${name})`);
    }),
  );
  fc.assert(
    fc.property(fc.constantFrom(...SYLLABLES.ko), fc.constantFrom('해운', '전자', '은행', '그룹'), fc.integer({ min: 0, max: 3 }), (first, noun, gap) => {
      const filler = Array.from({ length: gap }, () => asked('부두의 너비는 얼마인가요?', '부두의 너비는 40미터이다.'));
      const earlier = [asked('부두는 누가 지었나요?', `부두는 ${first}${noun}에서 2030년에 지었다.`), ...filler];
      expect(standalone('그 회사는 어디에 있나요?', earlier)).toBe(`그 회사는 어디에 있나요? (${first}${noun})`);
    }),
  );
});

test('whatever was said, a follow-up keeps its own words and carries only words of the turns before', () => {
  const words = fc.array(fc.oneof(fc.constantFrom('Who', 'it', 'the company', 'Orca-3', 'runs', '그', '회사는', '동사', '어디', '?', 'Mara Lind', '항만청은'), fc.string({ unit: 'grapheme', maxLength: 6 })), { maxLength: 8 }).map((parts) => parts.join(' '));
  const turns = fc.array(fc.record({ question: words, said: fc.array(words, { maxLength: 2 }) }), { maxLength: 4 });
  fc.assert(
    fc.property(words, turns, (text, earlier) => {
      const made = standalone(text, earlier);
      expect(made.startsWith(text)).toBe(true);
      const told = earlier.map(({ question, said }) => [question, ...said].join(' ')).join(' ');
      for (const word of made.slice(text.length).replace(/^ \(|\)$/g, '').split(' ')) expect(told).toContain(word);
    }),
  );
});

function asked(question: string, ...said: readonly string[]): EarlierTurn {
  return { question, said };
}
