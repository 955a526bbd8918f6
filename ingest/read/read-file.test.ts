import { existsSync, readdirSync } from 'node:fs';
import { mkdtemp, rm, truncate, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { makeDocx, makeZip } from './fixtures/make-docx.ts';
import { makePdf } from './fixtures/make-pdf.ts';
import { readDocument } from './read-file.ts';

let folder: string;
beforeAll(async () => void (folder = await mkdtemp(join(tmpdir(), 'parapet-read-'))));
afterAll(() => rm(folder, { recursive: true }));

/** Writes a file and reads it as a document. */
async function read(name: string, content: string | Uint8Array, signal?: AbortSignal) {
  const path = join(folder, name);
  await writeFile(path, content);
  const [document] = await readDocument(path, signal);
  return document!;
}

describe('readDocument', () => {
  test('plain text keeps its lines; front matter and invisible characters are gone', async () => {
    const document = await read('notice.txt', '\uFEFF---\ntitle: Notice\nlang: ko\n---\r\nOne  line\u200B  \r\nanother\r\n\r\nLast e\u0301\u{E0041}\n');
    expect(document).toEqual({
      path: join(folder, 'notice.txt'),
      name: 'notice',
      title: 'Notice',
      source: null,
      url: null,
      publishedAt: null,
      language: 'ko',
      author: null,
      blocks: [{ kind: 'text', text: 'One  line\nanother\n\nLast é' }],
      dropped: [
        { text: '1 × U+200B', reason: 'hidden from readers: zero-width characters' },
        { text: 'A', reason: 'hidden from readers: written in tag characters' },
      ],
    });
  });

  test('every format is read by its parser', async () => {
    const docx = makeDocx('<w:p><w:r><w:t>Word text.</w:t></w:r></w:p>');
    expect((await read('a.md', '# Title\n\nText.')).blocks).toEqual([{ kind: 'text', text: 'Text.' }]);
    expect((await read('a.HTM', '<p>Page text.</p>')).blocks).toEqual([{ kind: 'text', text: 'Page text.' }]);
    expect((await read('a.pdf', makePdf([[{ text: 'Paper text.', x: 72, y: 700 }]]))).blocks).toEqual([{ kind: 'text', text: 'Paper text.' }]);
    expect((await read('a.docx', docx)).blocks).toEqual([{ kind: 'text', text: 'Word text.' }]);
    expect((await read('pdf-in-disguise.txt', makePdf([[{ text: 'Paper text.', x: 72, y: 700 }]]))).blocks).toEqual([{ kind: 'text', text: 'Paper text.' }]);
  });

  test.each([
    ['empty.txt', '', /empty/],
    ['white.txt', ' \n\t\n', /no text/],
    ['binary.txt', new Uint8Array(100), /binary data/],
    ['mail.eml', 'From: a@example.org\n\nHello', /\.eml file; supported formats are txt, md, html, pdf and docx/],
    ['slides.pptx', makeZip([{ name: 'ppt/presentation.xml', content: '<p/>' }]), /PowerPoint presentation; supported formats/],
    ['sheet.docx', makeZip([{ name: 'xl/workbook.xml', content: '<p/>' }]), /Excel workbook; supported formats/],
    ['archive.zip', makeZip([{ name: 'a.txt', content: 'a' }]), /zip archive; supported formats/],
    ['old.docx', Buffer.from('D0CF11E0A1B11AE1', 'hex'), /old Office file/],
    ['picture.html', Buffer.from('89504E470D0A1A0A', 'hex'), /picture/],
    ['text.pdf', 'only text', /no PDF inside/],
    ['text.docx', 'only text', /no Word document inside/],
    ['noextension', 'only text', /file without extension/],
    ['bare.html', '<html><body><script>x</script></body></html>', /no text/],
  ])('%s is refused in one sentence', async (name, content, message) => {
    await expect(read(name, content)).rejects.toMatchObject({ code: 'unreadable_document', message: expect.stringMatching(message) });
  });

  test('what cannot be opened and what is too large is refused', async () => {
    await expect(readDocument(join(folder, 'nowhere.txt'))).rejects.toMatchObject({ code: 'unreadable_document', message: expect.stringMatching(/no such file/) });
    await expect(readDocument(folder)).rejects.toMatchObject({ code: 'unreadable_document' });
    await writeFile(join(folder, 'large.txt'), '');
    await truncate(join(folder, 'large.txt'), 65 * 1024 * 1024);
    await expect(readDocument(join(folder, 'large.txt'))).rejects.toMatchObject({ message: expect.stringMatching(/larger than 64 MB/) });
  });

  test('an abort ends the parse with its reason', async () => {
    const reason = new Error('stopped');
    await expect(read('b.html', '<p>Text</p>', AbortSignal.abort(reason))).rejects.toBe(reason);
    const soon = new AbortController();
    setTimeout(() => soon.abort(reason), 5);
    await expect(read('c.html', '<div>'.repeat(200_000), soon.signal)).rejects.toBe(reason);
    expect((await read('d.html', '<p>Still reading.</p>')).blocks).toEqual([{ kind: 'text', text: 'Still reading.' }]);
  });
});

const BENCH = '../shared/bench/documents';

/** Needs the public benchmark files, which are not part of the project. */
describe.skipIf(!existsSync(BENCH))('the odd files of the benchmark', () => {
  const REFUSED = /\.(?:pptx|zip|msg|eml)$|^(?:empty|fake-text-all-whitespace)\.txt$|^(?:copy-protected|password)\.pdf$/;

  const names = existsSync(BENCH) ? readdirSync(BENCH) : [];

  test.each(names.filter((name) => REFUSED.test(name)))('%s is refused in one sentence', async (name) => {
    await expect(readDocument(join(BENCH, name))).rejects.toMatchObject({ code: 'unreadable_document', message: expect.stringMatching(/^[A-Z][^\n]*\.$/) });
  });

  test.each(names.filter((name) => !REFUSED.test(name)))('%s is read', async (name) => {
    const [document] = await readDocument(join(BENCH, name));
    expect(document!.blocks.length).toBeGreaterThan(0);
    for (const { text } of document!.blocks) expect(text).toBe(text.normalize('NFC').trim());
  });
});
