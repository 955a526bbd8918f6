import type { Problem } from '#core/contract.ts';

/**
 * Why something asked of the server did not come.
 *
 * `problem`: the server said so (RFC 9457). `unreachable`: no connection. `interrupted`: the answer broke off before its end.
 * `bad-reply`: something came that is not Parapet's, e.g. a proxy's own error page; `status` is its HTTP status, if any.
 */
export type Failure =
  | { readonly kind: 'problem'; readonly problem: Problem }
  | { readonly kind: 'unreachable' }
  | { readonly kind: 'interrupted' }
  | { readonly kind: 'bad-reply'; readonly status: number | null };

/** Carries a {@link Failure} to whoever shows it; the message is for the console only. */
export class RequestFailed extends Error {
  override readonly name = 'RequestFailed';
  readonly failure: Failure;

  constructor(failure: Failure, options?: ErrorOptions) {
    super(failure.kind === 'problem' ? (failure.problem.detail ?? failure.problem.title) : failure.kind, options);
    this.failure = failure;
  }
}

/** The failure an error carries. Any other error is a fault of this page, reported as a reply it could not show. */
export function failureOf(error: unknown): Failure {
  return error instanceof RequestFailed ? error.failure : { kind: 'bad-reply', status: null };
}
