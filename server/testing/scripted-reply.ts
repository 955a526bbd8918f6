import type { ServerResponse } from 'node:http';

/** Answers with JSON. */
export function reply(res: ServerResponse, status: number, body: unknown): void {
  res.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(body));
}

/** Answers with an error in the words of the OpenAI protocol. */
export function refuse(res: ServerResponse, status: number, message: string, retryAfterSeconds?: number): void {
  if (retryAfterSeconds !== undefined) res.setHeader('retry-after', String(retryAfterSeconds));
  reply(res, status, { error: { message, type: 'scripted', code: null } });
}

/** Announces a whole reply, sends half of it and resets the connection. */
export function breakOff(res: ServerResponse, body: unknown): void {
  const bytes = Buffer.from(JSON.stringify(body));
  res.writeHead(200, { 'content-type': 'application/json', 'content-length': bytes.length });
  res.write(bytes.subarray(0, bytes.length / 2), () => res.destroy());
}

/** Sends half of a reply as if it were whole. */
export function cutOff(res: ServerResponse, body: unknown): void {
  const text = JSON.stringify(body);
  res.writeHead(200, { 'content-type': 'application/json' }).end(text.slice(0, text.length / 2));
}
