import { expect, test } from 'vitest';
import { killTest } from './kill-test.ts';

test('a kill at any moment leaves the old index or the new one', { timeout: 120_000 }, async () => {
  const report = await killTest({ kills: 20, articles: 20 });
  expect(report).toMatchObject({ kills: 20, other: 0, problems: [] });
  expect(report.old + report.new).toBe(20);
});
