/** Where model servers are: one address or several, in the environment or in a file. */
import { readFileSync } from 'node:fs';
import { AppError } from '#core/errors.ts';

export interface ModelServer {
  /** Base of an OpenAI-compatible API. */
  readonly baseUrl: string;
  /** Requests at once, at most; undefined leaves it to the adapter. */
  readonly concurrency: number | undefined;
}

/**
 * Reads `http://one/v1, http://two/v1 4`: addresses with commas between, each with the number of requests it takes at once if that
 * matters. Anything that does not begin like an address is the path of a file that holds them one per line; `#` begins a remark.
 * @throws {AppError} `configuration` with the part that does not fit.
 */
export function readModelServers(value: string): ModelServer[] {
  if (/^https?:/i.test(value.trim())) return value.split(',').map(readServer);
  return linesOf(value.trim()).map(readServer);
}

/** The address without the credentials that it may carry, to show. */
export function shownAddress(baseUrl: string): string {
  const { origin, pathname } = new URL(baseUrl);
  return origin + pathname.replace(/\/$/, '');
}

function linesOf(path: string): string[] {
  try {
    return readFileSync(path, 'utf8')
      .split('\n')
      .map((line) => line.replace(/#.*/, '').trim())
      .filter((line) => line !== '');
  } catch (cause) {
    throw new AppError('configuration', `OPENAI_BASE_URL: "${path}" is neither an address that begins with http:// or https:// nor a file that can be read; correct it.`, { cause });
  }
}

function readServer(written: string): ModelServer {
  const [, baseUrl = '', concurrency] = /^(\S+)(?:\s+(\d{1,4}))?$/.exec(written.trim()) ?? [];
  if (!URL.canParse(baseUrl) || !/^https?:$/.test(new URL(baseUrl).protocol) || concurrency === '0') {
    throw new AppError('configuration', `OPENAI_BASE_URL: write each server as its address, such as http://127.0.0.1:8000/v1, and perhaps the number of requests it takes at once; "${written.trim().replace(/\/\/[^/@]*@/, '//')}" is something else.`);
  }
  return { baseUrl, concurrency: concurrency === undefined ? undefined : Number(concurrency) };
}
