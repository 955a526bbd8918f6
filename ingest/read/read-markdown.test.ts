import { expect, test } from 'vitest';
import { markdownBlocks, readMarkdown } from './read-markdown.ts';

/** Blocks as `kind: text`, which reads more easily than objects. */
function shown(markdown: string): string[] {
  return markdownBlocks(markdown).map(({ kind, text }) => `${kind}: ${text}`);
}

test('headings, paragraphs, lists and tables become blocks of plain text', () => {
  const markdown = [
    '# Travel',
    '',
    'Costs are paid *within* 30 days',
    'of the [claim](https://example.org/a_(b)) and **never** earlier.',
    '',
    'Rates',
    '-----',
    '- day: 40,000 won',
    '  per person',
    '- night',
    '  1. city',
    '  2. country',
    '',
    '| Rank | Rate |',
    '|------|-----:|',
    '| Major | 60,000 |',
    '| A \\| *B* | 1 |',
    '',
    '> Quoted **rule**.',
    '<!-- hidden',
    'note -->',
    '![picture](a.png)',
    '***',
    'The end.[^1]',
    '',
    '[^1]: A note.',
    '[ref]: https://example.org',
  ].join('\n');
  expect(shown(markdown)).toEqual([
    'heading: Travel',
    'text: Costs are paid within 30 days of the claim and never earlier.',
    'heading: Rates',
    'list: day: 40,000 won per person',
    'list: night',
    'list: city',
    'list: country',
    'table: Rank: Major; Rate: 60,000',
    'table: Rank: A | B; Rate: 1',
    'text: Quoted rule.',
    'text: The end.',
    'text: A note.',
  ]);
});

test('code keeps its lines and its signs', () => {
  expect(shown('Run:\n\n```sh\nnpm  ci\n# not a heading\n```\n\nUse `*args*` and 2 \\* 3.')).toEqual(['text: Run:', 'text: npm  ci\n# not a heading', 'text: Use *args* and 2 * 3.']);
});

test('signs that are no markup stay', () => {
  expect(shown('snake_case_name, 3 * 4 * 5, AT&T, a < b, R&amp;D, 5. May,<br>end')).toEqual(['text: snake_case_name, 3 * 4 * 5, AT&T, a < b, R&D, 5. May, end']);
  expect(shown('It rose to\n1986. What a year.')).toEqual(['text: It rose to 1986. What a year.']);
});

test('the first heading is the title unless the front matter declares one', () => {
  expect(readMarkdown('# Leave rules\n\nText.')).toMatchObject({ metadata: { title: 'Leave rules' }, blocks: [{ kind: 'text', text: 'Text.' }] });
  expect(readMarkdown('---\ntitle: Leave rules\n---\n# Leave Rules\n\n## One\n\nText.').blocks.map(({ text }) => text)).toEqual(['One', 'Text.']);
  expect(readMarkdown('---\ntitle: Leave rules\n---\n# Part one\n\nText.').blocks.map(({ text }) => text)).toEqual(['Part one', 'Text.']);
});
