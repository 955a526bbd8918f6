/** Every failure a caller can act on. Adding a code is an API change: the HTTP map stops compiling. */
export type ErrorCode =
  | 'invalid_request'
  | 'article_not_found'
  | 'collection_not_found'
  | 'index_missing'
  | 'index_damaged'
  | 'index_mismatch'
  | 'index_locked'
  | 'unreadable_document'
  | 'configuration'
  | 'upstream_unavailable';

/** A failure that its message explains to the reader, in one sentence that says what to do. */
export class AppError extends Error {
  override readonly name = 'AppError';
  readonly code: ErrorCode;

  constructor(code: ErrorCode, message: string, options?: ErrorOptions) {
    super(message, options);
    this.code = code;
  }
}
