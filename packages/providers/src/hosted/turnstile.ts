import type { Clock } from './hosted-provider.ts';
import type { ProviderError } from './job.ts';

export interface TurnstileLimits {
  /** Jobs at the same time. */
  concurrency: number;
  /** Submissions within any minute. */
  ratePerMinute: number;
}

/** Troubles in a row after which a provider is left alone for a while (a circuit breaker; M. Nygard, "Release It!"). */
const TROUBLES_TO_OPEN = 5;
const OPEN_MS = 30_000;
const MINUTE_MS = 60_000;
/** What speaks of the provider's state rather than of one request. */
const TROUBLE: readonly ProviderError['kind'][] = [
  'unavailable',
  'network',
  'timeout',
  'internal',
  'auth',
  'quota',
];

/**
 * Stands in front of one provider and key: lets through as many at a time, and a minute, as is allowed, nobody before the
 * provider wants to be asked again, and nobody for a while after it failed again and again. It counts what this
 * process sends; several processes share a limit by having smaller ones.
 */
export class Turnstile {
  readonly #limits: TurnstileLimits;
  readonly #clock: Clock;
  readonly #entered: number[] = [];
  #inside = 0;
  #troubles = 0;
  #openUntil = 0;
  #notBefore = 0;
  #wake = Promise.withResolvers<void>();

  constructor(limits: TurnstileLimits, clock: Clock) {
    this.#limits = limits;
    this.#clock = clock;
  }

  /** How long nobody is let through because of earlier troubles; 0 when the way is free. */
  get closedForMs(): number {
    return Math.max(0, this.#openUntil - this.#clock.now());
  }

  /**
   * Waits for one's turn; call the result when the job has ended.
   * @throws the signal's reason
   */
  async enter(signal: AbortSignal): Promise<() => void> {
    for (;;) {
      signal.throwIfAborted();
      const waitMs = this.#waitMs();
      if (waitMs === 0) break;
      await this.#waitFor(waitMs, signal);
    }
    this.#inside++;
    this.#entered.push(this.#clock.now());
    let isInside = true;
    return () => {
      if (!isInside) return;
      isInside = false;
      this.#inside--;
      this.#wakeAll();
    };
  }

  succeeded(): void {
    this.#troubles = 0;
    this.#openUntil = 0;
  }

  failed({ kind, retryAfterMs }: ProviderError): void {
    const now = this.#clock.now();
    if (kind === 'rate') this.#notBefore = Math.max(this.#notBefore, now + (retryAfterMs ?? 0));
    if (!TROUBLE.includes(kind)) return;
    this.#troubles++;
    // After the pause one failure is enough to close it again, until something succeeds.
    if (this.#troubles >= TROUBLES_TO_OPEN) this.#openUntil = now + OPEN_MS;
  }

  /** 0 = go; infinite = until somebody leaves. */
  #waitMs(): number {
    const now = this.#clock.now();
    while ((this.#entered[0] ?? now) <= now - MINUTE_MS) this.#entered.shift();
    if (this.#inside >= this.#limits.concurrency) return Number.POSITIVE_INFINITY;
    const isFull = this.#entered.length >= this.#limits.ratePerMinute;
    const forRate = isFull ? (this.#entered[0] ?? now) + MINUTE_MS - now : 0;
    return Math.max(0, forRate, this.#notBefore - now);
  }

  async #waitFor(ms: number, signal: AbortSignal): Promise<void> {
    const stop = new AbortController();
    const both = AbortSignal.any([signal, stop.signal]);
    const aborted = Promise.withResolvers<void>();
    both.addEventListener('abort', () => aborted.resolve(), { once: true });
    const timer = Number.isFinite(ms) ? this.#clock.pause(ms, both).catch(() => {}) : aborted.promise;
    await Promise.race([timer, this.#wake.promise, aborted.promise]);
    stop.abort();
  }

  #wakeAll(): void {
    this.#wake.resolve();
    this.#wake = Promise.withResolvers<void>();
  }
}
