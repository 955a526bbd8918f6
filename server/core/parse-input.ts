import type { z } from 'zod';
import { AppError } from './errors.ts';

/**
 * Parses what a caller sent. Only here does a schema failure count as the caller's fault.
 * @throws {AppError} `invalid_request`, with each field that does not fit and what it may be, in one line.
 */
export function parseInput<Schema extends z.ZodType>(schema: Schema, input: unknown): z.output<Schema> {
  const parsed = schema.safeParse(input);
  if (parsed.success) return parsed.data;
  const faults = parsed.error.issues.map(({ path, message }) => (path.length === 0 ? message : `${path.join('.')}: ${message}`));
  throw new AppError('invalid_request', `${faults.map((fault) => fault.replace(/\.$/, '')).join('; ')}.`, { cause: parsed.error });
}
