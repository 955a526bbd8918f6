/** The built page in a real browser, under the real policy, against a scripted server. */
import type { BrowserContextOptions, Page } from 'playwright-core';
import { describe, expect, onTestFinished, test } from 'vitest';
import { abstention, answer, cite, eventsOf, hit, report } from './testing/fixtures.ts';
import { COST, harbour, harbourRival, korean, KOREAN_COST, LIBRARY, RIVAL_COST } from './testing/library.ts';
import { NO_BROWSER, pageBrowser } from './testing/page-browser.ts';
import { problem, startScriptedServer, type ScriptedServer } from './testing/scripted-server.ts';

describe.skipIf(NO_BROWSER)('the page in a browser (skipped where /usr/bin/chromium is missing)', () => {
  const running = pageBrowser();

  test('a question is answered sentence by sentence, and a marker opens the cited sentence', async () => {
    const { page, server } = await visit();
    const whole = answer('What does the foghorn cost?', [cite(1, harbour, COST), cite(2, harbourRival, RIVAL_COST)], {
      alsoReportedBy: [report(1, korean, KOREAN_COST)],
      conflicts: [{ about: 'cost of the foghorn', claims: [{ marker: 1, value: '48,500 crowns' }, { marker: 2, value: 'more than 50,000 crowns' }] }],
    });
    const events = eventsOf(whole);
    const goOn = Promise.withResolvers<void>();
    server.script.ask = async (_request, reply) => {
      await reply.send(...events.slice(0, 8));
      await goOn.promise;
      await reply.send(...events.slice(8));
      reply.end();
    };
    expect(await page.getByRole('status').textContent()).toBe('3 articles');

    await ask(page, whole.question);
    const region = page.getByRole('region', { name: 'Answer' });
    await region.getByText('It approved a new foghorn').waitFor();
    expect(await region.getAttribute('aria-busy')).toBe('true');
    expect(await region.textContent()).not.toContain('Sources');
    goOn.resolve();

    await region.getByRole('heading', { name: 'Sources', exact: true }).waitFor();
    expect(await page.locator('.sentence').allTextContents()).toEqual([`${COST}[1]`, `${RIVAL_COST}[2]`]);
    expect(await region.textContent()).toMatch(/Sources differ.*48,500 crowns.*more than 50,000 crowns/);
    expect(await region.textContent()).toContain('Coastal Gazette · 2026-03-12');

    await page.locator('.sentence').first().getByRole('button', { name: `Source 1: ${harbour.title}` }).click();
    const mark = page.locator('mark');
    await mark.waitFor();
    expect(await page.locator('mark').allTextContents()).toEqual([COST]);
    await expectInView(page, 'mark');
    expect(await mark.evaluate((element) => element === document.activeElement)).toBe(true);
    expect(await page.getByRole('link').getAttribute('href')).toBe('https://gazette.example/foghorn');
    expect(await page.getByRole('link').getAttribute('rel')).toBe('noreferrer noopener');

    await region.getByRole('button', { name: korean.title! }).click();
    await page.locator('[data-around]').waitFor();
    expect(await page.locator('[data-around]').textContent()).toContain(KOREAN_COST);
    expect(await page.locator('mark').count()).toBe(0);
  });

  test('a conversation goes on with the id of the last answer, and a new one starts without', async () => {
    const { page, server } = await visit();
    server.script.ask = async ({ question }, reply) => {
      await reply.send(...eventsOf(answer(question, [cite(1, harbour, COST)])));
      reply.end();
    };
    await ask(page, 'First?');
    await page.locator('.colophon').waitFor();
    await ask(page, 'Second?');
    await page.locator('.colophon').nth(1).waitFor();
    expect(await page.getByRole('heading', { level: 2 }).allTextContents()).toEqual(['First?', 'Second?']);

    await page.getByRole('button', { name: 'New conversation' }).click();
    await page.getByRole('heading', { name: 'Ask the articles.' }).waitFor();
    await ask(page, 'Third?');
    await page.locator('.colophon').waitFor();
    expect(server.asked).toEqual([{ question: 'First?' }, { question: 'Second?', conversationId: 'conversation-1' }, { question: 'Third?' }]);
  });

  test('a Korean reader gets a Korean page, and can change and keep the language', async () => {
    const { page, server } = await visit({ locale: 'ko-KR' });
    const whole = answer('새 무적의 가격은 얼마인가?', [cite(1, korean, KOREAN_COST)]);
    server.script.ask = async (_request, reply) => {
      await reply.send(...eventsOf(whole));
      reply.end();
    };
    expect(await page.locator('html').getAttribute('lang')).toBe('ko');
    expect(await page.getByRole('status').textContent()).toBe('기사 3건');
    await page.getByLabel('질문', { exact: true }).fill(whole.question);
    await page.getByRole('button', { name: '질문하기' }).click();
    await page.getByRole('button', { name: `출처 1: ${korean.title}` }).first().click();
    await page.locator('mark').waitFor();
    expect(await page.locator('mark').textContent()).toBe(KOREAN_COST);
    expect(server.asked).toEqual([{ question: whole.question }]);
    await expectInView(page, 'mark');

    await page.getByRole('button', { name: 'English' }).click();
    await page.reload();
    expect(await page.getByLabel('Question', { exact: true }).getAttribute('placeholder')).toContain('Korean');
  });

  test('what the articles do not say is said in words, with the nearest passages to read', async () => {
    const { page, server } = await visit();
    server.script.ask = async ({ question }, reply) => {
      await reply.send(...eventsOf(abstention(question, 'The articles do not name the painter.', [hit(1, harbour, COST), hit(2, korean, KOREAN_COST)])));
      reply.end();
    };
    await ask(page, 'Who painted the foghorn?');
    await page.getByText('No answer in the articles').waitFor();
    expect(await page.getByRole('region', { name: 'Answer' }).textContent()).toContain('The articles do not name the painter.');
    await page.getByRole('button', { name: harbour.title! }).click();
    await page.locator('[data-around]').waitFor();
    expect(await page.locator('[data-around]').textContent()).toContain(COST);
    await expectInView(page, '[data-around]');
  });

  test('a refusal is shown in the words of the server, and trying again works', async () => {
    const { page, server } = await visit();
    server.script.ask = () => {
      throw problem(503, 'index_missing', 'There is no index yet; run ingest first.');
    };
    await ask(page, 'Anything?');
    const alert = page.getByRole('alert');
    await alert.waitFor();
    expect(await alert.textContent()).toMatch(/No answer came\..*There is no index yet; run ingest first\..*request-7/);

    server.script.ask = async ({ question }, reply) => {
      await reply.send(...eventsOf(answer(question, [cite(1, harbour, COST)], { degraded: 'The model did not answer in time.' })));
      reply.end();
    };
    await alert.getByRole('button', { name: 'Try again' }).click();
    await page.locator('.sentence').waitFor();
    expect(await page.getByRole('alert').count()).toBe(0);
    expect(await page.getByRole('region', { name: 'Answer' }).textContent()).toContain('The model did not answer in time.');
  });

  test('a server that dies in the middle leaves what came and says so', async () => {
    const { page, server } = await visit();
    const whole = answer('What does it cost?', [cite(1, harbour, COST)]);
    server.script.ask = async (_request, reply) => {
      await reply.send(...eventsOf(whole).slice(0, -1));
      await new Promise((resolve) => setTimeout(resolve, 50));
      reply.die();
    };
    await ask(page, whole.question);
    await page.getByRole('alert').waitFor();
    expect(await page.getByRole('alert').textContent()).toContain('The connection broke before the answer was complete.');
    expect(await page.locator('.sentence').textContent()).toBe(`${COST}[1]`);

    await server.close();
    await page.getByRole('button', { name: 'Try again' }).click();
    await page.getByText('The server cannot be reached.').waitFor();
  });

  test('an answer can be stopped; the server notices', async () => {
    const { page, server } = await visit();
    const left = Promise.withResolvers<void>();
    server.script.ask = async (_request, reply) => {
      await reply.send({ type: 'retrieval-end', passages: 3, retrieveMs: 1 });
      await reply.left;
      left.resolve();
    };
    await ask(page, 'Long?');
    await page.getByText('Reading 3 passages…').waitFor();
    await page.getByRole('button', { name: 'Stop' }).click();
    await page.getByText('Stopped before the answer was complete.').waitFor();
    await expect(left.promise).resolves.toBeUndefined();
  });

  test('the keyboard alone is enough', async () => {
    const { page, server } = await visit();
    server.script.ask = async ({ question }, reply) => {
      await reply.send(...eventsOf(answer(question, [cite(1, harbour, COST)])));
      reply.end();
    };
    await page.keyboard.type('One');
    await page.keyboard.press('Shift+Enter');
    await page.keyboard.type('question?');
    await page.keyboard.press('Enter');
    await page.locator('.colophon').waitFor();
    expect(server.asked[0]).toEqual({ question: 'One\nquestion?' });

    const marker = page.locator('.marker');
    for (let steps = 0; steps < 12 && !(await isFocused(page, '.marker')); steps += 1) await page.keyboard.press('Shift+Tab');
    await page.keyboard.press('Enter');
    await page.locator('mark').waitFor();
    expect(await isFocused(page, 'mark')).toBe(true);
    expect(await marker.getAttribute('aria-pressed')).toBe('true');

    await page.keyboard.press('Escape');
    await page.locator('mark').waitFor({ state: 'detached' });
    await page.waitForFunction(() => document.activeElement?.matches('.marker'));
    await page.keyboard.press('/');
    expect(await isFocused(page, 'textarea')).toBe(true);
    expect(await page.locator('textarea').inputValue()).toBe('');
  });

  test('on a narrow screen the source covers the page, and closing it comes back to the marker', async () => {
    const { page, server } = await visit({ viewport: { width: 400, height: 780 } });
    server.script.ask = async ({ question }, reply) => {
      await reply.send(...eventsOf(answer(question, [cite(1, harbour, COST)])));
      reply.end();
    };
    await ask(page, 'Cost?');
    await page.locator('.marker').click();
    await expectInView(page, 'mark');
    expect(await page.locator('.pane').boundingBox()).toEqual({ x: 0, y: 0, width: 400, height: 780 });
    expect(await page.locator('main').getAttribute('inert')).not.toBeNull();
    await page.getByRole('button', { name: 'Close' }).click();
    await page.waitForFunction(() => document.activeElement?.matches('.marker'));
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(400);
  });

  /** Opens the page in a fresh profile, and at the end of the test checks that it stayed within its policy and its origin. */
  async function visit(options: BrowserContextOptions = {}): Promise<{ page: Page; server: ScriptedServer }> {
    const server = await startScriptedServer(running.folder, LIBRARY);
    const context = await running.browser.newContext({ locale: 'en-GB', viewport: { width: 1280, height: 800 }, ...options });
    const page = await context.newPage();
    const strangers: string[] = [];
    const faults: string[] = [];
    page.on('request', (request) => {
      if (!request.url().startsWith(`${server.origin}/`)) strangers.push(request.url());
    });
    page.on('pageerror', (error) => faults.push(error.message));
    page.on('console', (message) => {
      if (/Content Security Policy/i.test(message.text())) faults.push(message.text());
    });
    onTestFinished(async () => {
      await context.close();
      if (server) await server.close().catch(() => undefined);
      expect({ strangers, faults }).toEqual({ strangers: [], faults: [] });
    });
    await page.goto(server.origin);
    await page.getByText(/3 articles|기사 3건/).waitFor();
    return { page, server };
  }
});

async function ask(page: Page, question: string): Promise<void> {
  await page.getByLabel('Question', { exact: true }).fill(question);
  await page.keyboard.press('Enter');
}

async function isFocused(page: Page, selector: string): Promise<boolean> {
  return await page.evaluate((wanted) => document.activeElement?.matches(wanted) ?? false, selector);
}

/** Waits until the element lies wholly within the window: scrolling may be smooth. */
async function expectInView(page: Page, selector: string): Promise<void> {
  await page.waitForFunction((wanted) => {
    const box = document.querySelector(wanted)?.getBoundingClientRect();
    return box !== undefined && box.top >= 0 && box.bottom <= innerHeight && box.left >= 0 && box.right <= innerWidth;
  }, selector);
}
