import { describe, expect, test } from 'vitest';
import type { SupportChecker, SupportEvidence } from '#core/ports.ts';

/** The same facts in both languages, so that claims can lean on either. */
const ENGLISH = 'The harbour office bought 24 pumps for 3 million won on 14 May 2031. Captain Lena Brook signed the order.';
const KOREAN = '항만 사무소는 2031년 5월 14일에 펌프 24대를 300만 원에 구매했다. 레나 브룩 함장이 주문서에 서명했다.';
const RANK = { unsupported: 0, partly: 1, supported: 2 } as const;

/** What every {@link SupportChecker} must do. Each implementation's test file calls this once. */
export function supportCheckerContract(name: string, build: () => SupportChecker): void {
  describe(`${name} is a SupportChecker`, () => {
    const checker = build();
    const check = (claim: string, ...texts: readonly string[]) => checker.check(claim, texts.map((text): SupportEvidence => ({ text })));

    test('it has a name', () => {
      expect(checker.name).toMatch(/^\S+\/\S+$/);
    });

    test.each([ENGLISH, KOREAN])('a text supports itself: %s', async (text) => {
      expect(await check(text, text)).toMatchObject({ verdict: 'supported', reasons: [] });
    });

    test.each([
      ['Captain Lena Brook signed the order.', ENGLISH],
      ['레나 브룩 함장이 주문서에 서명했다.', KOREAN],
    ])('a text supports its own sentence: %s', async (claim, evidence) => {
      expect((await check(claim, evidence)).verdict).toBe('supported');
    });

    test.each([
      ['The harbour office bought 42 pumps for 3 million won on 14 May 2031.', ENGLISH, 'number_differs'],
      ['The harbour office bought 24 pumps for 3 million won on 15 May 2031.', ENGLISH, 'date_differs'],
      ['The harbour office did not buy 24 pumps for 3 million won on 14 May 2031.', ENGLISH, 'negation_differs'],
      ['항만 사무소는 2031년 5월 14일에 펌프 42대를 300만 원에 구매했다.', KOREAN, 'number_differs'],
      ['항만 사무소는 2031년 5월 15일에 펌프 24대를 300만 원에 구매했다.', KOREAN, 'date_differs'],
      ['항만 사무소는 2031년 5월 14일에 펌프 24대를 300만 원에 구매하지 않았다.', KOREAN, 'negation_differs'],
    ])('what the evidence contradicts is not supported, and why is said: %s', async (claim, evidence, code) => {
      const { verdict, reasons } = await check(claim, evidence);
      expect(verdict).not.toBe('supported');
      expect(reasons.map((reason) => reason.code)).toContain(code);
    });

    test.each([[[]], [['']], [['A recipe for bread needs flour, water, salt and patience.']]])('%j does not support the claim', async (texts) => {
      expect((await check('Captain Lena Brook signed the order.', ...texts)).verdict).toBe('unsupported');
    });

    test('several texts count together, in any order', async () => {
      const [first, second] = ['The harbour office bought 24 pumps.', 'Captain Lena Brook signed the order.'] as const;
      const claim = 'The harbour office bought 24 pumps. Captain Lena Brook signed the order.';
      const verdict = await check(claim, first, second);
      expect(verdict.verdict).toBe('supported');
      expect(await check(claim, second, first)).toEqual(verdict);
    });

    test('a score lies in [0, 1] and agrees with its verdict; the same question has the same answer', async () => {
      const claims = ['', '…', '24', ENGLISH, KOREAN, 'Captain Lena Brook signed.', 'The office sold 24 pumps.', '함장은 주문서를 찢었다.'];
      const found = await Promise.all(claims.map((claim) => check(claim, ENGLISH)));
      for (const { score } of found) expect(score >= 0 && score <= 1).toBe(true);
      const ranks = [...found].sort((a, b) => a.score - b.score).map(({ verdict }) => RANK[verdict]);
      expect(ranks).toEqual([...ranks].sort((a, b) => a - b));
      expect(await Promise.all(claims.map((claim) => check(claim, ENGLISH)))).toEqual(found);
    });

    test('an abort ends it', async () => {
      await expect(checker.check('24', [{ text: ENGLISH }], AbortSignal.abort())).rejects.toMatchObject({ name: 'AbortError' });
    });
  });
}
