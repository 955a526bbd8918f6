/** A hub of models, or a mirror of one, through the HTTP interface that huggingface.co defined: what a model holds, and its files. */
import { z } from 'zod';
import { AppError } from '#core/errors.ts';
import { statusOf, withRetries } from '../adapters/retry.ts';

/** A file of a model as the hub lists it. */
export interface HubFile {
  /** Relative, `/` between its parts. */
  readonly path: string;
  /** In bytes. */
  readonly size: number;
  /** SHA-256 of the content; or, of small files, the SHA-1 that git gives it (over `blob <size>\0` and the content). */
  readonly checksum: { readonly kind: 'sha256' | 'git-sha1'; readonly hex: string };
}

export interface HubModel {
  readonly name: string;
  /** Commit, so that all files belong together however long the download takes; `main` where a mirror does not say. */
  readonly revision: string;
  /** As the model's card names it, e.g. `mit`; null when it does not. */
  readonly licence: string | null;
  readonly files: readonly HubFile[];
}

export interface Hub {
  /** @throws {AppError} `invalid_request` for a model that the hub does not give out, `upstream_unavailable` when it cannot be asked. */
  model(name: string, signal?: AbortSignal): Promise<HubModel>;
  /**
   * The bytes of a file from `offset` on.
   * @returns The stream, and where it begins: 0 when the server knows no ranges.
   * @throws An error with `status`, or what broke the connection.
   */
  open(model: HubModel, file: HubFile, offset: number, signal?: AbortSignal): Promise<{ readonly bytes: ReadableStream<Uint8Array>; readonly from: number }>;
}

const Info = z.object({
  sha: z.string().regex(/^[0-9a-f]{40}$/).optional(),
  cardData: z.object({ license: z.string().optional(), license_name: z.string().optional() }).nullish(),
});

const Tree = z.array(
  z.object({
    type: z.string(),
    path: z.string(),
    oid: z.string().regex(/^[0-9a-f]{40}$/),
    size: z.int().nonnegative(),
    lfs: z.object({ oid: z.string().regex(/^[0-9a-f]{64}$/), size: z.int().nonnegative() }).nullish(),
  }),
);

const ATTEMPTS = 4;
/** Longest wait for the head of a reply. */
const PATIENCE_MS = 30_000;

/** @param endpoint - Base address, e.g. `https://huggingface.co`. Redirects are followed, but never from https to http. */
export function openHub(endpoint: string): Hub {
  const base = endpoint.replace(/\/+$/, '');

  async function get(url: string, headers: Record<string, string>, signal?: AbortSignal): Promise<Response> {
    const patience = new AbortController();
    const timer = setTimeout(() => patience.abort(new Error('The hub is silent.')), PATIENCE_MS);
    const response = await fetch(url, { headers, signal: signal ? AbortSignal.any([signal, patience.signal]) : patience.signal }).finally(() => clearTimeout(timer));
    if (url.startsWith('https:') && !response.url.startsWith('https:')) throw new AppError('upstream_unavailable', `${base} leads to an address without encryption; set HF_ENDPOINT to a hub that you trust.`);
    if (response.ok) return response;
    await response.body?.cancel();
    throw Object.assign(new Error(`status ${response.status}`), { status: response.status, headers: response.headers });
  }

  async function json(path: string, signal?: AbortSignal): Promise<unknown> {
    return (await withRetries(() => get(base + path, { accept: 'application/json' }, signal), { attempts: ATTEMPTS, signal })).json();
  }

  return {
    async model(name, signal) {
      try {
        const { sha = 'main', cardData } = Info.parse(await json(`/api/models/${name}/revision/main`, signal));
        const tree = Tree.parse(await json(`/api/models/${name}/tree/${sha}?recursive=true`, signal));
        const licence = cardData?.license_name ?? cardData?.license ?? null;
        return { name, revision: sha, licence, files: tree.filter(({ type }) => type === 'file').map(toFile) };
      } catch (error) {
        signal?.throwIfAborted();
        throw hubFailure(base, name, error);
      }
    },
    async open({ name, revision }, { path }, offset, signal) {
      const address = path.split('/').map(encodeURIComponent).join('/');
      const response = await get(`${base}/${name}/resolve/${revision}/${address}`, offset > 0 ? { range: `bytes=${offset}-` } : {}, signal);
      if (!response.body) throw new Error('The reply has no body.');
      return { bytes: response.body, from: response.status === 206 ? offset : 0 };
    },
  };
}

/** Puts what went wrong with a hub into a sentence. */
export function hubFailure(endpoint: string, name: string, cause: unknown): AppError {
  if (cause instanceof AppError) return cause;
  const status = statusOf(cause);
  if (status === 404 || status === 401 || status === 403) {
    return new AppError('invalid_request', `${endpoint} gives out no model ${name}: check the name, or fetch it where you may log in and copy its folder here.`, { cause });
  }
  const why = status === undefined ? 'cannot be reached or does not speak the protocol of a model hub' : `answered with status ${status}`;
  return new AppError('upstream_unavailable', `${endpoint} ${why}; try again later, or set HF_ENDPOINT to a mirror.`, { cause });
}

function toFile({ path, oid, size, lfs }: z.output<typeof Tree>[number]): HubFile {
  return lfs ? { path, size: lfs.size, checksum: { kind: 'sha256', hex: lfs.oid } } : { path, size, checksum: { kind: 'git-sha1', hex: oid } };
}
