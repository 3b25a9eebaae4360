import type { ImageRole, StudioWork } from '@atelier/contracts/image-studio';
import { z } from 'zod';
import type { Account, AccountId } from '../accounts/account.ts';
import type { Price } from '../credits/price.ts';
import type { Choice, HostedOrder } from '../hosted/hosted-order.ts';
import type { KeptAnswer } from '../store/idempotency.ts';

/** The parts of the API that make pictures; each words its failures and shapes its answers in its own way. */
export const STUDIO_ROUTES = [
  'create',
  'edit',
  'upscale',
  'control',
  'social',
  'compress',
  'convert',
  'face_swap',
] as const;
export type StudioRoute = (typeof STUDIO_ROUTES)[number];

/** A picture of the caller that passed the decode gate. */
export interface StudioInput {
  role: ImageRole;
  bytes: Uint8Array;
  width: number;
  height: number;
}

/** A key under which the same request may come again. */
export interface RequestKey {
  key: string;
  /** SHA-256 of path and body. */
  hash: Buffer;
}

/** What is wanted of whoever does the work, where that is not the local engine. */
export interface ProviderWish {
  /** The caller named the provider of the price: nobody else may be asked. */
  isNamed?: boolean;
  /** Who may be asked, one after the other; absent = whoever does this kind of work. */
  chain?: Choice[];
  why?: string;
  prompt?: string;
  negativePrompt?: string;
  params?: HostedOrder['params'];
  asked?: HostedOrder['asked'];
}

/** Work as a route orders it, everything decided. */
export interface StudioOrder {
  route: StudioRoute;
  /** Each is a task of its own; several are done side by side. */
  work: StudioWork[];
  inputs: StudioInput[];
  price: Price;
  /** How many pictures the price is for. */
  images: number;
  /** What only providers are told, and whom the caller wants. */
  wish?: ProviderWish;
  /** What the answer will say of the request. */
  facts: Record<string, unknown>;
  /** Whether the results go to the library, and under which words. */
  save: boolean;
  prompt?: string | undefined;
  requestKey?: RequestKey | undefined;
}

/** What is stored of an order besides its tasks, pictures and price. */
export const STORED_ORDER = z.object({
  job: z.object({
    route: z.enum(STUDIO_ROUTES),
    operation: z.string(),
    provider: z.string(),
    model: z.string(),
    facts: z.record(z.string(), z.unknown()),
    save: z.boolean(),
    prompt: z.string().nullable(),
  }),
});
export type StoredJob = z.infer<typeof STORED_ORDER>['job'];

export type JobStatus = 'queued' | 'running' | 'succeeded' | 'failed' | 'cancelled';

export interface JobPicture {
  /** Its place among all of its job; grows, with gaps. */
  position: number;
  /** Of its bytes. */
  key: string;
  mime: string;
  width: number;
  height: number;
  metadata: Record<string, unknown>;
  /** Null unless it is in the library. */
  assetId: number | null;
}

/** A part of a job that could not be made. */
export interface JobLoss {
  /** Of its work in the order, from 0. */
  position: number;
  /** A sentence for the caller. */
  error: string;
}

/** How far some work is, and what it gave. */
export interface StudioJob extends StoredJob {
  id: string;
  status: JobStatus;
  /** 0..1. */
  progress: number;
  /** A sentence for the caller; null unless it failed. */
  error: string | null;
  /** It failed for a reason in the pictures that came with it. */
  isRefused: boolean;
  warnings: string[];
  /** What is made already, also while it is at work. */
  pictures: JobPicture[];
  /** What could not be made. */
  losses: JobLoss[];
  /** Charged, or set aside while it is at work. */
  credits: number;
  /** From the start of the work to its end; null before. */
  seconds: number | null;
}

export interface StudioJobs {
  /**
   * Sets the price aside and queues the work in one transaction; returns the id of the job, that of an earlier one when
   * the same request came under the same key.
   * @throws AtelierError `not_enough_credits`, `idempotency_key_reused`
   */
  order(account: Account, order: StudioOrder): Promise<string>;
  /** Null when unknown or another account's. */
  get(account: AccountId, id: string): Promise<StudioJob | null>;
  /** Waits for the end of a job; null when it has not ended in time or the waiting was aborted. */
  ended(account: AccountId, id: string, timeoutMs: number, signal: AbortSignal): Promise<StudioJob | null>;
  /** Ends a job that has not ended; what was set aside for it is free again. */
  cancel(account: AccountId, id: string): Promise<void>;
  /**
   * Holds a request that makes no job to its key; gives back what the same request was answered before, if that was kept.
   * @throws AtelierError `idempotency_key_reused`
   */
  holdToKey(account: AccountId, requestKey: RequestKey): Promise<KeptAnswer | null>;
  /** Keeps what a request that makes no job was answered. */
  keepAnswer(account: AccountId, requestKey: RequestKey, answer: KeptAnswer): Promise<void>;
  /** A seed for a request that names none. */
  drawSeed(): number;
  /** The bytes of a picture. */
  read(picture: JobPicture): Promise<Uint8Array>;
}
