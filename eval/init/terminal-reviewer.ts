import { createInterface } from 'node:readline';
import type { Readable, Writable } from 'node:stream';
import { printable } from '../../server/commands/terminal.ts';
import type { Reviewer } from './review.ts';

/** A standard input, perhaps a terminal. */
type Input = Readable & { readonly isTTY?: boolean; setRawMode?: (raw: boolean) => unknown };

/**
 * Asks on a terminal, one key at a time; on a pipe, one line per decision, so that a review can be scripted: its first letter is the key,
 * and for an edit the rest of the line is the text (`e What is asked?`).
 */
export function terminalReviewer(input: Input, output: Writable): Reviewer & { close(): void } {
  return input.isTTY === true && input.setRawMode !== undefined ? keyed(input, output) : piped(input, output);
}

function keyed(input: Input, output: Writable): Reviewer & { close(): void } {
  return {
    show: (text) => void output.write(`${printable(text)}\n`),
    key: () =>
      new Promise((resolve) => {
        input.setRawMode!(true);
        input.resume();
        input.once('data', (bytes: Buffer) => {
          input.setRawMode!(false);
          input.pause();
          const key = bytes.toString('utf8').toLowerCase();
          // Ctrl-C and Ctrl-D arrive as characters in raw mode.
          resolve(key === '\u0003' || key === '\u0004' ? null : key);
        });
      }),
    line: (prompt, given) =>
      new Promise((resolve) => {
        const lines = createInterface({ input, output, terminal: true });
        let typed: string | null = null;
        lines.question(prompt, (answer) => {
          typed = answer;
          lines.close();
        });
        lines.once('close', () => resolve(typed));
        lines.write(printable(given));
      }),
    close: () => void input.pause(),
  };
}

function piped(input: Input, output: Writable): Reviewer & { close(): void } {
  const lines = createInterface({ input });
  const iterator = lines[Symbol.asyncIterator]();
  let rest = '';
  return {
    show: (text) => void output.write(`${printable(text)}\n`),
    async key() {
      const { done, value } = await iterator.next();
      if (done === true) return null;
      rest = value.slice(1).trim();
      return value.charAt(0).toLowerCase();
    },
    line: async () => (rest === '' ? null : rest),
    close: () => lines.close(),
  };
}
