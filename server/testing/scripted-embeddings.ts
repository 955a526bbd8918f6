import type { ServerResponse } from 'node:http';
import { setTimeout as delay } from 'node:timers/promises';
import { breakOff, cutOff, refuse, reply } from './scripted-reply.ts';

/** What the server does with an embedding request; `honest` embeds, `slow` too after a while, the others lie or fail in one way each. */
export type EmbedScript =
  | 'honest'
  | 'slow'
  | 'one-too-few'
  | 'other-size'
  | 'not-a-number'
  | 'null-component'
  | 'all-zero'
  | 'shuffled'
  | 'same-index'
  | 'html'
  | 'cut-off'
  | 'broken-off'
  | 'refuse'
  | 'busy'
  | 'hang'
  /** Takes batches of at most `texts` (else 422, as TEI) of at most `characters` each (else 400, as vLLM). */
  | { readonly takes: { readonly texts: number; readonly characters: number } };

/** Answers `POST /embeddings` as the script says. */
export async function embed(res: ServerResponse, script: EmbedScript, { input: given }: { readonly input: string | readonly string[] }, dimensions: number): Promise<void> {
  const input = typeof given === 'string' ? [given] : given;
  if (script === 'hang') return;
  if (script === 'refuse') return refuse(res, 500, 'broken');
  if (script === 'busy') return refuse(res, 429, 'busy', 0);
  if (script === 'html') return void res.writeHead(200, { 'content-type': 'application/json' }).end('<html>');
  if (typeof script === 'object') {
    if (input.length > script.takes.texts) return refuse(res, 422, `batch size ${input.length} > maximum allowed batch size ${script.takes.texts}`);
    if (input.some((text) => text.length > script.takes.characters)) return refuse(res, 400, 'maximum context length exceeded');
  }
  if (script === 'slow') await delay(20);
  const data = input.map((text, index) => ({ object: 'embedding', index, embedding: letters(text, dimensions) }));
  if (script === 'one-too-few') data.pop();
  if (script === 'other-size') data[0]!.embedding.push(1);
  if (script === 'not-a-number') data[0]!.embedding[0] = 'NaN' as unknown as number;
  if (script === 'null-component') data[0]!.embedding[0] = Number.NaN;
  if (script === 'all-zero') data[0]!.embedding.fill(0);
  if (script === 'shuffled') data.reverse();
  if (script === 'same-index') for (const entry of data) entry.index = 0;
  const body = { object: 'list', model: 'scripted', data, usage: { prompt_tokens: 0, total_tokens: 0 } };
  if (script === 'cut-off') return cutOff(res, body);
  if (script === 'broken-off') return breakOff(res, body);
  reply(res, 200, body);
}

/** Counts letters by code point: the same letters give the same direction, and no two lengths the same norm. */
function letters(text: string, dimensions: number): number[] {
  const vector = Array.from({ length: dimensions }, () => 0.01);
  for (const letter of text.normalize('NFC')) vector[letter.codePointAt(0)! % dimensions]! += 1;
  return vector;
}
