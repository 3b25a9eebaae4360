import { createHash } from 'node:crypto';
import type { Answer } from './answer.ts';
import { type Correction, failureOf, lostCall, retryAfterOf } from './failure.ts';
import type { HostedContext } from './hosted-provider.ts';
import { type HttpAnswer, HttpFailed, type HttpRequest } from './http-port.ts';
import { ProviderFailed, RESULT_LIMITS } from './job.ts';
import { redact } from './redact.ts';

/** What a call needs of its context: everything but the key and the storing of handles. */
export type CallContext = Pick<HostedContext, 'signal' | 'deadline' | 'http' | 'clock'>;

export type CallBody = { json: unknown } | { form: FormData };

export interface Call {
  url: string;
  method?: HttpRequest['method'];
  headers?: Readonly<Record<string, string>>;
  body?: CallBody;
  /** For this request; the context's deadline holds anyway. */
  timeoutMs?: number;
  maxBytes?: number;
  /** Refuses larger requests before anything is sent. */
  maxBodyBytes?: number;
}

/** How an adapter talks to its provider. Answers of every status are returned; who calls decides what they mean. */
export interface Caller {
  /**
   * A request that may start paid work: sent once, never again.
   * @throws ProviderFailed when there is no whole answer, saying whether the provider may have got the request
   * @throws the signal's reason
   */
  submit(context: CallContext, call: Call): Promise<Answer>;
  /**
   * A request that costs nothing however often it is sent: tried again after 429, 5xx and lost connections.
   * @throws ProviderFailed
   * @throws the signal's reason
   */
  ask(context: CallContext, call: Call): Promise<Answer>;
  /**
   * Fetches a result from an address in an answer, without any credentials.
   * @throws ProviderFailed `not-found` when it has expired
   * @throws the signal's reason
   */
  download(context: CallContext, url: string): Promise<Uint8Array>;
  /** The failure that an answer with a bad status is; keys are taken out of the message. */
  failure(answer: Answer, correction?: Correction): ProviderFailed;
  /** Text of the provider's without keys. */
  clean(text: string): string;
}

const SUBMIT_TIMEOUT_MS = 120_000;
const ASK_TIMEOUT_MS = 30_000;
const ASK_TRIES = 4;
const FIRST_PAUSE_MS = 500;
const LONGEST_PAUSE_MS = 60_000;
/** Base64 is a third longer; some more for what is around it. */
const SUBMIT_MAX_BYTES = Math.ceil(RESULT_LIMITS.maxBytes * 1.34) + 1024 * 1024;
const ASK_MAX_BYTES = 4 * 1024 * 1024;

/**
 * Makes the caller of an adapter.
 *
 * @param options.headers sent with every call but downloads: credentials belong here
 * @param options.secrets taken out of every message
 */
export function createCaller(options: {
  headers?: Readonly<Record<string, string>>;
  secrets: readonly string[];
}): Caller {
  const clean = (text: string) => redact(text, options.secrets);
  // Some of them, such as request ids, are stored and shown.
  const withoutKeys = (answer: Answer): Answer => ({
    ...answer,
    headers: Object.fromEntries(Object.entries(answer.headers).map(([name, value]) => [name, clean(value)])),
  });
  const withHeaders = (call: Call): Call => ({ ...call, headers: { ...options.headers, ...call.headers } });
  return {
    clean,
    submit: async (context, call) => {
      const defaults = { method: 'POST', timeoutMs: SUBMIT_TIMEOUT_MS, maxBytes: SUBMIT_MAX_BYTES } as const;
      return withoutKeys(await send(context, withHeaders({ ...defaults, ...call }), true));
    },
    ask: async (context, call) => {
      const defaults = { timeoutMs: ASK_TIMEOUT_MS, maxBytes: ASK_MAX_BYTES };
      return withoutKeys(await askAgain(context, withHeaders({ ...defaults, ...call })));
    },
    download: async (context, url) => {
      const call = { url, timeoutMs: SUBMIT_TIMEOUT_MS, maxBytes: RESULT_LIMITS.maxBytes };
      const answer = await askAgain(context, call);
      if (answer.ok) return answer.bytes;
      const hasExpired = [403, 404, 410].includes(answer.status);
      const expired = { kind: 'not-found', message: 'The provider no longer has the result.' } as const;
      throw failureOf(answer, hasExpired ? expired : {});
    },
    failure: (answer, { message, ...correction } = {}) =>
      failureOf(answer, message === undefined ? correction : { ...correction, message: clean(message) }),
  };
}

