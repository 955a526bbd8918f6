import { existsSync } from 'node:fs';
import { join } from 'node:path';
import express, { Router, type RequestHandler } from 'express';
import { HttpError } from './problem.ts';
import type { Operation } from './route.ts';

const ONE_YEAR_SECONDS = 31_536_000;

/** `GET /`: the web page. @param folder - Where the built page lies. */
export function pageOperation(folder: string): Operation {
  return {
    method: 'get',
    path: '/',
    summary: 'The web page.',
    success: { description: 'The page.', content: { 'text/html': null } },
    problems: [503],
    handlers: [showPage(folder)],
  };
}

/** Scripts and styles of the page. Their names carry a hash of their content, so browsers may keep them for good. */
export function pageAssets(folder: string): Router {
  return Router().use(
    '/assets',
    express.static(join(folder, 'assets'), { index: false, redirect: false, dotfiles: 'ignore', immutable: true, maxAge: ONE_YEAR_SECONDS * 1000 }),
  );
}

function showPage(folder: string): RequestHandler {
  return function sendPage(_req, res, next) {
    if (!existsSync(join(folder, 'index.html'))) {
      throw new HttpError(503, 'page_missing', 'The web page is not built; run "npm run build", or use the API under /api.');
    }
    res.set('Cache-Control', 'no-cache').sendFile('index.html', { root: folder, cacheControl: false }, (error) => error && next(error));
  };
}
