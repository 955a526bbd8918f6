import type { ReasoningTags } from './profile.ts';

/** Takes out of a streamed reply what the model thought aloud. */
export interface ReasoningStripper {
  /** @returns What of the reply is certain to be no thinking; a piece may give nothing, or what earlier ones held back. */
  push(piece: string): string;
  /** @param complete - Whether the model ended by itself; if not, what may be unfinished thinking is dropped. */
  end(complete: boolean): string;
  /** Says that the server keeps thinking apart, so that nothing is implied any more. */
  separated(): string;
}

/**
 * A stripper of the given tags, in any letter case. However the reply is cut into pieces, the whole it lets through is the same.
 *
 * Where a tag's opening is implied by the chat template, the reply is held back until the closing tag or its complete end:
 * one without a closing tag comes from a server that keeps thinking apart, and is let through.
 */
export function reasoningStripper(tags: readonly ReasoningTags[]): ReasoningStripper {
  const longest = Math.max(0, ...tags.flatMap(({ open, close }) => [open.length, close.length]));
  let implied = tags.find((tag) => tag.implied);
  /** Tag that the reply is inside of. */
  let inside: ReasoningTags | undefined;
  let pending = '';
  /** How much of what is held back was looked through: thinking is long and comes in small pieces. */
  let searched = 0;

  const drain = (final: boolean): string => {
    let out = '';
    for (;;) {
      if (implied !== undefined && inside === undefined) {
        const from = Math.max(0, searched - longest);
        const close = find(pending.slice(from), [implied.close]);
        if (close !== undefined) {
          pending = pending.slice(from + close.end);
          implied = undefined;
          continue;
        }
        searched = pending.length;
        if (!final) return out;
        implied = undefined;
      }
      if (inside !== undefined) {
        const close = find(pending, [inside.close]);
        if (close === undefined) {
          // The end of what came may be the beginning of the closing tag.
          pending = final ? '' : pending.slice(-longest);
          return out;
        }
        pending = pending.slice(close.end);
        inside = undefined;
        continue;
      }
      const open = find(pending, tags.map((tag) => tag.open));
      if (open === undefined) {
        const safe = final ? pending.length : pending.length - unfinished(pending, tags);
        out += pending.slice(0, safe);
        pending = pending.slice(safe);
        return out;
      }
      out += pending.slice(0, open.start);
      pending = pending.slice(open.end);
      inside = tags.find((tag) => tag.open.toLowerCase() === open.text);
    }
  };

  return {
    push(piece) {
      pending += piece;
      return drain(false);
    },
    end(complete) {
      if (implied !== undefined && !complete) pending = '';
      return drain(true);
    },
    separated() {
      implied = undefined;
      return drain(false);
    },
  };
}

interface Found {
  readonly start: number;
  readonly end: number;
  readonly text: string;
}

/** The first of the needles, letter case aside. */
function find(text: string, needles: readonly string[]): Found | undefined {
  const folded = asciiLower(text);
  let first: Found | undefined;
  for (const needle of needles.map((each) => each.toLowerCase())) {
    const start = folded.indexOf(needle);
    if (start !== -1 && (first === undefined || start < first.start)) first = { start, end: start + needle.length, text: needle };
  }
  return first;
}

/** Length of the longest end of the text that an opening tag begins with. */
function unfinished(text: string, tags: readonly ReasoningTags[]): number {
  const folded = asciiLower(text);
  let held = 0;
  for (const open of tags.map((tag) => tag.open.toLowerCase())) {
    for (let length = Math.min(open.length - 1, folded.length); length > held; length -= 1) {
      if (folded.endsWith(open.slice(0, length))) held = length;
    }
  }
  return held;
}

/** Keeps the length, as lower-casing of all letters would not. */
function asciiLower(text: string): string {
  return text.replaceAll(/[A-Z]/g, (letter) => letter.toLowerCase());
}
