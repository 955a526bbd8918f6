import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { sentenceSpans } from './sentences.ts';

/** Each case is the list of sentences it should give; joined by a space it is the input. */
describe('English', () => {
  test.each<[string, string[]]>([
    ['plain', ['The bridge opened.', 'Traffic fell.', 'Nobody complained.']],
    ['question and exclamation', ['Did it open?', 'It did!', 'At last.']],
    ['both at once', ['It opened?!', 'Nobody knew.']],
    ['titles', ['Mr. Lee met Dr. Park and Gen. Oh.', 'They spoke for an hour.']],
    ['initials', ['J. K. Rowling and G. R. R. Martin signed.', 'Both left early.']],
    ['initial before a surname', ['The award went to John F. Kennedy.', 'He declined it.']],
    ['country in the middle', ['The U.S. Navy sailed on.', 'The fleet returned.']],
    ['country at the end', ['They moved to the U.S.', 'The house was sold.']],
    ['U.K. and U.N.', ['The U.K. envoy told the U.N. Security Council.', 'It agreed.']],
    ['company forms', ['Acme Inc. bought Bolt Co. Ltd. for $3.5 billion.', 'Shares rose 4.2%.']],
    ['company at the end', ['He joined Acme Inc.', 'It was 1994.']],
    ['month before a day', ['The ship left on Jan. 5 and arrived on Sept. 17, 2025.', 'It was empty.']],
    ['numbered things', ['See No. 5, Fig. 3 and pp. 12 to 14.', 'They differ.']],
    ['the word no', ['Will it rain?', 'No.', 'It will snow.']],
    ['Latin', ['Some metals, e.g. tin, melt early, i.e. below 300 degrees.', 'Iron does not.']],
    ['versus', ['Smith vs. Jones was heard first.', 'Jones won.']],
    ['clock', ['It starts at 5 p.m. Monday and ends at 6 a.m. Tuesday.', 'Bring a coat.']],
    ['clock at the end', ['It starts at 5 p.m.', 'The doors open earlier.']],
    ['degrees', ['She holds a Ph.D. in physics.', 'He has none.']],
    ['decimals and versions', ['Version 2.0.1 cut errors by 3.75 percent.', 'Version 3 is planned.']],
    ['money', ['It cost $1.5 million.', 'The budget was £2.25 million.']],
    ['product names with stops', ['The B.Q K7 and the B.Q 4.0 models run on site.', 'B.Q K8 follows.']],
    ['name that ends in a stop, quoted', ['The assistant ‘B.’ already uses it.', 'Users noticed.']],
    ['domains and files', ['Visit example.com or open notes.txt first.', 'Then reply.']],
    ['year at the end', ['It was founded in 2010.', 'The founders left in 2015.']],
    ['number opens the next', ['They hired widely.', '15 engineers joined.']],
    ['ellipsis going on', ['She waited... and waited.', 'Nobody came.']],
    ['ellipsis ending', ['She waited...', 'Then the phone rang.']],
    ['spaced ellipsis', ['“We are . . . pleased,” he said.', 'They left.']],
    ['stop inside quotes', ['He said, “It works.”', 'She agreed.']],
    ['straight quotes', ['He said, "It works."', '"So it does," she said.']],
    ['attribution after a question', ['“Is it open?” she asked.', 'It was.']],
    ['attribution after an exclamation', ['"Stop!" he shouted.', 'They stopped.']],
    ['two sentences in an attributed quotation', ['“It is cold. It will be colder,” said the guide.', 'He was right.']],
    ['quotation that goes on in a new sentence', ['“It is cold,” said the guide.', '“It will be colder.”']],
    ['parenthesis with a stop inside', ['The plan (see p. 5. It is long) failed.', 'Another followed.']],
    ['parenthesised sentence', ['The plan failed.', '(Another followed.)', 'That one worked.']],
    ['stop after a parenthesis', ['It merged with Bolt (NYSE: BLT).', 'The deal closed.']],
    ['footnote marks', ['Ice melted.[3]', 'Seas rose.[4][12]', 'Towns moved.']],
    ['semicolons', ['It builds ships; repairs them; and sells parts.', 'It is old.']],
    ['colon before a list', ['Three ports matter: Busan, Incheon and Ulsan.', 'All grew.']],
    ['dash', ['The ship — built in 1990. — sank.']],
    ['name with an exclamation mark', ['Yahoo! bought the firm.', 'It later sold it.']],
    ['brand in small letters', ['The launch went well.', 'iPhone sales rose.']],
    ['abbreviated states', ['He lives at 5 Main St. Apt. 4 in town.', 'She does not.']],
    ['item numbers', ['1. Open the valve.', '2. Close the valve.']],
    ['lettered items', ['a) Open the valve.', 'b) Close it.']],
    ['single letter at the end', ['We chose plan B.', 'It was cheaper.']],
    ['et al.', ['Kim et al. showed this.', 'Lee did not.']],
  ])('%s', (_, sentences) => expect(split(sentences.join(' '))).toEqual(sentences));

  test('no white space after the stop', () => {
    expect(split('The talks ended.The delegates left. It was late.')).toEqual(['The talks ended.', 'The delegates left.', 'It was late.']);
  });
});

