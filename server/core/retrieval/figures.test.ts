/** A figure or date is found however it is written: each writing of a group as the question, each other one as the passage. */
import { describe, expect, test } from 'vitest';
import { createBm25Builder, openBm25 } from './bm25.ts';
import { createExpander } from './expand.ts';
import { createGlossary } from './glossary.ts';

const GROUPS: readonly (readonly string[])[] = [
  ['519 billion', '519B', '5,190억', '5190억', '519,000,000,000', '519bn'],
  ['$73,000', '$73k', '$73K', '7만 3천 달러', '7만3000달러', '73,000 dollars', 'USD 73,000', '73 thousand dollars'],
  ['1.2 trillion won', '1조 2천억 원', '1조2000억원', '1조 2,000억 원', 'KRW 1.2 trillion', '₩1.2 trillion'],
  ['$2.5 million', '250만 달러', '$2.5M', '2,500,000 dollars', '2.5 million dollars', '$2.5m'],
  ['15,000 employees', '1만5천 명', '1만 5000명', '15000명', '15k employees', 'fifteen thousand employees'],
  ['12 percent', '12%', '12퍼센트', '12 per cent', '12 %', '12프로'],
  ['3.5%', '3.5 percent', '3.5퍼센트', '3.5 per cent'],
  ['June 10', '6월 10일', '10 June', '10th of June', 'June 10th', '6월10일'],
  ['May 2026', '2026년 5월', 'May, 2026', '2026년5월', '2026-05', '2026/05'],
  ['May 14, 2026', '2026년 5월 14일', '14 May 2026', '2026-05-14', '2026. 5. 14.', '2026.05.14', '2026/5/14', '5/14/2026'],
  ['the third quarter of 2025', 'Q3 2025', '2025년 3분기', '3Q 2025', '2025 Q3'],
  ['2조 원', '2 trillion won', '2조원', '₩2 trillion', 'KRW 2 trillion'],
];

const NOISE = ['417 billion', '$46,000', '3조 4천억 원', '$8.5 million', '26,000 people', '37%', '4.5%', 'June 23', '7월 21일', 'April 2024', '2023년 8월', 'March 27, 2025', '2024년 2월 26일', 'the first quarter of 2024', '2023년 4분기', '2만 8천 명', '61만 달러', '640억', '17퍼센트', '2019년', '9 trillion won'];

const expand = createExpander(createGlossary([]));

describe.each(GROUPS.map((group) => [group] as const))('%j', (group) => {
  test.each(group.map((writing) => [writing] as const))('is found by %j', async (asked) => {
    const builder = createBm25Builder();
    const others = group.filter((writing) => writing !== asked);
    for (const writing of NOISE) builder.add({ title: '', body: `It says ${writing} here, 그렇게 적혀 있다.` });
    const missed = [];
    for (const written of others) {
      const one = createBm25Builder();
      for (const writing of [...NOISE, written]) one.add({ title: '', body: `It says ${writing} here, 그렇게 적혀 있다.` });
      const index = openBm25(one.finish());
      const [best] = await index.search(expand(`(${asked})`, [index]), 1);
      if (best?.row !== NOISE.length) missed.push(written);
    }
    expect(missed).toEqual([]);
  });
});
