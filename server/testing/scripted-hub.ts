import { createHash } from 'node:crypto';
import { once } from 'node:events';
import { createServer, type ServerResponse } from 'node:http';
import { onTestFinished } from 'vitest';

/** What the hub does with a request for a file, instead of sending it. */
export type HubScript =
  | 'honest'
  /** Sends the first `bytes` of what was asked for and resets the connection. */
  | { readonly breaksAfter: number }
  /** Sends the first `bytes` and keeps silent. */
  | { readonly stallsAfter: number }
  /** One bit is wrong. */
  | 'altered'
  | 'too-much'
  | 'ignores-ranges'
  | 'busy';

export interface ScriptedHub {
  readonly url: string;
  /** Requests for files so far: path and `Range`. */
  readonly requests: readonly { readonly path: string; readonly range: string | undefined }[];
  /** What to do with the next requests for files, one each; the last one stays. */
  serve(...scripts: readonly HubScript[]): void;
}

/** Commit that every model of the hub is at. */
export const HUB_REVISION = 'f'.repeat(40);

export interface HubContent {
  readonly files: Readonly<Record<string, string | Uint8Array>>;
  readonly licence?: string;
}

/**
 * A hub of models over real HTTP on loopback until the test ends: information, file tree (files of 1 kB and more as large
 * files, with SHA-256) and files, which it sends by way of a redirect, as the real one does.
 */
export async function scriptedHub(models: Readonly<Record<string, HubContent>>): Promise<ScriptedHub> {
  const requests: { path: string; range: string | undefined }[] = [];
  let scripts: HubScript[] = ['honest'];
  const server = createServer((req, res) => {
    const url = decodeURIComponent(req.url ?? '');
    const [, name = '', rest = ''] = /^(?:\/api\/models|\/cdn)?\/([^/]+\/[^/]+)(\/.*)$/.exec(url) ?? [];
    const model = models[name];
    if (!model) return void res.writeHead(401).end();
    if (url.startsWith('/api/models/')) return api(res, rest, model);
    const path = rest.replace(`/resolve/${HUB_REVISION}/`, '');
    if (!url.startsWith('/cdn/')) return void res.writeHead(302, { location: encodeURI(`/cdn/${name}/${path}`) }).end();
    const content = model.files[path.slice(1)];
    if (content === undefined) return void res.writeHead(404).end();
    requests.push({ path: path.slice(1), range: req.headers.range });
    send(res, Buffer.from(content), req.headers.range, scripts.length > 1 ? scripts.shift()! : scripts[0]!);
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  onTestFinished(() => {
    server.closeAllConnections();
    server.close();
  });
  const address = server.address();
  return {
    url: `http://127.0.0.1:${typeof address === 'object' ? address?.port : ''}`,
    requests,
    serve: (...next) => void (scripts = [...next]),
  };
}

function api(res: ServerResponse, rest: string, { files, licence }: HubContent): void {
  if (rest === '/revision/main') return json(res, { sha: HUB_REVISION, cardData: licence === undefined ? {} : { license: licence } });
  if (rest !== `/tree/${HUB_REVISION}?recursive=true`) return void res.writeHead(404).end();
  const tree = Object.entries(files).map(([path, content]) => {
    const bytes = Buffer.from(content);
    const oid = createHash('sha1').update(`blob ${bytes.length}\0`).update(bytes).digest('hex');
    const lfs = { oid: createHash('sha256').update(bytes).digest('hex'), size: bytes.length, pointerSize: 130 };
    return { type: 'file', path, oid, size: bytes.length, ...(bytes.length >= 1_000 && { oid: '0'.repeat(40), lfs }) };
  });
  json(res, [{ type: 'directory', path: 'onnx', oid: '0'.repeat(40), size: 0 }, ...tree]);
}

function send(res: ServerResponse, whole: Buffer, range: string | undefined, script: HubScript): void {
  if (script === 'busy') return void res.writeHead(503, { 'retry-after': '0' }).end();
  const offset = script === 'ignores-ranges' ? 0 : Number(/^bytes=(\d+)-$/.exec(range ?? '')?.[1] ?? 0);
  const bytes = Buffer.from(whole.subarray(offset));
  if (script === 'altered') bytes[0]! ^= 1;
  res.writeHead(offset > 0 ? 206 : 200, script === 'too-much' ? {} : { 'content-length': bytes.length });
  if (script === 'too-much') return void res.end(Buffer.concat([bytes, bytes]));
  if (typeof script !== 'object') return void res.end(bytes);
  if ('breaksAfter' in script) res.write(bytes.subarray(0, script.breaksAfter), () => setTimeout(() => res.destroy(), 20));
  else res.write(bytes.subarray(0, script.stallsAfter));
}

function json(res: ServerResponse, body: unknown): void {
  res.writeHead(200, { 'content-type': 'application/json' }).end(JSON.stringify(body));
}
