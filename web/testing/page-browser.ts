import { existsSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { chromium, type Browser } from 'playwright-core';
import { build } from 'vite';
import { afterAll, beforeAll } from 'vitest';

const CHROMIUM = '/usr/bin/chromium';
const ARGUMENTS = ['--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run', '--disable-background-networking', '--disable-component-update', '--disable-sync'];

/** Without a browser nothing can run in one; continuous integration sets PARAPET_REQUIRE_BROWSER so that it cannot go unnoticed. */
export const NO_BROWSER = !existsSync(CHROMIUM) && process.env['PARAPET_REQUIRE_BROWSER'] !== '1';

/** The built page and the browser to see it in, from the first test of a `describe` to its last. */
export interface PageBrowser {
  /** Folder of the built page, for a server to serve. */
  readonly folder: string;
  readonly browser: Browser;
}

/** Builds the page and starts the browser before the tests of the surrounding `describe`, and ends both after them; read it inside tests only. */
export function pageBrowser(): PageBrowser {
  let folder: string;
  let browser: Browser;
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'parapet-page-'));
    await build({ root: 'web', configFile: 'web/vite.config.ts', logLevel: 'error', build: { outDir: folder, emptyOutDir: true } });
    browser = await chromium.launch({ executablePath: CHROMIUM, args: ARGUMENTS });
  });
  afterAll(async () => {
    await browser?.close();
    await rm(folder, { recursive: true, force: true });
  });
  return {
    get folder() {
      return folder;
    },
    get browser() {
      return browser;
    },
  };
}
