import { describe, expect, test } from 'vitest';
import { allPassages, evidenceFrom, writtenGeneration, type WrittenArticle } from '../../testing/written-generation.ts';
import { terms } from '../text/tokens.ts';
import { gatherEvidence, type EvidenceBlock } from './evidence.ts';

const RULES: WrittenArticle = {
  title: 'Vault rules',
  body: `# Visits
Visitors come in May. They wear boots.
They bring:
- a lamp
- a permit. It is stamped.
---
- a guide
- water
Nobody stays overnight.
# Fees
| adult | 12 |`,
};
const FOG: WrittenArticle = { title: 'Fog', body: 'The bell rings in fog.' };

test('paragraphs come in the order of their best passage, each once', async () => {
  const generation = writtenGeneration([RULES, FOG]);
  const [rules, rest, fog] = await allPassages(generation);
  const blocks = await gatherEvidence({ ranked: [fog!, rest!, fog!, rules!], expanded: [] });
  expect(textsOf(blocks)).toEqual([
    'The bell rings in fog.', 'a guide', 'water', 'Nobody stays overnight.', 'adult | 12 |',
    'Visitors come in May. They wear boots.', 'They bring:', 'a lamp', 'a permit. It is stamped.',
  ]);
  expect(new Set(blocks.map(({ paragraph }) => paragraph.id)).size).toBe(blocks.length);
});

test('the same paragraph of two collections is evidence of both', async () => {
  const [here] = await allPassages(writtenGeneration([FOG]));
  const [there] = await allPassages(writtenGeneration([FOG], [], 'other'));
  const blocks = await gatherEvidence({ ranked: [here!, there!], expanded: [] });
  expect(blocks.map(({ generation }) => generation.collection)).toEqual(['written', 'other']);
});

test('headings are no evidence, but the context of what stands under them, as is the title', async () => {
  const blocks = await evidenceFrom([RULES]);
  expect(blocks.map(({ paragraph }) => paragraph.kind)).not.toContain('heading');
  const contextOf = (start: string) => blocks.find((block) => textOf(block).startsWith(start))!.context;
  expect([...contextOf('Visitors')].sort()).toEqual(terms('Vault rules Visits').sort());
  expect([...contextOf('adult')]).toEqual(expect.arrayContaining(terms('Vault rules Fees')));
  expect([...contextOf('adult')]).not.toEqual(expect.arrayContaining(terms('Visits')));
});

test('sentences know their place, and their tokens where they stand', async () => {
  const [block] = await evidenceFrom([RULES]);
  expect(block!.sentences.map(({ text, position }) => [position, text])).toEqual([[0, 'Visitors come in May.'], [1, 'They wear boots.']]);
  for (const { sentence, text, tokens } of block!.sentences) {
    expect(block!.article.text.slice(sentence.start, sentence.end)).toBe(text);
    for (const token of tokens) expect(terms(text.slice(token.start, token.end))).toContain(token.term);
  }
});

describe('a list', () => {
  test('belongs to the paragraph before it', async () => {
    const blocks = await evidenceFrom([RULES]);
    const introduction = blocks.find((block) => textOf(block) === 'They bring:')!;
    expect(textsOf(introduction.items)).toEqual(['a lamp', 'a permit. It is stamped.', 'a guide', 'water']);
    expect(introduction.items.every((item) => item.introduction === introduction)).toBe(true);
    expect([...introduction.items[0]!.context]).toEqual(expect.arrayContaining(terms('bring')));
  });

  test('that goes on past its passage is opened to its end, and no further', async () => {
    const [first] = await allPassages(writtenGeneration([RULES]));
    const blocks = await gatherEvidence({ ranked: [first!], expanded: [] });
    expect(textsOf(blocks).slice(-2)).toEqual(['a guide', 'water']);
    expect(blocks.at(-1)!.passage.id).toBe('0000000000000000#1');
    expect(textsOf(blocks.find((block) => textOf(block) === 'They bring:')!.items)).toHaveLength(4);
  });

  test('found without its introduction stands alone', async () => {
    const [, rest] = await allPassages(writtenGeneration([RULES]));
    const blocks = await gatherEvidence({ ranked: [rest!], expanded: [] });
    expect(blocks.map(({ introduction }) => introduction)).toEqual(blocks.map(() => undefined));
    expect([...blocks[0]!.context]).toEqual(expect.arrayContaining(terms('bring')));
  });

  test('whose end ranks before its beginning is one list in reading order', async () => {
    const [first, rest] = await allPassages(writtenGeneration([RULES]));
    const blocks = await gatherEvidence({ ranked: [rest!, first!], expanded: [] });
    const introduction = blocks.find((block) => textOf(block) === 'They bring:')!;
    const ordinals = introduction.items.map(({ paragraph }) => paragraph.ordinal);
    expect(ordinals).toEqual([...ordinals].sort((a, b) => a - b));
  });
});

test('near-duplicates elsewhere are reports, one per article', async () => {
  const again: WrittenArticle = { title: 'Bell', source: 'Coast Daily', publishedAt: '2031-02-03', body: 'The bell rings in fog!\nIn fog the bell rings.' };
  const [block] = await evidenceFrom([FOG, again], [[[0, 0], [1, 0]], [[0, 0], [1, 1]]]);
  expect(block!.reports).toEqual([
    { report: { articleId: '0000000000000001', paragraphId: '0000000000000001.p0', title: 'Bell', source: 'Coast Daily', publishedAt: '2031-02-03' }, text: 'The bell rings in fog!' },
  ]);
});

test('no passages, no evidence', async () => {
  expect(await gatherEvidence({ ranked: [], expanded: [] })).toEqual([]);
});

function textsOf(blocks: readonly EvidenceBlock[]): string[] {
  return blocks.map(textOf);
}

function textOf({ article, paragraph }: EvidenceBlock): string {
  return article.text.slice(paragraph.start, paragraph.end);
}
