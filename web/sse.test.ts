import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { createEventParser, type ServerSentEvent } from './sse.ts';

const encoder = new TextEncoder();

/** Parses a whole stream, cut before the given byte positions. */
function parse(stream: Uint8Array, cuts: readonly number[] = []): readonly ServerSentEvent[] {
  const parser = createEventParser();
  const borders = [0, ...cuts.filter((cut) => cut <= stream.length).sort((a, b) => a - b), stream.length];
  return borders.slice(1).flatMap((border, index) => parser.push(stream.subarray(borders[index], border)));
}

test.each([
  ['name and data', 'event: a\ndata: {"x":1}\n\n', [{ event: 'a', data: '{"x":1}' }]],
  ['no name is a message', 'data: x\n\n', [{ event: 'message', data: 'x' }]],
  ['no space after the colon', 'event:a\ndata:x\n\n', [{ event: 'a', data: 'x' }]],
  ['only one space is taken', 'data:  x\n\n', [{ event: 'message', data: ' x' }]],
  ['several data lines are one text', 'data: x\ndata: y\n\n', [{ event: 'message', data: 'x\ny' }]],
  ['carriage returns', 'event: a\r\ndata: x\r\n\r\ndata: y\r\r', [{ event: 'a', data: 'x' }, { event: 'message', data: 'y' }]],
  ['comments and unknown fields', ': keep-alive\n\nid: 4\nretry: 1\ndata: x\n\n', [{ event: 'message', data: 'x' }]],
  ['a name without data is dropped, and not kept for the next', 'event: a\n\ndata: x\n\n', [{ event: 'message', data: 'x' }]],
  ['a byte order mark', '\uFEFFdata: x\n\n', [{ event: 'message', data: 'x' }]],
  ['what no blank line closes is not dispatched', 'data: x\n\ndata: y\n', [{ event: 'message', data: 'x' }]],
  ['a line separator is no line ending', 'data: x\u2028y\n\n', [{ event: 'message', data: 'x\u2028y' }]],
] as const)('%s', (_name, stream, events) => {
  expect(parse(encoder.encode(stream))).toEqual(events);
});

test('any chunking gives the same events', () => {
  const piece = fc.oneof(fc.constantFrom('\n', '\r', '\r\n', '\n\n', '\r\n\r\n', 'data: ', 'event: ', ':', '가나다', '😀', '\uFEFF'), fc.string({ unit: 'binary' }));
  fc.assert(
    fc.property(fc.array(piece, { maxLength: 40 }), fc.array(fc.nat(400)), (pieces, cuts) => {
      const stream = encoder.encode(pieces.join(''));
      expect(parse(stream, cuts)).toEqual(parse(stream));
    }),
  );
});

test('every event that was written is read, byte by byte', () => {
  fc.assert(
    fc.property(fc.array(fc.record({ event: fc.stringMatching(/^[a-z-]{1,12}$/), data: fc.json() })), (events) => {
      const stream = encoder.encode(events.map(({ event, data }) => `event: ${event}\ndata: ${data}\n\n`).join(''));
      expect(parse(stream, Array.from(stream.keys()))).toEqual(events);
    }),
  );
});
