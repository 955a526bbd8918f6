import { expect, test } from 'vitest';
import { createGlossary, parseGlossary } from '../retrieval/glossary.ts';
import { ruleChecker } from './support-checker.ts';

const GLOSSARY = createGlossary(parseGlossary('항만 사무소\tharbour office\n펌프\tpump\n구매\tbuy|purchase\n국방부\tMinistry of Defence\tname'));
const checker = ruleChecker(GLOSSARY);
const PUMPS = 'The harbour office bought 24 pumps for 3 million won in May 2031, and Lena Brook of the ministry signed the order.';
const RULES = '출장자는 돌아온 날부터 14일 안에 여비를 정산하고, 총무과장의 승인을 받는다.';

test.each([
  ['unit_differs', 'The harbour office bought 24 pumps for 3 million dollars in May 2031, and Lena Brook of the ministry signed the order.', PUMPS],
  ['date_missing', 'The harbour office bought 24 pumps for 3 million won on 4 May 2031, and Lena Brook of the ministry signed the order.', PUMPS],
  ['name_differs', 'The harbour office bought 24 pumps for 3 million won in May 2031, and Ada Stone of the ministry signed the order.', PUMPS],
  ['number_missing', 'The inspectors of the northern dock carry 317 radios.', 'The inspectors of the northern dock carry radios.'],
  ['words_added', `${PUMPS.slice(0, -1)} because bandits threatened the captain.`, PUMPS],
  ['words_added', `${PUMPS} Bandits threatened the captain.`, PUMPS],
  ['modality_differs', 'The harbour office plans to open the northern dock.', 'The harbour office opened the northern dock. It is 300 m long.'],
  ['quantifier_differs', 'All inspectors of the northern dock carry a radio.', 'Some inspectors of the northern dock carry a radio.'],
  ['direction_differs', 'The fees of the northern dock increased sharply in the second year.', 'The fees of the northern dock decreased sharply in the second year.'],
  ['roles_swapped', 'According to the report, Arden Shipping sued Belmont Lines over the northern dock.', 'According to the report, Belmont Lines sued Arden Shipping over the northern dock.'],
  ['number_differs', '출장자는 돌아온 날부터 30일 안에 여비를 정산하고, 총무과장의 승인을 받는다.', RULES],
  ['negation_differs', '출장자는 돌아온 날부터 14일 안에 여비를 정산하고, 총무과장의 승인을 받지 않는다.', RULES],
])('%s keeps a claim from being supported: %s', (code, claim, evidence) => {
  const { verdict, reasons } = checker.verdict(claim, [{ text: evidence }]);
  expect(verdict).not.toBe('supported');
  expect(reasons.map((reason) => reason.code)).toContain(code);
});

test.each([
  ['a part of a sentence', 'The harbour office bought 24 pumps for 3 million won in May 2031.', PUMPS, undefined],
  ['a date completed by the publication', 'The harbour office opened on 13 May 2031 at the northern dock.', 'The harbour office opened yesterday at the northern dock.', '2031-05-14'],
  ['an amount in other words', 'The harbour office paid 3,000,000 won for 24 pumps.', 'The harbour office paid 3 million won for twenty-four pumps.', undefined],
  ['what stands in the paragraph beside', '총무과장의 승인을 받는다.', `${RULES} 여비는 하루 안에 지급한다.`, undefined],
])('%s is supported', (_case, claim, text, publishedAt) => {
  expect(checker.verdict(claim, [publishedAt === undefined ? { text } : { text, publishedAt }])).toMatchObject({ verdict: 'supported' });
});

test('a claim in the other language is judged by concepts, figures and sounds', () => {
  const evidence = [{ text: '항만 사무소는 펌프 24대를 구매했다.' }];
  const [right, wrong] = ['The harbour office bought 24 pumps.', 'The harbour office bought 42 pumps.'].map((claim) => checker.verdict(claim, evidence));
  expect(right!.score).toBeGreaterThan(2 * wrong!.score);
  expect(wrong!.reasons.map(({ code }) => code).join()).toMatch(/number_(?:differs|missing)/);
});
