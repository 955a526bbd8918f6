import { describe, expect, test } from 'vitest';
import { makePdf, type PdfText } from './fixtures/make-pdf.ts';
import { readPdf } from './read-pdf.ts';

/** Lines under one another at a usual distance. */
function lines(texts: readonly string[], x: number, top: number, more: Partial<PdfText> = {}): PdfText[] {
  return texts.map((text, index) => ({ text, x, y: top - 14 * index, ...more }));
}

/** Cells side by side. */
function row(cells: readonly string[], y: number): PdfText[] {
  return cells.map((text, index) => ({ text, x: 72 + 150 * index, y }));
}

async function shown(pages: readonly (readonly PdfText[])[], options = {}): Promise<string[]> {
  return (await readPdf(makePdf(pages, options))).blocks.map(({ kind, text }) => `${kind}: ${text}`);
}

const LEFT = ['The depot holds spare parts for', 'all units of the northern com-', 'mand and answers requests by', 'courier within two days, even', 'when roads are closed by snow.'];
const RIGHT = ['Requests from other commands', 'are answered within a week. A', 'state-of-the-art register shows', 'where each part is, and a state-', 'of-the-art scale weighs it all.'];

describe('reading order', () => {
  test('paragraphs, headings and lists are told by size, distance and marks', async () => {
    const page = [
      { text: 'Depot rules', x: 72, y: 780, size: 20 },
      ...lines(LEFT, 72, 740),
      { text: 'Opening hours', x: 72, y: 640, size: 15 },
      ...lines(['• Monday to Friday', '• Saturday on request'], 72, 610),
      ...lines(['A second paragraph stands apart.'], 72, 550),
    ];
    const { metadata, blocks } = await readPdf(makePdf([page]));
    expect(metadata.title).toBe('Depot rules');
    expect(blocks).toEqual([
      { kind: 'text', text: 'The depot holds spare parts for all units of the northern command and answers requests by courier within two days, even when roads are closed by snow.' },
      { kind: 'heading', text: 'Opening hours' },
      { kind: 'list', text: 'Monday to Friday' },
      { kind: 'list', text: 'Saturday on request' },
      { kind: 'text', text: 'A second paragraph stands apart.' },
    ]);
  });

  test('columns are read one after the other, and hyphens of compounds stay', async () => {
    const [left, right] = await shown([[...lines(LEFT, 72, 700), ...lines(RIGHT, 250, 700)]]);
    expect(left).toMatch(/^text: The depot .* by snow\.$/);
    expect(right).toBe('text: Requests from other commands are answered within a week. A state-of-the-art register shows where each part is, and a state-of-the-art scale weighs it all.');
  });

  test.each([90, 180, 270])('a page turned by %i degrees reads the same', async (rotate) => {
    expect(await shown([lines(LEFT, 72, 700)], { rotate })).toEqual(await shown([lines(LEFT, 72, 700)]));
  });

  test('rows of a table are blocks with their headers', async () => {
    expect(await shown([[...row(['Unit', 'Staff', 'Budget'], 700), ...row(['North', '70', '1,200'], 680), ...row(['South', '85', '1,500'], 660)]])).toEqual([
      'table: Unit: North; Staff: 70; Budget: 1,200',
      'table: Unit: South; Staff: 85; Budget: 1,500',
    ]);
  });

  test('Korean text in a font that is not embedded is decoded by its character map', async () => {
    expect(await shown([[{ text: '', koreanHex: 'B9E6C0A7BBE7BEF7', x: 72, y: 700 }]])).toEqual(['text: 방위사업']);
  });
});

describe('what is left out', () => {
  test('running heads, page numbers and text along the margin, each with its reason', async () => {
    const body = ['Alpha report text that fills the page.', 'Beta report text that fills the page.', 'Gamma report text that fills the page.'];
    const pages = body.map((text, index) => [
      { text: 'Harang Bulletin', x: 72, y: 810 },
      { text, x: 72, y: 500 },
      { text: `- ${index + 1} -`, x: 290, y: 30 },
      { text: 'archive copy', x: 20, y: 300, angle: 90 },
    ]);
    const { blocks, dropped } = await readPdf(makePdf(pages));
    expect(blocks.map(({ text }) => text)).toEqual(body);
    expect(dropped).toContainEqual({ text: 'Harang Bulletin', reason: 'running head or foot of the page' });
    expect(dropped).toContainEqual({ text: '- 1 -\n- 2 -\n- 3 -', reason: 'page number' });
    expect(dropped).toContainEqual({ text: 'archive copy', reason: 'runs in another direction than the page' });
  });

  test('titles that programs fill in are no titles', async () => {
    for (const title of ['Microsoft Word - draft', 'report_final', 'scan.pdf', 'untitled']) {
      expect((await readPdf(makePdf([lines(['Text of the page.'], 72, 700)], { title }))).metadata.title).toBeNull();
    }
    expect((await readPdf(makePdf([lines(['Text of the page.'], 72, 700)], { title: 'Depot (rules)' }))).metadata.title).toBe('Depot (rules)');
  });
});

describe('fall-back and refusals', () => {
  test('slanted text is read in the order of the file, by the LangChain loader', async () => {
    expect(await shown([lines(['First line', 'second line'], 100, 400, { angle: 40 })])).toEqual(['text: First line second line']);
  });

  test('a PDF without text says what to do', async () => {
    await expect(readPdf(makePdf([[]]))).rejects.toMatchObject({ code: 'unreadable_document', message: expect.stringMatching(/no text; run text recognition/) });
  });

  test('a broken PDF says what to do', async () => {
    await expect(readPdf(new TextEncoder().encode('%PDF-1.4\nnothing more'))).rejects.toMatchObject({ code: 'unreadable_document', message: expect.stringMatching(/damaged/) });
  });
});
