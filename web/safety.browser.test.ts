/** What hostile articles, and the ways people type, do to the page in a real browser: nothing. */
import type { Page } from 'playwright-core';
import { describe, expect, onTestFinished, test } from 'vitest';
import { abstention, answer, cite, eventsOf, hit, report } from './testing/fixtures.ts';
import { HOSTILE, PAYLOADS } from './testing/hostile.ts';
import { COST, harbour, LIBRARY } from './testing/library.ts';
import { NO_BROWSER, pageBrowser } from './testing/page-browser.ts';
import { problem, startScriptedServer, type ScriptedServer } from './testing/scripted-server.ts';

describe.skipIf(NO_BROWSER)('hostile content in a browser (skipped where /usr/bin/chromium is missing)', () => {
  const running = pageBrowser();

  test('markup in an article and in an answer is shown as the characters it is', async () => {
    const { page, server, harm } = await visit(HOSTILE);
    const [first, second] = HOSTILE;
    const whole = answer('<b>What?</b>', PAYLOADS.map((payload, index) => cite(index + 1, HOSTILE[index % HOSTILE.length]!, payload)), {
      alsoReportedBy: [report(1, second!, PAYLOADS[2])],
      conflicts: [{ about: PAYLOADS[1], claims: [{ marker: 1, value: PAYLOADS[0] }, { marker: 2, value: PAYLOADS[2] }] }],
      degraded: PAYLOADS[1],
      model: PAYLOADS[1],
      mode: 'generated',
    });
    await reply(server, page, whole);

    await page.locator('.colophon').waitFor();
    const shown = await page.locator('.sentence').allTextContents();
    expect(shown[1]).toBe(`${PAYLOADS[1]}[2]`);
    expect(await page.locator('.turn__question').textContent()).toBe('<b>What?</b>');

    for (const [index, payload] of PAYLOADS.slice(0, 14).entries()) {
      await page.locator('.sentence .marker').nth(index).click();
      await page.locator('.marker[aria-pressed="true"]').first().waitFor();
      await expect.poll(() => page.locator('mark').textContent()).toBe(payload);
    }
    expect(await page.locator('.article-text').textContent()).toContain(first!.paragraphs.at(-1)!.text);
    expect(await page.locator('#root :is(script, img, iframe, style, link, base, meta, form[action], input:not(.scope input), math, table)').count()).toBe(0);
    expect(await harm()).toEqual([]);
  });

  test('no address but an http one becomes a link, and that one leaves its quote marks behind', async () => {
    const { page, server, harm } = await visit(HOSTILE);
    await reply(server, page, answer('x', HOSTILE.map((hostile, index) => cite(index + 1, hostile, 'Before.'))));
    await page.locator('.colophon').waitFor();
    const links: (string | null)[][] = [];
    for (const [index, { url }] of HOSTILE.entries()) {
      await page.locator('.sentence .marker').nth(index).click();
      await page.locator('.pane[aria-busy="false"]').waitFor();
      links.push([url, ...(await page.locator('.pane a').evaluateAll((anchors) => anchors.map((anchor) => anchor.getAttribute('href'))))]);
    }
    expect(links.filter(([, href]) => href !== undefined)).toEqual([[HOSTILE[4]!.url, 'https://evil.example/%22%3E%3Cscript%3Ewindow.owned=1%3C/script%3E']]);
    expect(await harm()).toEqual([]);
  });

  test('neither an abstention nor a refusal runs what it carries', async () => {
    const { page, server, harm } = await visit(HOSTILE);
    await reply(server, page, abstention('x', PAYLOADS[1], PAYLOADS.slice(0, 14).map((payload, index) => hit(index + 1, HOSTILE[0]!, payload))));
    await page.getByText('Closest passages').waitFor();
    await page.locator('.card__title').nth(3).click();
    await page.locator('[data-around]').waitFor();
    expect(await page.locator('[data-around]').textContent()).toBe(PAYLOADS[3]);

    server.script.ask = () => {
      throw { ...problem(503, '__proto__', PAYLOADS[1]), title: PAYLOADS[0], requestId: PAYLOADS[3] };
    };
    await page.locator('textarea').fill('y');
    await page.keyboard.press('Enter');
    await page.getByRole('alert').waitFor();
    expect(await page.getByRole('alert').textContent()).toContain(PAYLOADS[1]);
    expect(await harm()).toEqual([]);
  });

  test('an answer of another shape is told from a broken page', async () => {
    const { page, server } = await visit(LIBRARY);
    const lacking = { ...answer('x', [cite(1, harbour, COST)]), timings: undefined } as unknown as ReturnType<typeof answer>;
    await reply(server, page, lacking);
    await page.getByText('The page failed to show this.').waitFor();
    await page.getByRole('button', { name: 'Reload' }).click();
    await page.getByText('3 articles').waitFor();
    expect(await page.locator('textarea').count()).toBe(1);
  });

  test('the Enter that ends a Hangul syllable does not send it; the next one does', async () => {
    const { page, server } = await visit(LIBRARY);
    server.script.ask = async ({ question }, stream) => {
      await stream.send(...eventsOf(answer(question, [cite(1, harbour, COST)])));
      stream.end();
    };
    await page.locator('textarea').focus();
    const devtools = await page.context().newCDPSession(page);
    await devtools.send('Input.imeSetComposition', { text: '값은', selectionStart: 2, selectionEnd: 2 });
    await page.keyboard.press('Enter');
    // Safari: `compositionend` first, then the Enter, which only its key code gives away.
    await devtools.send('Input.insertText', { text: '값은?' });
    await page.locator('textarea').dispatchEvent('keydown', { key: 'Enter', keyCode: 229, isComposing: false });
    expect(server.asked).toEqual([]);

    await page.keyboard.press('Enter');
    await page.locator('.colophon').waitFor();
    expect(server.asked.map(({ question }) => question.replaceAll(/\s/g, ''))).toEqual([expect.stringMatching(/값은\?$/)]);
  });

  test('a question beyond the limit is not sent, and says why', async () => {
    const { page, server } = await visit(LIBRARY);
    await page.locator('textarea').fill('x'.repeat(2_001));
    await page.keyboard.press('Enter');
    await page.getByRole('alert').getByText('A question has at most 2,000 characters.').waitFor();
    await page.locator('textarea').fill('   ');
    await page.keyboard.press('Enter');
    expect(server.asked).toEqual([]);
  });

  /** Opens the page and watches it; `harm` lists whatever ran, broke the policy, or asked another origin. */
  async function visit(articles: ScriptedServer['script']['articles']): Promise<{ page: Page; server: ScriptedServer; harm: () => Promise<readonly string[]> }> {
    const server = await startScriptedServer(running.folder, articles);
    const context = await running.browser.newContext({ locale: 'en-GB', viewport: { width: 1280, height: 800 } });
    onTestFinished(async () => {
      await context.close();
      await server.close();
    });
    const page = await context.newPage();
    const seen: string[] = [];
    context.on('request', (request) => {
      if (!request.url().startsWith(`${server.origin}/`)) seen.push(`request to ${request.url()}`);
    });
    context.on('page', (opened) => seen.push(`window ${opened.url()}`));
    page.on('dialog', (dialog) => void dialog.dismiss().then(() => seen.push('dialog')));
    page.on('console', (message) => {
      if (/Content Security Policy/i.test(message.text())) seen.push(message.text());
    });
    await page.goto(server.origin);
    await page.getByText(`${articles.length} articles`).waitFor();

    const harm = async () => {
      const owned = await page.evaluate(() => 'owned' in window);
      return owned ? [...seen, 'script ran'] : seen;
    };
    return { page, server, harm };
  }
});

async function reply(server: ScriptedServer, page: Page, whole: ReturnType<typeof answer>): Promise<void> {
  server.script.ask = async (_request, stream) => {
    await stream.send(...eventsOf({ ...whole, timings: whole.timings ?? { retrieveMs: 0 } }).slice(0, -1), { type: 'answer-end', answer: whole });
    stream.end();
  };
  await page.locator('textarea').fill(whole.question);
  await page.keyboard.press('Enter');
}
