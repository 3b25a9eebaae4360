import { z } from 'zod';
import { CreditBalance } from './image-studio/answers.ts';

/** Where the account's own calls are: its sessions, what it has at work. */
export const ACCOUNT_BASE_PATH = '/account/v1';

/** POST /session: with a key, or with nothing where the operator lets this host in. */
export const SignIn = z
  .object({ key: z.string().trim().min(1).max(256) })
  .partial()
  .meta({ id: 'SignIn' });

/** Who is signed in with this browser, and what that means here. */
export const SessionView = z
  .object({
    signed_in: z.boolean(),
    /** Whether this browser gets in without a key. */
    may_open: z.boolean(),
    account: z
      .object({ id: z.string(), name: z.string(), plan: z.string(), subscription_id: z.string() })
      .nullable(),
    credits: CreditBalance.nullable(),
    limits: z.object({
      max_upload_bytes: z.int(),
      /** 0 = pictures are kept for ever. */
      image_ttl_days: z.int(),
    }),
  })
  .meta({ id: 'SessionView' });
export type SessionView = z.infer<typeof SessionView>;
