import express, { type RequestHandler } from 'express';
import { AppError } from '#core/errors.ts';
import { HttpError } from './problem.ts';

/**
 * Reads a JSON body into `req.body`.
 *
 * Stricter than `express.json()`, which replaces broken UTF-8 by U+FFFD: RFC 8259 allows UTF-8 only, and a question
 * silently altered is answered wrongly. Compressed bodies are refused, so there is nothing to inflate.
 * @param limit - Largest body, in bytes.
 */
export function readJson(limit = 64 * 1024): readonly RequestHandler[] {
  return [requireJson, express.raw({ type: () => true, limit, inflate: false }), decodeJson];
}

const requireJson: RequestHandler = function requireJson(req, _res, next) {
  const type = req.get('content-type') ?? '';
  const [mediaType = '', ...parameters] = type.toLowerCase().split(';').map((part) => part.trim());
  const charset = parameters.find((parameter) => parameter.startsWith('charset='))?.slice('charset='.length).replaceAll('"', '');
  if (mediaType !== 'application/json' || (charset ?? 'utf-8') !== 'utf-8') {
    throw new HttpError(415, 'unsupported_media_type', 'Send the body with "Content-Type: application/json", in UTF-8.');
  }
  next();
};

const decodeJson: RequestHandler = function decodeJson(req, _res, next) {
  const bytes: unknown = req.body;
  try {
    req.body = JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(Buffer.isBuffer(bytes) ? bytes : new Uint8Array()));
  } catch (cause) {
    throw new AppError('invalid_request', 'The body is not valid JSON in UTF-8; send one JSON object.', { cause });
  }
  next();
};
