/** Earlier conversations, the list of articles, the scope of a question and exports, in a real browser against a scripted server. */
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { BrowserContextOptions, Page } from 'playwright-core';
import { describe, expect, onTestFinished, test } from 'vitest';
import type { ArticleView, ConversationView } from '#core/contract.ts';
import { answer, article, cite, eventsOf, health } from './testing/fixtures.ts';
import { PAYLOADS } from './testing/hostile.ts';
import { COST, harbour, harbourRival, LIBRARY, RIVAL_COST } from './testing/library.ts';
import { NO_BROWSER, pageBrowser } from './testing/page-browser.ts';
import { startScriptedServer, type ScriptedServer } from './testing/scripted-server.ts';

/** Where screenshots go, for a person to look at; none are taken when it is unset. */
const SHOTS = process.env['PARAPET_SCREENSHOTS'];

describe.skipIf(NO_BROWSER)('conversations in a browser (skipped where /usr/bin/chromium is missing)', () => {
  const running = pageBrowser();

  test('an earlier conversation is opened and goes on, renamed, and deleted after asking twice', async () => {
    const { page, server } = await visit();
    server.script.conversations = [kept('c1', 'What does the foghorn cost?', 2), kept('c2', PAYLOADS.join(' ').slice(0, 150), 1)];
    server.script.ask = async ({ question }, reply) => {
      await reply.send(...eventsOf(answer(question, [cite(1, harbour, COST)], { conversationId: 'c1', askedAs: 'Who approved it? (foghorn)', turn: 3 })));
      reply.end();
    };
    await page.getByRole('button', { name: 'Conversations' }).click();
    await page.getByText('2 questions').waitFor();
    await shoot(page, 'conversations');

    await page.getByRole('button', { name: 'Rename “What does the foghorn cost?”' }).click();
    await page.getByLabel('New title').fill('안개 경보');
    await page.keyboard.press('Enter');
    await page.getByRole('button', { name: '안개 경보', exact: true }).waitFor();
    expect(server.script.conversations[0]!.title).toBe('안개 경보');

    await page.locator('.evaluations .library li').nth(1).getByRole('button', { name: /^Delete/ }).click();
    expect(server.script.conversations).toHaveLength(2);
    await page.getByRole('button', { name: 'Delete for good' }).click();
    await page.waitForFunction(() => document.querySelectorAll('.evaluations .library li').length === 1);
    expect(server.script.conversations.map(({ id }) => id)).toEqual(['c1']);

    await page.getByRole('button', { name: '안개 경보', exact: true }).click();
    await page.locator('.turn').nth(1).waitFor();
    expect(await page.locator('.turn__question').allTextContents()).toEqual(['What does the foghorn cost?', 'Question 2?']);
    await page.locator('.sentence').first().getByRole('button').click();
    await page.locator('mark').waitFor();
    await ask(page, 'Who approved it?');
    await page.getByText('Asked as: Who approved it? (foghorn)').waitFor();
    expect(server.asked).toEqual([{ question: 'Who approved it?', conversationId: 'c1' }]);
    await shoot(page, 'asked-as');
  });

  test('an answer and a conversation are saved in each format', async () => {
    const { page, server } = await visit();
    server.script.conversations = [kept('c1', 'What does the foghorn cost?', 2)];
    await page.getByRole('button', { name: 'Conversations' }).click();
    expect(await saved(page, page.getByRole('link', { name: 'Markdown' }))).toEqual(['c1.markdown', 'c1 null']);
    await page.getByRole('button', { name: 'What does the foghorn cost?', exact: true }).click();
    for (const [name, format] of [['JSON', 'json'], ['Word', 'docx']] as const) {
      expect(await saved(page, page.locator('.turn').nth(1).getByRole('link', { name }))).toEqual([`c1.${format}`, 'c1 2']);
    }
  });

  test('all articles are listed, by collection and page, and open beside the list', async () => {
    const many = Array.from({ length: 60 }, (_each, index) => article(`${index}`.padStart(16, '0'), { title: index === 0 ? null : `Report ${index}`, name: `file-${index}`, collection: index < 55 ? 'default' : 'annex' }, ['It says little.']));
    const { page, server } = await visit({}, many);
    server.script.health = { ...health(60), collections: ['default', 'annex'].map((name) => ({ ...health(30).collections[0]!, name })) };
    await page.reload();
    await page.getByRole('button', { name: 'and 52 more: all articles' }).click();
    await page.getByText('1–50 of 60').waitFor();
    expect(await page.locator('.evaluations .library li').count()).toBe(50);
    expect(await page.getByText('Untitled').count()).toBe(0);
    await shoot(page, 'articles');
    await page.getByRole('button', { name: 'file-0' }).click();
    await page.getByText('It says little.').waitFor();
    await page.keyboard.press('Escape');
    await page.getByRole('button', { name: 'Next' }).click();
    await page.getByText('51–60 of 60').waitFor();
    await page.getByLabel('Collection').selectOption('annex');
    await page.getByRole('button', { name: 'Report 59' }).waitFor();
    expect(await page.locator('.evaluations .library li').count()).toBe(5);
  });

  test('a question is asked of the chosen collections and until the chosen date', async () => {
    const { page, server } = await visit();
    server.script.health = { ...health(3), collections: ['harbour', 'hills'].map((name) => ({ ...health(3).collections[0]!, name })) };
    server.script.ask = async ({ question }, reply) => {
      await reply.send(...eventsOf(answer(question, [cite(1, harbour, COST)])));
      reply.end();
    };
    await page.reload();
    await page.getByText('Asked of: All collections · any date').click();
    await page.getByLabel('hills').check();
    await page.getByLabel('Published until').fill('2026-05-14');
    await page.getByText('Asked of: hills · until 2026-05-14').waitFor();
    await shoot(page, 'scope');
    await ask(page, 'Cost?');
    await page.locator('.colophon').waitFor();
    await page.getByLabel('hills').uncheck();
    await page.getByRole('button', { name: 'Clear' }).click();
    await ask(page, 'Now?');
    await page.locator('.colophon').nth(1).waitFor();
    expect(server.asked).toEqual([
      { question: 'Cost?', collections: ['hills'], asOf: '2026-05-14' },
      { question: 'Now?', conversationId: 'conversation-1' },
    ]);
  });

  test.each([
    ['en-GB', 'Conversations', /Partly supported by its source · another number: “50,000”, source: “48,500”/, '1 of 2 sentences supported by their sources'],
    ['ko-KR', '지난 대화', /출처가 일부만 뒷받침함 · 숫자가 다름: “50,000”, 출처: “48,500”/, '문장 2개 중 1개를 출처가 뒷받침함'],
  ])('in %s, verdicts and conflicts are said in words, with both quotes', async (locale, conversations, verdict, all) => {
    const { page, server } = await visit({ locale });
    const whole = answer('Cost?', [cite(1, harbour, COST), cite(2, harbourRival, RIVAL_COST)], {
      degraded: 'The model did not answer in time.',
      conflicts: [{ about: 'cost', claims: [{ marker: 1, value: '48,500' }, { marker: 2, value: '50,000' }] }],
      turn: 1,
    });
    const [first, second] = whole.sentences;
    const judged = { ...whole, sentences: [first!, { ...second!, verdict: 'partly' as const, reasons: [{ code: 'number_differs', claim: '50,000', evidence: '48,500' }] }] };
    server.script.ask = async (_request, reply) => {
      await reply.send(...eventsOf(judged));
      reply.end();
    };
    await page.locator('textarea').fill('Cost?');
    await page.keyboard.press('Enter');
    await page.locator('.colophon').waitFor();
    expect(await page.locator('.verdict').textContent()).toMatch(verdict);
    expect(await page.locator('.colophon').textContent()).toContain(all);
    expect(await page.locator('.conflict__quote').allTextContents()).toEqual([COST, RIVAL_COST]);
    expect(await page.locator('.conflict').textContent()).toContain('2026-03-12');
    await page.getByRole('button', { name: conversations }).waitFor();
    await shoot(page, `verdicts-${locale}`);
  });

  test('on a narrow screen nothing sticks out', async () => {
    const { page, server } = await visit({ viewport: { width: 380, height: 780 } });
    server.script.conversations = [kept('c1', 'A question with a rather long title, which has to be broken somewhere, 그리고 한국어도 있습니다', 2)];
    for (const name of ['Conversations', 'Articles', 'Evaluations']) {
      await page.getByRole('button', { name, exact: true }).click();
      await page.locator('.evaluations__title').getByText(name).waitFor();
      await shoot(page, `narrow-${name}`);
      expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(380);
    }
    await page.getByRole('button', { name: 'Conversations', exact: true }).click();
    await page.getByRole('button', { name: /^A question with/ }).click();
    await page.locator('.turn').first().waitFor();
    await shoot(page, 'narrow-turns');
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(380);
  });

  /** Opens the page in a fresh profile, and at the end of the test checks that it stayed within its policy and its origin. */
  async function visit(options: BrowserContextOptions = {}, articles: readonly ArticleView[] = LIBRARY): Promise<{ page: Page; server: ScriptedServer }> {
    const server = await startScriptedServer(running.folder, articles);
    const context = await running.browser.newContext({ locale: 'en-GB', viewport: { width: 1280, height: 800 }, ...options });
    const page = await context.newPage();
    const faults: string[] = [];
    page.on('request', (request) => {
      if (!request.url().startsWith(`${server.origin}/`)) faults.push(request.url());
    });
    page.on('pageerror', (error) => faults.push(error.message));
    page.on('console', (message) => {
      if (/Content Security Policy/i.test(message.text())) faults.push(message.text());
    });
    onTestFinished(async () => {
      await context.close();
      await server.close();
      expect(faults).toEqual([]);
    });
    await page.goto(server.origin);
    await page.getByText(/\d articles|기사 \d/).first().waitFor();
    return { page, server };
  }
});

/** A conversation whose first question is its title. */
function kept(id: string, title: string, questions: number): ConversationView {
  const turns = Array.from({ length: questions }, (_each, index) => ({
    askedAt: '2026-05-14T08:30:00.000Z',
    answer: answer(index === 0 ? title : `Question ${index + 1}?`, [cite(1, harbour, COST)], { conversationId: id, turn: index + 1 }),
  }));
  return { id, title, createdAt: '2026-05-14T08:30:00.000Z', updatedAt: '2026-05-14T08:30:00.000Z', questions, turns };
}

async function ask(page: Page, question: string): Promise<void> {
  await page.getByLabel('Question', { exact: true }).fill(question);
  await page.keyboard.press('Enter');
}

/** Name and content of the file that a link saves. */
async function saved(page: Page, link: ReturnType<Page['locator']>): Promise<readonly [string, string]> {
  const [download] = await Promise.all([page.waitForEvent('download'), link.click()]);
  return [download.suggestedFilename(), await readFile(await download.path(), 'utf8')];
}

async function shoot(page: Page, name: string): Promise<void> {
  if (SHOTS !== undefined) await page.screenshot({ path: join(SHOTS, `${name}.png`) });
}