async function askAgain(context: CallContext, call: Call): Promise<Answer> {
  for (let attempt = 1; ; attempt++) {
    const outcome = await send(context, call, false).catch(passingFailure);
    const wait = pauseBefore(attempt, call.url, 'headers' in outcome ? outcome.headers : {});
    const isLast = attempt === ASK_TRIES || context.clock.now() + wait >= context.deadline;
    if (outcome instanceof ProviderFailed) {
      if (isLast) throw outcome;
    } else if (isLast || !isPassing(outcome.status)) return outcome;
    await context.clock.pause(wait, context.signal);
  }
}

/** Gives failures that may pass, and throws the others. */
function passingFailure(error: unknown): ProviderFailed {
  if (error instanceof ProviderFailed && ['network', 'timeout'].includes(error.error.kind)) return error;
  throw error;
}

function isPassing(status: number): boolean {
  return status === 429 || status >= 500;
}

/** Exponential, at least what the provider asks for, and spread so that many jobs do not come at the same moment. */
function pauseBefore(attempt: number, url: string, headers: Readonly<Record<string, string>>): number {
  const spread = createHash('sha256').update(`${url} ${attempt}`).digest().readUInt16BE(0) / 0xffff;
  const pause = FIRST_PAUSE_MS * 2 ** (attempt - 1) * (1 + spread);
  return Math.ceil(Math.min(LONGEST_PAUSE_MS, Math.max(pause, retryAfterOf(headers) ?? 0)));
}

async function send(context: CallContext, call: Call, isPaid: boolean): Promise<Answer> {
  const { method = 'GET', url, timeoutMs = ASK_TIMEOUT_MS, maxBytes = ASK_MAX_BYTES } = call;
  const { signal, http, clock } = context;
  signal.throwIfAborted();
  const { body, contentType } = await encode(call.body);
  refuseLargeBody(body, call.maxBodyBytes);
  try {
    const answer = await http.request({
      method,
      url,
      headers: { ...call.headers, ...(contentType === undefined ? {} : { 'content-type': contentType }) },
      ...(body === undefined ? {} : { body }),
      deadline: Math.min(context.deadline, clock.now() + timeoutMs),
      maxBytes,
      signal,
    });
    return await whole(answer, isPaid);
  } catch (error) {
    if (signal.aborted) throw signal.reason;
    throw error instanceof HttpFailed ? lostCall(error, isPaid) : error;
  }
}

async function whole({ status, headers, body }: HttpAnswer, isPaid: boolean): Promise<Answer> {
  const chunks: Uint8Array[] = [];
  for await (const chunk of body) chunks.push(chunk);
  const ok = status >= 200 && status < 300;
  return { status, ok, headers, bytes: Buffer.concat(chunks), accepted: isPaid && !ok ? 'unknown' : 'yes' };
}

async function encode(body: CallBody | undefined): Promise<{ body?: Uint8Array; contentType?: string }> {
  if (body === undefined) return {};
  if ('json' in body)
    return { body: Buffer.from(JSON.stringify(body.json)), contentType: 'application/json' };
  const encoded = new Response(body.form);
  const contentType = encoded.headers.get('content-type');
  const bytes = new Uint8Array(await encoded.arrayBuffer());
  return contentType === null ? { body: bytes } : { body: bytes, contentType };
}

function refuseLargeBody(body: Uint8Array | undefined, maxBodyBytes = Number.POSITIVE_INFINITY): void {
  if (body === undefined || body.length <= maxBodyBytes) return;
  throw new ProviderFailed({
    kind: 'too-large',
    accepted: 'no',
    charged: 'no',
    message: `The request has ${body.length} bytes; the provider takes ${maxBodyBytes} at most.`,
  });
}
