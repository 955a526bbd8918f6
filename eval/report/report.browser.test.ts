/** The report in a real browser, opened as a file: what the script does, and that nothing is asked of any network. */
import { existsSync } from 'node:fs';
import { mkdtemp } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { chromium, type Browser, type BrowserContextOptions } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, onTestFinished, test } from 'vitest';
import { PAYLOADS } from '../../web/testing/hostile.ts';
import { failedLine, resultLine, writeRun } from './testing/sample-run.ts';
import { writeReport } from './write-report.ts';

const CHROMIUM = '/usr/bin/chromium';
const skip = !existsSync(CHROMIUM) && process.env['PARAPET_REQUIRE_BROWSER'] !== '1';

describe.skipIf(skip)('the report in a browser (skipped where /usr/bin/chromium is missing)', () => {
  let browser: Browser;
  let url: string;

  beforeAll(async () => {
    const folder = join(await mkdtemp(join(tmpdir(), 'parapet-report-')), 'run');
    const hostile = PAYLOADS.map((payload, index) => resultLine(`hostile-${index}`, { turns: [payload], tags: [payload], expected: [[payload]] }));
    await writeRun(folder, [resultLine('one'), failedLine('two', 'not-retrieved', { tags: ['who', 'ko'], turns: ['누가 승인했나요?'], language: 'ko' }), ...hostile]);
    url = pathToFileURL(await writeReport(folder)).href;
    browser = await chromium.launch({ executablePath: CHROMIUM, args: ['--no-sandbox', '--disable-gpu', '--no-first-run', '--disable-background-networking', '--disable-component-update', '--disable-sync'] });
  });
  afterAll(async () => {
    await browser?.close();
  });

  test('filters cases by words, outcome and tag, and says how many are left', async () => {
    const page = await visit();
    const shown = () => page.locator('.cases tbody tr:visible th').allTextContents();
    expect((await shown()).slice(0, 2)).toEqual(['two', 'one']);

    await page.getByRole('combobox').first().selectOption('not-retrieved');
    expect(await shown()).toEqual(['two']);
    expect(await page.getByRole('status').textContent()).toContain(`1 / ${PAYLOADS.length + 2}`);
    await page.getByRole('combobox').first().selectOption('');
    await page.getByRole('combobox').last().selectOption('date');
    expect(await shown()).toEqual(['one']);
    await page.getByRole('combobox').last().selectOption('');
    await page.getByRole('searchbox').fill('승인했나요');
    expect(await shown()).toEqual(['two']);
  });

  test('is read by keyboard: every control is reached and a case opens', async () => {
    const page = await visit();
    const reached: string[] = [];
    for (let step = 0; step < 40; step += 1) {
      await page.keyboard.press('Tab');
      reached.push(await page.evaluate<string>('`${document.activeElement.tagName} ${document.activeElement.id}`'));
      if (reached.at(-1)!.startsWith('SUMMARY') && (await page.evaluate<boolean>("document.activeElement.closest('.case-details') !== null"))) break;
    }
    expect(reached.join(' ')).toMatch(/INPUT language-en.*INPUT filter-text.*SELECT filter-failure.*SELECT filter-tag/);
    await page.keyboard.press('Enter');
    expect(await page.locator('.case-details[open]').count()).toBe(1);
  });

  test.each([
    ['ko-KR', 'ko', '평가 보고서', 'Evaluation report'],
    ['en-GB', 'en', 'Evaluation report', '평가 보고서'],
  ])('speaks the language of a reader with %s, and the other one on request', async (locale, language, first, second) => {
    const page = await visit({ locale });
    expect(await page.getByRole('heading', { level: 1 }).innerText()).toBe(first);
    expect(await page.evaluate<string>('document.documentElement.lang')).toBe(language);
    await page.getByLabel(language === 'ko' ? 'English' : '한국어').check();
    expect(await page.getByRole('heading', { level: 1 }).innerText()).toBe(second);
    expect(await page.locator('svg:visible').count()).toBeGreaterThan(2);
  });

  test('shows everything without script, in English', async () => {
    const page = await visit({ javaScriptEnabled: false });
    expect(await page.getByRole('heading', { level: 1 }).innerText()).toBe('Evaluation report');
    expect(await page.locator('.cases tbody tr').count()).toBe(PAYLOADS.length + 2);
  });

  test.each([360, 1280])('nothing but tables scrolls sideways at %i pixels', async (width) => {
    const page = await visit({ viewport: { width, height: 800 } });
    expect(await page.evaluate<boolean>('document.documentElement.scrollWidth <= innerWidth')).toBe(true);
  });

  /** Opens the report in a fresh profile; at the end of the test nothing may have been loaded, run or complained about. */
  async function visit(options: BrowserContextOptions = {}) {
    const context = await browser.newContext({ locale: 'en-GB', viewport: { width: 1280, height: 800 }, ...options });
    const page = await context.newPage();
    const faults: string[] = [];
    page.on('request', (request) => {
      if (request.url() !== url) faults.push(request.url());
    });
    page.on('pageerror', (error) => faults.push(error.message));
    page.on('console', (message) => faults.push(message.text()));
    onTestFinished(async () => {
      const owned = options.javaScriptEnabled === false ? false : await page.evaluate<boolean>("'owned' in window");
      await context.close();
      expect({ owned, faults }).toEqual({ owned: false, faults: [] });
    });
    await page.goto(url);
    return page;
  }
});
