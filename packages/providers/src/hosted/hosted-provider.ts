import type { HttpPort } from './http-port.ts';
import type { JobHandle, JobState } from './job.ts';
import type { OperationRequest, Tri } from './operation.ts';
import type { Money, OperationSpec } from './spec.ts';

/** Time, so that tests need not wait. */
export interface Clock {
  /** Milliseconds since 1970. */
  now(): number;
  /** @throws the signal's reason */
  pause(ms: number, signal: AbortSignal): Promise<void>;
}

/** What every call to a provider is given. */
export interface HostedContext {
  /**
   * Names this piece of paid work for ever, as a UUID: where a provider lets its client choose an id or takes an idempotency
   * key, this is it.
   */
  key: string;
  signal: AbortSignal;
  /** Milliseconds since 1970; nothing of the call outlives it. */
  deadline: number;
  http: HttpPort;
  clock: Clock;
  /** Stores the handle. Awaited by `submit` as soon as a remote id is known and before anything else, so that a paid job is never lost. */
  save(handle: JobHandle): Promise<void>;
}

export interface Objection {
  field: string;
  rule: string;
  /** A sentence for the user. */
  message: string;
}

export type CancelOutcome = 'canceled' | 'too-late' | 'unsupported';

export interface Health {
  ok: boolean;
  /** Why not, or what was found; a sentence without keys. */
  message: string;
  balance?: Money;
  /** Models (by our ids) that answer. */
  models?: readonly string[];
}

/** What an operator sets to use a provider. */
export interface HostedSettings {
  /** Never logged, never stored; see `redact.ts`. */
  apiKey?: string;
  /** Instead of the provider's own address; without a slash at the end. */
  baseUrl?: string;
}

/**
 * Somebody who can be asked for pictures: a service, a server of the operator's that speaks such a service's language, or
 * the engine of this machine (`local/local-adapter.ts`), to whom calls are handed in the same way. Version 1.
 *
 * Rules for adapters:
 * - `check` is complete against the specs, so `submit` sends nothing that it would refuse, and no field that the
 *   provider's contract lacks.
 * - `submit` sends at most one request that may cost money, and never sends it again. Look-ups may be repeated.
 * - `submit` of a job awaits `context.save` as soon as a remote id is known. Models of mode `sync` give `done`, `blocked`
 *   or `failed` at once.
 * - Failures: throw `ProviderFailed` (`call.ts` does) or give the state `failed`; both mean the same to callers. An abort
 *   rejects with the signal's reason.
 * - A moderation refusal is the state `blocked`; a blurred stand-in is never given as a picture.
 */
export interface HostedProvider {
  readonly version: 1;
  /** `stability`; also in metadata, settings and the database. */
  readonly id: string;
  /** `Stability AI`. */
  readonly name: string;
  /** Old model names to living ones: `{ 'imagen-3.0-generate-001': 'gemini-nano-banana-2.1' }`. */
  readonly retired: Readonly<Record<string, string>>;
  specs(): readonly OperationSpec[];
  /** Pure. Empty when `submit` may be called. */
  check(request: OperationRequest): readonly Objection[];
  /** Pure. For all pictures of the request. */
  estimate(request: OperationRequest): Money;
  submit(request: OperationRequest, context: HostedContext): Promise<JobState>;
  poll(handle: JobHandle, context: HostedContext): Promise<JobState>;
  cancel(handle: JobHandle, context: HostedContext): Promise<CancelOutcome>;
  /**
   * Whether a submission whose answer was lost has arrived, asked under `context.key`. Only of providers some of whose specs
   * say `lookup-first`. Gives the job's handle when it has.
   */
  lookUp?(
    request: Pick<OperationRequest, 'operation' | 'model'>,
    context: HostedContext,
  ): Promise<{ arrived: Tri; handle?: JobHandle }>;
  /** Whether address and key work, without making (or paying for) a picture. Never rejects but for the signal. */
  health(context: Omit<HostedContext, 'key' | 'save'>): Promise<Health>;
}
