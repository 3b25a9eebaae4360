import { STUDIO_PLANS, type StudioPlan } from '@atelier/contracts/image-studio';
import type { Account } from '../accounts/account.ts';
import type { Db } from '../store/connect.ts';
import { countRefusal, countRequest } from '../store/request-counts.ts';

const MINUTE_MS = 60_000;
const DAY_MS = 24 * 60 * MINUTE_MS;
const MINUTE_SECONDS = 60;
const DAY_SECONDS = 86_400;
/** One screen of the web interface takes several calls. */
const LOGIN_FACTOR = 10;
/** Attempts to guess a credential, for each address. */
const REFUSALS_PER_MINUTE = 60;

const UNLIMITED_PLAN = 'unlimited';
/** Those who run the server limit themselves; the figures only keep the headers whole, and nothing is counted. */
const UNLIMITED: StudioPlan = {
  requests_per_minute: 1_000_000,
  requests_per_day: 100_000_000,
  heavy_per_minute: 1_000_000,
  credits_per_month: null,
};

/** The window that is nearest to its end, as the headers of the answer tell it. */
export interface RateWindow {
  limit: number;
  /** Never below 0. */
  remaining: number;
  resetAt: Date;
  seconds: number;
}

export interface RateVerdict {
  isAllowed: boolean;
  window: RateWindow;
}

export interface RateLimits {
  /** Counts a request of an account, whichever credential it came with. */
  count(request: {
    account: Pick<Account, 'id' | 'plan'>;
    keyId: string | null;
    isLogin: boolean;
    isHeavy: boolean;
  }): Promise<RateVerdict>;
  /** Counts a refused credential; false once an address has shown too many in this minute. */
  countRefusal(address: string): Promise<boolean>;
}

/** Fixed windows of a minute and of a UTC day, kept in the database for all servers together. */
export function createRateLimits(db: Db, now: () => Date): RateLimits {
  return {
    count: async ({ account, keyId, isLogin, isHeavy }) => {
      const at = now();
      if (account.plan === UNLIMITED_PLAN && keyId === null) return uncounted(at);
      const limits = limitsOf(account.plan, isLogin);
      const [minute, day] = [startOf(at, MINUTE_MS), startOf(at, DAY_MS)];
      const { perMinute, perDay } = limits;
      const counts = await countRequest(db, {
        account: account.id,
        keyId,
        at,
        minute,
        day,
        isHeavy,
        perMinute,
        perDay,
      });
      const endOfMinute = new Date(minute.getTime() + MINUTE_MS);
      const endOfDay = new Date(day.getTime() + DAY_MS);
      return judge([
        window(limits.perMinute, counts.minute, endOfMinute, MINUTE_SECONDS),
        window(limits.perDay, counts.day, endOfDay, DAY_SECONDS),
        window(limits.heavyPerMinute, counts.heavy, endOfMinute, MINUTE_SECONDS),
      ]);
    },
    countRefusal: async (address) =>
      (await countRefusal(db, address, startOf(now(), MINUTE_MS))) <= REFUSALS_PER_MINUTE,
  };
}

/** A light request of the server's own people asks the database nothing. */
function uncounted(at: Date): RateVerdict {
  const limit = UNLIMITED.requests_per_minute;
  const resetAt = new Date(startOf(at, MINUTE_MS).getTime() + MINUTE_MS);
  return { isAllowed: true, window: { limit, remaining: limit - 1, resetAt, seconds: MINUTE_SECONDS } };
}

interface CountedWindow extends RateWindow {
  isExceeded: boolean;
}

function window(limit: number, count: number | null, resetAt: Date, seconds: number): CountedWindow | null {
  if (count === null) return null;
  return { limit, remaining: Math.max(0, limit - count), resetAt, seconds, isExceeded: count > limit };
}

function judge(counted: (CountedWindow | null)[]): RateVerdict {
  const windows = counted.filter((entry) => entry !== null);
  const [nearest] = windows.toSorted(
    (a, b) => Number(b.isExceeded) - Number(a.isExceeded) || a.remaining - b.remaining,
  );
  if (nearest === undefined) throw new Error('a request was counted in no window');
  const { isExceeded, ...shown } = nearest;
  return { isAllowed: !isExceeded, window: shown };
}

interface Limits {
  perMinute: number;
  perDay: number;
  heavyPerMinute: number;
}

function limitsOf(planName: string, isLogin: boolean): Limits {
  const plan = planOf(planName);
  const factor = isLogin ? LOGIN_FACTOR : 1;
  return {
    perMinute: plan.requests_per_minute * factor,
    perDay: plan.requests_per_day * factor,
    heavyPerMinute: plan.heavy_per_minute,
  };
}

/** What an account of this plan may use. A plan that nobody knows any more gets as little as the free one. */
export function planOf(name: string): StudioPlan {
  if (name === UNLIMITED_PLAN) return UNLIMITED;
  const known = Object.entries(STUDIO_PLANS).find(([id]) => id === name);
  return known?.[1] ?? STUDIO_PLANS.free;
}

function startOf(at: Date, lengthMs: number): Date {
  return new Date(Math.floor(at.getTime() / lengthMs) * lengthMs);
}
