/** Reads the containers that foreign sets come in: a JSON array, JSON Lines, CSV. */
import { readFile } from 'node:fs/promises';
import type { z } from 'zod';
import { AppError } from '#core/errors.ts';
import { readCsv } from './csv.ts';

/** A record and where it stands, e.g. `set.csv:12` or `set.json, record 3`. */
export interface Placed<Value> {
  readonly place: string;
  readonly value: Value;
}

/**
 * Records of a file: rows of `.csv`, lines of JSON objects, or the entries of one JSON array.
 * @throws {AppError} `invalid_request` for a file that cannot be read or is none of these.
 */
export async function readRecords(path: string): Promise<Placed<unknown>[]> {
  const content = await readText(path);
  if (/\.csv$/i.test(path)) return readCsv(content, path).map(({ line, record }) => ({ place: `${path}:${line}`, value: record }));
  if (/^\s*\[/.test(content)) {
    const array = parseJson(content, path);
    if (Array.isArray(array)) return array.map((value: unknown, index) => ({ place: `${path}, record ${index + 1}`, value }));
  }
  return content.split('\n').flatMap((line, index) => (line.trim() === '' ? [] : [{ place: `${path}:${index + 1}`, value: parseJson(line, `${path}:${index + 1}`) }]));
}

/** The whole of a file as one JSON value. @throws {AppError} As {@link readRecords}. */
export async function readJson(path: string): Promise<Placed<unknown>> {
  return { place: path, value: parseJson(await readText(path), path) };
}

/** @throws {AppError} `invalid_request` naming the place and the field that is not as the format has it. */
export function parsed<Schema extends z.ZodType>(schema: Schema, { place, value }: Placed<unknown>, format: string): z.output<Schema> {
  const result = schema.safeParse(value);
  if (result.success) return result.data;
  const [issue] = result.error.issues;
  throw new AppError('invalid_request', `${place}: ${issue?.path.join('.') || 'record'}: ${issue?.message}; this is not the ${format} format.`);
}

/** @throws {AppError} `invalid_request` for a file that cannot be read. */
export async function readText(path: string): Promise<string> {
  const content = await readFile(path, 'utf8').catch((cause: unknown) => {
    throw new AppError('invalid_request', `${path} cannot be read; check the path.`, { cause });
  });
  return content.replace(/^\ufeff/, '');
}

function parseJson(text: string, place: string): unknown {
  try {
    return JSON.parse(text);
  } catch (cause) {
    throw new AppError('invalid_request', `${place}: not valid JSON.`, { cause });
  }
}
