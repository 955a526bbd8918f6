/** One dispatched server-sent event; `event` is `message` when the stream names none. */
export interface ServerSentEvent {
  readonly event: string;
  readonly data: string;
}

/** Takes a stream's bytes as they come and gives back the events they complete. */
export interface EventParser {
  /** @param bytes - Any cut of the stream: through a line, a line ending, or a UTF-8 sequence. */
  push(bytes: Uint8Array): readonly ServerSentEvent[];
}

/**
 * Parses `text/event-stream` as the HTML standard says (§ 9.2.6, "Interpreting an event stream"). Fields other than `event`
 * and `data` are ignored: an answer is asked for by POST, so there is no reconnecting. An event that no blank line
 * closes is never dispatched: half an event is worse than none.
 */
export function createEventParser(): EventParser {
  // The decoder drops a leading byte order mark and holds back the start of a character that the next chunk ends.
  const decoder = new TextDecoder('utf-8');
  let pending = '';
  let sawReturn = false;
  let event = '';
  let data: string[] = [];

  return {
    push(bytes) {
      let text = decoder.decode(bytes, { stream: true });
      // The line feed of a CRLF that was cut in two.
      if (sawReturn && text.length > 0) {
        if (text.startsWith('\n')) text = text.slice(1);
        sawReturn = false;
      }
      if (text.endsWith('\r')) sawReturn = true;

      const lines = (pending + text).split(/\r\n|\n|\r/);
      pending = lines.pop() ?? '';

      const events: ServerSentEvent[] = [];
      for (const line of lines) {
        if (line === '') {
          if (data.length > 0) events.push({ event: event || 'message', data: data.join('\n') });
          event = '';
          data = [];
          continue;
        }
        const { field, value } = readField(line);
        if (field === 'event') event = value;
        if (field === 'data') data.push(value);
      }
      return events;
    },
  };
}

/** A comment line begins with a colon, so its field is empty. */
function readField(line: string): { field: string; value: string } {
  const colon = line.indexOf(':');
  if (colon === -1) return { field: line, value: '' };
  const value = line.slice(colon + 1);
  return { field: line.slice(0, colon), value: value.startsWith(' ') ? value.slice(1) : value };
}
