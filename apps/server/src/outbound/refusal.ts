/** Why something was not fetched. */
export type FetchRefusalReason =
  | 'bad_url'
  | 'private_address'
  | 'unknown_host'
  | 'unreachable'
  | 'timeout'
  | 'bad_status'
  | 'too_many_redirects'
  | 'too_large'
  | 'encoded';

const SENTENCES: Record<FetchRefusalReason, string> = {
  bad_url: 'The address must be a plain http or https URL without credentials, on a usual port.',
  private_address: 'The address does not lead to a public server.',
  unknown_host: 'The host name could not be resolved.',
  unreachable: 'The server could not be reached.',
  timeout: 'The server did not deliver the file in time.',
  bad_status: 'The server did not answer with the file.',
  too_many_redirects: 'The address redirects too many times.',
  too_large: 'The file is larger than this server accepts.',
  encoded: 'The server sent the file compressed although it was asked not to.',
};

/** What trying again later may cure. */
const PASSING: ReadonlySet<FetchRefusalReason> = new Set(['unknown_host', 'unreachable', 'timeout']);

/**
 * Something that was not fetched. `message` is a sentence for the public. Neither it nor `cause`, which is for the
 * log, ever holds an address.
 */
export class FetchRefused extends Error {
  override readonly name = 'FetchRefused';
  readonly reason: FetchRefusalReason;
  readonly retryable: boolean;

  constructor(
    reason: FetchRefusalReason,
    options: { message?: string; retryable?: boolean; cause?: unknown } = {},
  ) {
    super(options.message ?? SENTENCES[reason], { cause: options.cause });
    this.reason = reason;
    this.retryable = options.retryable ?? PASSING.has(reason);
  }
}

/** The code of a system or library error: all of it that may be logged, as its message may hold an address. */
export function codeOf(error: unknown): string {
  return error instanceof Error && 'code' in error ? String(error.code) : 'unknown';
}
