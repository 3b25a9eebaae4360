/** The way out that adapters are given: they never open a connection themselves. */
export interface HttpPort {
  /**
   * One request, without retries. Compressed answers are not asked for. Redirects are followed only for GETs, at most three,
   * each to an address that is checked like the first; at a redirect headers are dropped unless the origin stays.
   * @throws HttpFailed
   * @throws the signal's reason
   */
  request(request: HttpRequest): Promise<HttpAnswer>;
}

export interface HttpRequest {
  method: 'GET' | 'POST' | 'PUT' | 'DELETE';
  url: string;
  headers: Readonly<Record<string, string>>;
  body?: Uint8Array;
  /** Milliseconds since 1970 by which the last byte must have come. */
  deadline: number;
  /** The answer's body is cut off (`too-large`) above this. */
  maxBytes: number;
  signal: AbortSignal;
}

export interface HttpAnswer {
  status: number;
  /** Names in lower case; the first value of repeated ones. */
  headers: Readonly<Record<string, string>>;
  /** Streams; throws `HttpFailed` for a lost connection, an expired deadline, or too many bytes. */
  body: AsyncIterable<Uint8Array>;
}

export type HttpFailure =
  /** The URL is malformed, or leads to an address that is neither public nor allowed. */
  | 'forbidden'
  | 'unreachable'
  | 'timeout'
  /** The connection broke. */
  | 'reset'
  | 'too-large';

/** A request without a (whole) answer. The message never holds the URL, which may hold secrets. */
export class HttpFailed extends Error {
  override readonly name = 'HttpFailed';
  readonly reason: HttpFailure;
  /** Whether the other side may have got the request: false only when its body was surely not sent. */
  readonly mayHaveArrived: boolean;

  constructor(reason: HttpFailure, mayHaveArrived: boolean, options?: ErrorOptions) {
    super(`The connection failed: ${reason}.`, options);
    this.reason = reason;
    this.mayHaveArrived = mayHaveArrived;
  }
}
