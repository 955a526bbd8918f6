import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { splitPlainText } from './plain-text.ts';

describe('hard-wrapped lines', () => {
  test('a wrapped paragraph is one block, its last line included', () => {
    expect(
      outline(`The harbour office opened a third quay on Monday, and officials said that
freight through the port would grow by a fifth within two years. The first
ship came in at noon.

A second paragraph begins here, after a blank line, and it is wrapped too at
about the same width.`),
    ).toEqual(['text The harbour office … at noon.', 'text A second paragraph … same width.']);
  });

  test('one line per paragraph is left alone', () => {
    expect(outline('The quay opened on Monday and the first ship came in.\nOfficials expect more freight within two years.\nCritics do not.')).toHaveLength(3);
  });

  test('both ways in one file', () => {
    const long = 'The harbour office opened a third quay on Monday, and officials said that freight through the port would grow by a fifth within two years, which the shipping line called cautious.';
    expect(outline(`${long}\nAnother paragraph on one line follows.\n\nThe last paragraph of this capture is wrapped at a\nnarrower width than a screen has, as letters are.`)).toEqual([
      'text The harbour office … called cautious.',
      'text Another paragraph on one line follows.',
      'text The last paragraph … letters are.',
    ]);
  });

  test('Korean', () => {
    expect(
      outline(`항만청은 월요일 세 번째 부두를 열었으며, 2년 안에 이 항구를 지나는 화물이
5분의 1 늘어날 것으로 내다봤다. 첫 배는 정오에 들어왔고 목재 300톤을
내렸다.`),
    ).toEqual(['text 항만청은 월요일 세 … 300톤을 내렸다.']);
  });

  test('a hyphen at the break gets no space', () => {
    expect(splitPlainText('The ministry asked for a model that is defence-\nspecialised and small.')[0]!.text).toContain('defence-specialised');
  });
});

describe('lists', () => {
  test.each([
    ['- first\n- second', ['first', 'second']],
    ['• first\n•second', ['first', 'second']],
    ['- •first\n- •second', ['first', 'second']],
    ['* first\n* second', ['first', 'second']],
    ['· 첫째\n· 둘째', ['첫째', '둘째']],
    ['▲ 첫째\n▲ 둘째', ['첫째', '둘째']],
    ['1. first\n2. second', ['1. first', '2. second']],
    ['가. 첫째\n나. 둘째', ['가. 첫째', '나. 둘째']],
    ['① 첫째\n② 둘째', ['① 첫째', '② 둘째']],
    ['(1) first\n(2) second', ['(1) first', '(2) second']],
  ])('%j', (body, items) => {
    expect(splitPlainText(body)).toEqual(items.map((text) => ({ kind: 'list', text })));
  });

  test('continuation lines join their item', () => {
    expect(
      outline(`· The two offices agree to speed up the building of a third quay in the harbour
based on plans of last year
· The third quay serves ships of up to 300 metres and gets two cranes from Halden
Robotics and one from the old quay
- a hanging item
  goes on here`),
    ).toEqual(['list The two offices … last year', 'list The third quay … old quay', 'list a hanging item goes on here']);
  });

  test('an item does not swallow the paragraph after it', () => {
    expect(outline('- Cranes\n- Sheds\nThe harbour office will sell both next year, and it expects some forty bidders from nine countries.')).toHaveLength(3);
  });

  test('a date opens no list', () => {
    expect(splitPlainText('5. 14. 협약을 맺었다.')[0]!.kind).toBe('text');
  });
});

describe('headings', () => {
  test.each([
    ['markdown', '## Costs\nThe quay cost forty million euros, a tenth more than planned.'],
    ['underlined', 'Costs\n=====\nThe quay cost forty million euros, a tenth more than planned.'],
    ['dashes under it', 'Costs\n-----\nThe quay cost forty million euros, a tenth more than planned.'],
    ['bare', 'Costs\nThe quay cost forty million euros, a tenth more than planned.'],
    ['over a list', 'Costs\n- Walls\n- Cranes'],
  ])('%s', (_, body) => {
    expect(splitPlainText(body)[0]).toEqual({ kind: 'heading', text: 'Costs' });
  });

  test('numbered', () => {
    expect(outline('2. Scope\nThese rules apply to everyone who enters the harbour on foot.')[0]).toBe('heading 2. Scope');
  });

  test('Korean', () => {
    expect(outline('비용\n부두를 짓는 데 4천만 유로가 들었으며, 계획보다 10분의 1이 많다.')[0]).toBe('heading 비용');
  });

  test.each([
    ['a sentence', 'It rained.\nThe quay cost forty million euros, a tenth more than planned.'],
    ['a Korean sentence without a stop', '부두가 열렸다\n부두를 짓는 데 4천만 유로가 들었으며, 계획보다 10분의 1이 많다.'],
    ['the last line', 'The quay cost forty million euros, a tenth more than planned.\nCosts'],
  ])('not %s', (_, body) => {
    expect(splitPlainText(body).map(({ kind }) => kind)).toEqual(['text', 'text']);
  });

  test('not a menu', () => {
    expect(splitPlainText('Home\nWorld\nSport\nWeather\nArts\nThe quay opened on Monday.').slice(0, 4).map(({ kind }) => kind)).toEqual(['text', 'text', 'text', 'text']);
  });
});

test('rows with tabs or bars are one table', () => {
  expect(splitPlainText('Year\tShips\n2025\t120\n2026\t140')).toEqual([{ kind: 'table', text: 'Year\tShips\n2025\t120\n2026\t140' }]);
  expect(splitPlainText('| Year | Ships |\n|---|---|\n| 2025 | 120 |')[0]!.kind).toBe('table');
});

test.each(['', ' \n\t\n', '---\n\n* * *'])('nothing to read: %j', (body) => {
  expect(splitPlainText(body)).toEqual([]);
});

test('no letter or digit of any text is lost, but for bullets and rules', () => {
  const line = fc.constantFrom('The quay opened', 'on Monday, and', 'officials agreed.', '항만청은 부두를', '열었다.', 'Costs', '', '  hanging', '“Yes,” she said', '120 | 140', 'a\tb', 'x'.repeat(90));
  fc.assert(
    fc.property(fc.array(line, { maxLength: 25 }), (lines) => {
      const body = lines.join('\n');
      expect(splitPlainText(body).map(({ text }) => text).join('').replace(/\s/g, '')).toBe(body.replace(/\s/g, ''));
    }),
  );
});

/** Kind and text of each block, long ones shortened to their first three words and last two. */
function outline(body: string): string[] {
  return splitPlainText(body).map(({ kind, text }) => {
    const words = text.split(' ');
    return `${kind} ${words.length > 7 ? `${words.slice(0, 3).join(' ')} … ${words.slice(-2).join(' ')}` : text}`;
  });
}
