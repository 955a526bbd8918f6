import { describe, expect, test } from 'vitest';
import { makeDocx, makeZip } from './fixtures/make-docx.ts';
import { readDocx } from './read-docx.ts';
import { unzip, zipEntries } from './zip-directory.ts';

function paragraph(text: string, style = ''): string {
  return `<w:p>${style ? `<w:pPr><w:pStyle w:val="${style}"/></w:pPr>` : ''}<w:r><w:t>${text}</w:t></w:r></w:p>`;
}

describe('readDocx', () => {
  test('title, headings, text and tables are told apart', async () => {
    const cell = (text: string): string => `<w:tc>${paragraph(text)}</w:tc>`;
    const table = `<w:tbl><w:tr>${cell('계급')}${cell('일비')}</w:tr><w:tr>${cell('소령')}${cell('60,000')}</w:tr></w:tbl>`;
    const file = await readDocx(makeDocx(paragraph('여비 규정', 'Title') + paragraph('일반', 'heading1') + paragraph('여비는 30일 안에 &amp; 빠짐없이 지급한다.') + table));
    expect(file.metadata.title).toBe('여비 규정');
    expect(file.blocks).toEqual([
      { kind: 'heading', text: '일반' },
      { kind: 'text', text: '여비는 30일 안에 & 빠짐없이 지급한다.' },
      { kind: 'table', text: '계급: 소령; 일비: 60,000' },
    ]);
  });

  test('properties name title and author, but their dates are no publication date', async () => {
    const core = '<dc:title>Travel &amp; rates</dc:title><dc:creator>Kim</dc:creator><dcterms:created xmlns:dcterms="http://purl.org/dc/terms/">2026-05-14T00:00:00Z</dcterms:created>';
    expect((await readDocx(makeDocx(paragraph('Text.'), core))).metadata).toEqual({ title: 'Travel & rates', source: null, url: null, publishedAt: null, language: null, author: 'Kim' });
  });
});

describe('archives are checked before they are unpacked', () => {
  test('one that declares too much is refused', () => {
    expect(() => zipEntries(makeZip([{ name: 'word/document.xml', content: 'x', declared: 900_000_000 }]))).toThrow(/unpacks to more than 256 MB/);
  });

  test('one that unpacks to more than it declares is refused', async () => {
    const bomb = makeZip([{ name: 'word/document.xml', content: 'x'.repeat(5_000_000), declared: 1000 }]);
    expect(() => unzip(bomb, zipEntries(bomb)[0]!)).toThrow(/damaged/);
    await expect(readDocx(bomb)).rejects.toMatchObject({ code: 'unreadable_document' });
  });

  test('one of too many parts is refused', () => {
    expect(() => zipEntries(makeZip(Array.from({ length: 4_001 }, (_, index) => ({ name: `${index}`, content: '' }))))).toThrow(/4001 parts/);
  });

  test('what is no archive or no Word document is refused', async () => {
    await expect(readDocx(new TextEncoder().encode('PK\u0003\u0004'))).rejects.toMatchObject({ message: expect.stringMatching(/damaged/) });
    await expect(readDocx(makeZip([{ name: 'a.txt', content: 'a' }]))).rejects.toMatchObject({ message: expect.stringMatching(/no Word document/) });
    await expect(readDocx(makeDocx('<w:p><w:unclosed>'))).rejects.toMatchObject({ code: 'unreadable_document' });
  });
});
