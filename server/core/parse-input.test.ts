import { expect, test } from 'vitest';
import { AskRequest } from './contract.ts';
import { parseInput } from './parse-input.ts';

test('every field that does not fit is named, in one line', () => {
  const input = { question: 'tides?', asOf: 'soon', k: 101 };
  expect(() => parseInput(AskRequest, input)).toThrow(
    expect.objectContaining({ code: 'invalid_request', message: 'asOf: Give a date such as 2026-05-14; k: Give a whole number from 1 to 100.' }),
  );
});

test('what fits comes back as the schema reads it', () => {
  expect(parseInput(AskRequest, { question: ' tides? ' })).toEqual({ question: 'tides?' });
});