describe('Korean', () => {
  test.each<[string, string[]]>([
    ['plain endings', ['다리가 열렸다.', '차량이 줄었어요.', '민원은 없음.', '추가 조치 필요함.']],
    ['formal', ['다리가 열렸습니다.', '차량이 줄었습니다!', '정말입니까?', '그렇습니다.']],
    ['quoted sentence with its verb', ['그는 “다리가 열렸다.”라고 말했다.', '주민은 웃었다.']],
    ['straight quotes', ['그는 "다리가 열렸다."라고 말했다.', '주민은 웃었다.']],
    ['space before the quotative', ['그는 "정말인가?" 라고 물었다.', '아무도 답하지 않았다.']],
    ['two sentences in a quotation', ['시장은 “오늘 열렸다. 내일은 더 붐빈다.”고 강조했다.', '기자들이 적었다.']],
    ['single quotes', ['그는 ‘좋다. 아주 좋다.’고 했다.', '모두 동의했다.']],
    ['corner brackets', ['책에는 「바다는 넓다. 배는 작다.」라고 적혀 있다.', '그게 전부다.']],
    ['nested quotes', ['그는 “상인이 ‘싸다. 사라.’고 했다.”라고 전했다.', '시장은 조용했다.']],
    ['quotation closed before a new sentence', ['“다리가 열렸다.”', '시장은 이렇게 말하고 떠났다.']],
    ['full date', ['회의는 2026. 5. 14. 서울에서 열렸다.', '다음 회의는 2026. 6. 1. 이다.']],
    ['dates in words', ['2026년 5월 14일 체결했다.', '기간은 2년이다.']],
    ['date without spaces', ['2026.05.14 발표했다.', '5.18 기념식도 열렸다.']],
    ['decimals', ['성장률은 3.5%였다.', '작년은 2.1%였다.']],
    ['product names', ['회사는 B.Q K7을 공개했다.', 'B.Q 4.0은 무료다.']],
    ['numbered items', ['1. 가. (1) 신청서를 낸다.', '2. 나. 확인을 받는다.']],
    ['circled numbers', ['① 신청서를 낸다.', '② 확인을 받는다.']],
    ['article numbers', ['제3조. 휴가는 15일로 한다.', '제4조. 출장은 따로 정한다.']],
    ['parenthesis', ['국방부(장관 홍길동. 이하 같음)는 밝혔다.', '발표는 짧았다.']],
    ['English words inside', ['회사는 AI 모델을 U.S. 시장에 냈다.', '반응은 좋았다.']],
    ['question in the middle of a title', ['그는 ‘왜 지금인가?’라는 글을 썼다.', '글은 길었다.']],
    ['ellipsis', ['그는 망설였다…', '그리고 떠났다.']],
    ['ellipsis in a headline', ['국방부, 새 협약… 내년 시행', ]],
    ['brand in small letters', ['매출이 늘었다.', 'iPhone 판매가 이끌었다.']],
    ['list after semicolons', ['대상은 육군; 해군; 공군이다.', '해병대는 빠졌다.']],
  ])('%s', (_, sentences) => expect(split(sentences.join(' '))).toEqual(sentences));

  test.each([
    ['하나는 열렸다.그는 떠났다.', ['하나는 열렸다.', '그는 떠났다.']],
    ['계약을 맺었다.“기쁘다”고 했다.', ['계약을 맺었다.', '“기쁘다”고 했다.']],
    ['모델을 공개했다.SK는 웃었다.', ['모델을 공개했다.', 'SK는 웃었다.']],
    ['자료를 냈어요.다음은 표입니다.', ['자료를 냈어요.', '다음은 표입니다.']],
    ['今日は晴れ。明日は雨。', ['今日は晴れ。', '明日は雨。']],
  ])('no white space after the stop: %s', (text, sentences) => expect(split(text)).toEqual(sentences));
});

test('a line break ends a sentence', () => {
  expect(split('Port | Ships\nBusan | 120\nUlsan | 80')).toEqual(['Port | Ships', 'Busan | 120', 'Ulsan | 80']);
});

test('an empty text has none, one without letters has one', () => {
  expect(sentenceSpans('')).toEqual([]);
  expect(sentenceSpans('... !')).toEqual([{ start: 0, end: 5 }]);
});

describe('whatever the text', () => {
  const piece = fc.constantFrom(
    'The ship sailed', '다리가 열렸다', 'Dr', 'U.S', '2026', '5', '14', 'No', '가', '그는', '라고 말했다', 'J', '.', '. ', '.” ', '."', '?', '! ', '…', '...', ' ', '\n', '“', '"', '‘', '’', '(', ') ', '「', '」', '[3]', ';', ', ', 'e.g', '한다', '임',
  );
  const text = fc.oneof(fc.string({ unit: 'grapheme', maxLength: 80 }), fc.array(piece, { maxLength: 40 }).map((pieces) => pieces.join('')));

  test('the spans tile it', () => {
    fc.assert(
      fc.property(text, (value) => {
        const spans = sentenceSpans(value);
        expect(spans.map(({ start, end }) => value.slice(start, end)).join('')).toBe(value);
        expect(spans.map(({ start }) => start)).toEqual([0, ...spans.map(({ end }) => end)].slice(0, spans.length));
        expect(spans.filter(({ start, end }) => end <= start)).toEqual([]);
        expect(spans.slice(1).filter(({ start }) => /\s/.test(value[start]!))).toEqual([]);
      }),
      { numRuns: 2000 },
    );
  });

  test('a sentence split again is one sentence', () => {
    fc.assert(
      fc.property(text, (value) => {
        const sentences = split(value).filter((sentence) => sentence !== '');
        expect(sentences.flatMap(split)).toEqual(sentences);
      }),
      { numRuns: 3000 },
    );
  });

  test('every one of several sentences holds a letter or digit', () => {
    fc.assert(
      fc.property(text, (value) => {
        const sentences = split(value);
        expect(sentences.length > 1 ? sentences.filter((sentence) => !/[\p{L}\p{N}]/u.test(sentence)) : []).toEqual([]);
      }),
      { numRuns: 1000 },
    );
  });
});

function split(text: string): string[] {
  return sentenceSpans(text).map(({ start, end }) => text.slice(start, end).trim());
}
