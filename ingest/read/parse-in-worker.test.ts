import { expect, test } from 'vitest';
import { parseInWorker } from './parse-in-worker.ts';

const PAGE = { kind: 'html', bytes: new TextEncoder().encode('<p>Page text.</p>') } as const;
const HEAVY = { kind: 'html', bytes: new TextEncoder().encode('<p>word <b>word</b></p>'.repeat(300_000)) } as const;

test('files in parallel are each answered with their own text', async () => {
  const pages = ['One', 'Two', 'Three'].map((word) => parseInWorker({ kind: 'html', bytes: new TextEncoder().encode(`<p>${word}</p>`) }));
  expect((await Promise.all(pages)).map(({ blocks }) => blocks[0]!.text)).toEqual(['One', 'Two', 'Three']);
});

test('a parse that takes too long is ended, and the next file is read', async () => {
  await expect(parseInWorker(HEAVY, undefined, { milliseconds: 300, heapMegabytes: 1024 })).rejects.toMatchObject({
    code: 'unreadable_document',
    message: 'The html file takes more than 0.3 seconds to parse; split it or save it as plain text.',
  });
  expect((await parseInWorker(PAGE)).blocks).toEqual([{ kind: 'text', text: 'Page text.' }]);
});

test('a parse that takes too much memory is ended, and the next file is read', async () => {
  await expect(parseInWorker(HEAVY, undefined, { milliseconds: 60_000, heapMegabytes: 48 })).rejects.toMatchObject({
    code: 'unreadable_document',
    message: expect.stringMatching(/more than 48 MB of memory/),
  });
  expect((await parseInWorker(PAGE)).blocks).toEqual([{ kind: 'text', text: 'Page text.' }]);
});
